"""What somebody typed, taken apart, and the terms that each word reaches."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from glossary.search.aloud import of_letters
from glossary.search.index import ByPlace, Index
from glossary.search.numbers import in_all, in_any
from glossary.search.vocabulary import MIN_BEGINNING_LENGTH
from glossary.words import spelling, words_of

IGNORED = frozenset(
    ("a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with")
)


_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"}
_ORDINAL = re.compile(r"(?i)\b(?:1st|2nd|3rd)\b")


class Sense(Enum):
    """A way to take a typed word."""

    TYPED = auto()
    BEGUN = auto()
    """As the beginning of others: it may still be being typed."""
    AKIN = auto()
    """As any other form of it."""
    MISSPELT = auto()
    """With one typing error."""


Lookup = tuple[Sense, ...]
"""The ways in which the words of a query are taken."""
AS_TYPED: Lookup = (Sense.TYPED,)
COMPLETED: Lookup = (*AS_TYPED, Sense.BEGUN)
AKIN: Lookup = (*COMPLETED, Sense.AKIN)
CORRECTED: Lookup = (*COMPLETED, Sense.MISSPELT)


@dataclass(frozen=True)
class Chunk:
    """Text between two spaces: "gmp", or "c-gmp", which is one word or two."""

    words: tuple[str, ...]
    together: str

    @property
    def spellings(self) -> set[str]:
        return {*self.words, self.together}


class Query:
    """A search for all of the typed words, in one index."""

    def __init__(self, text: str, index: Index) -> None:
        text = _ORDINAL.sub(lambda found: _ORDINALS[found[0].lower()], text)
        self.text = text
        self.index = index
        self.words = words_of(text)
        self.spelling = spelling(text)
        self.of_letters = of_letters(text)
        chunks = [
            Chunk(tuple(words_of(token)), spelling(token)) for token in text.split()
        ]
        chunks = [chunk for chunk in chunks if chunk.words]
        telling = [chunk for chunk in chunks if not IGNORED.issuperset(chunk.words)]
        self.chunks = telling or chunks
        self._meant: dict[tuple[Sense, str], AbstractSet[str]] = {}
        self._reached: dict[tuple[Sense, str], ByPlace] = {}

    @cached_property
    def phrase(self) -> str:
        """As the vocabulary writes it; empty for one word and for unknown ones."""
        if len(self.words) < 2:
            return ""
        return self.index.vocabulary.phrase(self.words)

    @cached_property
    def has_other_forms(self) -> bool:
        """Whether a word has forms that it is not the beginning of."""
        words = {word for chunk in self.chunks for word in chunk.spellings}
        return any(
            not self._words(Sense.AKIN, word) <= self._all_words(COMPLETED, word)
            for word in words
        )

    def meant_by(self, chunk: Chunk, lookup: Lookup) -> set[str]:
        """The words of the glossary that it may mean, as a whole or each of its own."""
        return set().union(*(self._all_words(lookup, each) for each in chunk.spellings))

    def reach(self, lookup: Lookup) -> list[ByPlace]:
        """For each chunk the terms that hold it, as a whole or all of its words."""
        return [self.reach_of(chunk, lookup) for chunk in self.chunks]

    def reach_of(self, chunk: Chunk, lookup: Lookup) -> ByPlace:
        together = self._reach_word(lookup, chunk.together)
        if len(chunk.words) == 1:
            return together
        apart = [self._reach_word(lookup, word) for word in chunk.words]
        each = map(in_all, zip(*apart, strict=True))
        return [one | other for one, other in zip(together, each, strict=True)]

    def _reach_word(self, lookup: Lookup, word: str) -> ByPlace:
        reached = [self._reach_in(sense, word) for sense in lookup]
        return [*map(in_any, zip(*reached, strict=True))]

    def _reach_in(self, sense: Sense, word: str) -> ByPlace:
        if (sense, word) not in self._reached:
            is_begun = sense is Sense.BEGUN and len(word) >= MIN_BEGINNING_LENGTH
            self._reached[sense, word] = (
                self.index.reach_begun(word)
                if is_begun
                else self.index.reach(self._words(sense, word))
            )
        return self._reached[sense, word]

    def _all_words(self, lookup: Lookup, word: str) -> set[str]:
        return set().union(*(self._words(sense, word) for sense in lookup))

    def _words(self, sense: Sense, word: str) -> AbstractSet[str]:
        if (sense, word) not in self._meant:
            self._meant[sense, word] = self._looked_up(sense, word)
        return self._meant[sense, word]

    def _looked_up(self, sense: Sense, word: str) -> AbstractSet[str]:
        vocabulary = self.index.vocabulary
        match sense:
            case Sense.TYPED:
                return {vocabulary.character(word)} - {""}
            case Sense.BEGUN if len(word) < MIN_BEGINNING_LENGTH:
                return set()
            case Sense.BEGUN:
                return vocabulary.beginning_with(word)
            case Sense.AKIN:
                return vocabulary.akin(word)
            case Sense.MISSPELT:
                return vocabulary.like(word)

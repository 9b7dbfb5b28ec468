"""What somebody typed, taken apart, and the terms that each word reaches."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from glossary.search.aloud import of_letters
from glossary.search.index import Index
from glossary.search.spellings import Numbers
from glossary.words import spelling, words_of

IGNORED = frozenset(
    ("a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with")
)
MIN_BEGINNING_LENGTH = 3

Lookup = Callable[[str], set[str]]
"""From a typed word to the glossary words it may mean."""


@dataclass(frozen=True)
class Chunk:
    """Text between two spaces: "gmp", or "c-gmp", which is one word or two."""

    words: tuple[str, ...]
    together: str

    @property
    def spellings(self) -> set[str]:
        return {*self.words, self.together}

    def reach(self, index: Index, lookup: Lookup) -> list[Numbers]:
        """By place: the terms that hold the whole, or all of its words."""
        together = index.reach(lookup(self.together))
        if len(self.words) == 1:
            return together
        apart = [index.reach(lookup(word)) for word in self.words]
        each = [set.intersection(*reached) for reached in zip(*apart, strict=True)]
        return [one | other for one, other in zip(together, each, strict=True)]


class Query:
    """A search for all of the typed words, in one index."""

    def __init__(self, text: str, index: Index) -> None:
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
        self._corrected: dict[str, set[str]] = {}

    @cached_property
    def phrase(self) -> str:
        """As the vocabulary writes it; empty for one word and for unknown ones."""
        if len(self.words) < 2:
            return ""
        return self.index.vocabulary.phrase(self.words)

    def as_typed(self, word: str) -> set[str]:
        return {self.index.vocabulary.character(word)} - {""}

    def completed(self, word: str) -> set[str]:
        """The word and what it is the beginning of: it may still be being typed."""
        known = self.as_typed(word)
        if len(word) < MIN_BEGINNING_LENGTH:
            return known
        return known | self.index.vocabulary.beginning_with(word)

    def corrected(self, word: str) -> set[str]:
        """What may be meant if there is one typing error in it."""
        if word not in self._corrected:
            like = self.index.vocabulary.like(word)
            self._corrected[word] = self.completed(word) | like
        return self._corrected[word]

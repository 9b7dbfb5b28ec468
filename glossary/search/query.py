"""What somebody typed, taken apart, and the terms that each word reaches."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from glossary.search.aloud import of_letters
from glossary.search.forms_of_words import FILLERS, in_digits
from glossary.search.index import Index
from glossary.search.spellings import Numbers
from glossary.words import spelling, words_of

IGNORED = frozenset(
    ("a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with")
)
MIN_BEGINNING_LENGTH = 3
MAX_TOKENS = 8
MAX_JOINED = 4
MAX_WITHIN = 5

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
        self._tokens = text.split()
        chunks = [
            Chunk(tuple(words_of(token)), spelling(token)) for token in self._tokens
        ]
        chunks = [chunk for chunk in chunks if chunk.words]
        telling = [chunk for chunk in chunks if not IGNORED.issuperset(chunk.words)]
        self.chunks = telling or chunks
        self._corrected: dict[str, set[str]] = {}

    def readings(self) -> Iterator[str]:
        """The text without what people write around it; with several words written as
        one, longest first: *tf state* as *tfstate*, *e t l pipelines* as *etl
        pipelines*, *soc two* as *soc2*; with names for what sounds like them: *socks
        audit* as *sox audit*; and names within it. Each once."""
        seen: set[str] = set()
        for text in self._readings():
            if text not in seen:
                seen.add(text)
                yield text

    def _readings(self) -> Iterator[str]:
        tokens = self._tokens[:MAX_TOKENS]
        if telling := self._without_fillers(tokens):
            yield " ".join(telling)
            tokens = telling
        for length in range(min(len(tokens), MAX_JOINED), 0, -1):
            for start in range(len(tokens) - length + 1):
                end = start + length
                for meant in self._meant_by(tokens[start:end]):
                    yield " ".join([*tokens[:start], meant, *tokens[end:]])
        yield from self._names_within(tokens)

    def _names_within(self, tokens: list[str]) -> Iterator[str]:
        """Some of the words, of which a name has all: *write ad copy*."""
        words = [word for each in tokens for word in words_of(each)][:MAX_WITHIN]
        for length in range(len(words) - 1, 1, -1):
            for some in combinations(words, length):
                if self.index.spellings.is_name([*some]):
                    yield " ".join(some)

    def _without_fillers(self, tokens: list[str]) -> list[str]:
        """Empty where there are none, or nothing else."""
        ignored = FILLERS | IGNORED
        telling = [each for each in tokens if not ignored.issuperset(words_of(each))]
        has_fillers = any(not FILLERS.isdisjoint(words_of(each)) for each in tokens)
        return telling if has_fillers else []

    def _meant_by(self, tokens: list[str]) -> Iterator[str]:
        if name := self.index.names_said.get(spelling(" ".join(tokens))):
            yield name
        if len(tokens) == 1:
            return
        telling = [in_digits(each) for each in tokens if each not in IGNORED]
        if telling and telling != tokens:
            yield " ".join(telling)
        for joined in (spelling("".join(telling)), of_letters(" ".join(tokens))):
            if joined and self.index.vocabulary.character(joined):
                yield joined

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

    def akin(self, word: str) -> set[str]:
        """The word, what it is the beginning of, and other forms of it."""
        return self.completed(word) | self.index.vocabulary.akin(word)

    @cached_property
    def has_other_forms(self) -> bool:
        """Whether a word has forms that it is not the beginning of."""
        words = {word for chunk in self.chunks for word in chunk.spellings}
        return any(
            not self.index.vocabulary.akin(word) <= self.completed(word)
            for word in words
        )

    def corrected(self, word: str) -> set[str]:
        """What may be meant if there is one typing error in it."""
        if word not in self._corrected:
            like = self.index.vocabulary.like(word)
            self._corrected[word] = self.completed(word) | like
        return self._corrected[word]

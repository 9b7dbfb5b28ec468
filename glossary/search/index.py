"""The whole glossary, turned round: which terms hold a word, and where."""

import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from glossary.revision import KeptForRevision
from glossary.search.aloud import said
from glossary.search.holding import Holding
from glossary.search.marking import Marked
from glossary.search.numbers import Numbers, in_all, in_any, set_of
from glossary.search.parts import (
    FULL_TEXT,
    Part,
    Passages,
    Place,
    at_place,
    first,
)
from glossary.search.queries import SearchedTerm, read_terms
from glossary.search.spellings import Spellings
from glossary.search.vocabulary import PLACE, Vocabulary
from glossary.words import spelling

OPENING = 140

SHORT = (Place.NAME, Place.INDUSTRY)
"""What every hit shows; the rest of its texts are packed."""
LONG_BEFORE_TEXT = (Place.TITLE, Place.HEARD)

ByPlace = list[Numbers]
"""The terms that hold something there or in a better place."""


@dataclass(slots=True)
class Entry:
    """A term or competency."""

    industry_slug: str  # empty for a competency
    slug: str
    opening: str
    short: tuple[tuple[Part, str], ...]
    written: str  # one character a word, its places apart
    packed_before_text: bytes
    packed_text: bytes

    def first(self, part: Part) -> str:
        """Empty if there is none."""
        texts = (text for each, text in self.passages(part.place) if each is part)
        return next(texts, "")

    def passages(self, place: Place) -> list[tuple[Part, str]]:
        """All texts there, each with what it is."""
        if place in SHORT:
            return [each for each in self.short if each[0].place == place]
        packed = self.packed_text if place in FULL_TEXT else self.packed_before_text
        return [*at_place(place, _unpack(packed))]

    def lines(self) -> list[str]:
        """By place what is there, as the vocabulary writes it."""
        return self.written.split(PLACE)


class Index:
    """Answers with sets of terms; `entries` has these by their numbers."""

    def __init__(self, terms: Iterable[SearchedTerm]) -> None:
        self.vocabulary = Vocabulary()
        self.spellings = Spellings()
        self.entries: list[Entry] = []
        self.names_said: dict[str, str] = {}
        self._holding = [Holding() for _ in Place]
        for number, term in enumerate(terms):
            self.entries.append(self._entry(number, term))
        self.vocabulary.close()
        self.spellings.close()
        for holding in self._holding:
            holding.close()
        self.competencies = set_of(
            [n for n, entry in enumerate(self.entries) if not entry.industry_slug]
        )
        self._begun = {
            start: self.reach(self.vocabulary.beginning_with(start))
            for start in self.vocabulary.crowded_beginnings()
        }

    def _entry(self, number: int, term: SearchedTerm) -> Entry:
        for part, name in at_place(Place.NAME, term.passages):
            self.spellings.add(name, number, part)
        for name in term.passages.get(Part.RELATED, ()):
            self.spellings.add(name, number, Part.RELATED)
        for say in said(first(Part.SAY, term.passages)):
            self.spellings.add(say, number, Part.SAY)
            self.names_said.setdefault(spelling(say), first(Part.NAME, term.passages))
        explanation = Marked(first(Part.EXPLANATION, term.passages))
        return Entry(
            term.industry_slug,
            term.slug,
            explanation.excerpt(OPENING).text,
            tuple(_short(term.passages)),
            PLACE.join(self._lines(number, term.passages)),
            _pack(term.passages, *LONG_BEFORE_TEXT),
            _pack(term.passages, *FULL_TEXT),
        )

    def _lines(self, number: int, passages: Passages) -> Iterator[str]:
        for place, holding in zip(Place, self._holding, strict=True):
            texts = [text for _, text in at_place(place, passages)]
            line, words = self.vocabulary.write(texts)
            for word in words:
                holding.add(word, number)
            yield line

    def reach(self, words: AbstractSet[str]) -> ByPlace:
        """The terms that hold one of the words."""
        by_place = []
        found = 0
        for holding in self._holding:
            found |= holding.of_any(words)
            by_place.append(found)
        return by_place

    def reach_begun(self, start: str) -> ByPlace:
        """The terms that hold a word that begins so."""
        begun = self._begun.get(start)
        return begun or self.reach(self.vocabulary.beginning_with(start))

    def holding_all(self, words: Iterable[str]) -> Numbers:
        """The terms that hold all of the words, at any place."""
        return in_all(
            in_any(holding.of_any({word}) for holding in self._holding)
            for word in words
        )


def _short(passages: Passages) -> Iterator[tuple[Part, str]]:
    for place in SHORT:
        for part, text in at_place(place, passages):
            yield part, sys.intern(text)


def _pack(passages: Passages, *places: Place) -> bytes:
    stored = {
        part.name: texts for part, texts in passages.items() if part.place in places
    }
    return zlib.compress(json.dumps(stored, ensure_ascii=False).encode(), level=1)


def _unpack(packed: bytes) -> Passages:
    stored = json.loads(zlib.decompress(packed))
    return {Part[name]: texts for name, texts in stored.items()}


kept = KeptForRevision(lambda: Index(read_terms()), old_meanwhile=True)
"""One for each process; built by the first search after a change to the glossary."""

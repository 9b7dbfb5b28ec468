"""The whole glossary, turned round: which terms hold a word, and where."""

import json
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from glossary.revision import KeptForRevision
from glossary.search.aloud import said
from glossary.search.marking import Marked
from glossary.search.parts import (
    BEFORE_TEXT,
    FULL_TEXT,
    Part,
    Passages,
    Place,
    at_place,
    first,
)
from glossary.search.queries import SearchedTerm, read_terms
from glossary.search.spellings import Numbers, Spellings
from glossary.search.vocabulary import BREAK, JOINED, Vocabulary
from glossary.words import spelling

OPENING = 140

Holding = defaultdict[str, "array[int]"]
"""The numbers of the terms that hold a word."""


@dataclass(slots=True)
class Entry:
    """A term or competency. Its passages are packed, as only a hit shows them."""

    industry_slug: str  # empty for a competency
    slug: str
    opening: str
    written: tuple[str, ...]  # by place, one character a word
    packed_before_text: bytes
    packed_text: bytes

    @property
    def before_text(self) -> Passages:
        return _unpack(self.packed_before_text)

    @property
    def text(self) -> Passages:
        return _unpack(self.packed_text)

    def written_at(self, place: Place) -> list[str]:
        """The passages there, each as the vocabulary writes it."""
        return self.written[place].split(BREAK)[1:-1]


class Index:
    """Answers with sets of numbers; `entries` says which terms these are."""

    def __init__(self, terms: Iterable[SearchedTerm]) -> None:
        self.vocabulary = Vocabulary()
        self.spellings = Spellings()
        self.entries: list[Entry] = []
        self.competencies: Numbers = set()
        self.names_said: dict[str, str] = {}
        self._holding: list[Holding] = [defaultdict(_numbers) for _ in Place]
        for number, term in enumerate(terms):
            self.entries.append(self._entry(number, term))
            if not term.industry_slug:
                self.competencies.add(number)
        self.vocabulary.close()
        self.spellings.close()

    def _entry(self, number: int, term: SearchedTerm) -> Entry:
        written = []
        for place, holding in zip(Place, self._holding, strict=True):
            texts = [text for _, text in at_place(place, term.passages)]
            line, words = self.vocabulary.write(texts)
            written.append(line)
            for word in words:
                holding[word].append(number)
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
            tuple(written),
            _pack(term.passages, *BEFORE_TEXT),
            _pack(term.passages, *FULL_TEXT),
        )

    def reach(self, words: AbstractSet[str]) -> list[Numbers]:
        """By place: the terms that hold one of the words there or in a better one."""
        found: Numbers = set()
        by_place = []
        for holding in self._holding:
            found = found.union(*map(holding.__getitem__, holding.keys() & words))
            by_place.append(found)
        return by_place

    def times(self, numbers: Iterable[int], phrase: str) -> dict[int, int]:
        """How often each of those terms says it."""
        if not phrase:
            return {}
        return {
            number: sum(line.count(phrase) for line in self.entries[number].written)
            for number in numbers
        }

    def distances(self, numbers: Iterable[int], phrase: str) -> dict[int, int]:
        """Of those terms that hold the phrase: 0 if it is a whole passage, such as a
        name or a title, 1 if it is among other words."""
        if not phrase:
            return {}
        ends = f"{BREAK}{phrase}{BREAK}", f"{BREAK}{phrase}{JOINED}"
        found = {}
        for number in numbers:
            lines = [line for line in self.entries[number].written if phrase in line]
            if lines:
                whole = any(end in line for line in lines for end in ends)
                found[number] = 0 if whole else 1
        return found


def _numbers() -> "array[int]":
    return array("I")


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

"""The whole glossary, turned round: which terms hold a word, and where."""

import json
import zlib
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from glossary.edition import KeptForEdition
from glossary.search.parts import Part, Passages, Place, at_place
from glossary.search.reading import SearchedTerm, read_terms
from glossary.search.spellings import Numbers, Spellings
from glossary.search.vocabulary import BREAK, Vocabulary

Holding = defaultdict[str, "array[int]"]
"""The numbers of the terms that hold a word."""


@dataclass(slots=True)
class Entry:
    """A term of the index. Its passages are packed: only a hit shows them."""

    industry_slug: str
    slug: str
    packed: bytes
    written: tuple[str, ...]  # by place, one character a word

    @property
    def passages(self) -> Passages:
        stored = json.loads(zlib.decompress(self.packed))
        return {Part[name]: texts for name, texts in stored.items()}


class Index:
    """Answers with sets of numbers; `entries` says which terms these are."""

    def __init__(self, terms: Iterable[SearchedTerm]) -> None:
        self.vocabulary = Vocabulary()
        self.spellings = Spellings()
        self.entries: list[Entry] = []
        self._holding: list[Holding] = [defaultdict(_numbers) for _ in Place]
        for number, term in enumerate(terms):
            self.entries.append(self._entry(number, term))
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
        packed = _pack(term.passages)
        return Entry(term.industry_slug, term.slug, packed, tuple(written))

    def reach(self, words: Collection[str]) -> list[Numbers]:
        """By place: the terms that hold one of the words there or in a better one."""
        found: Numbers = set()
        by_place = []
        for holding in self._holding:
            found = found.union(*(holding[word] for word in words if word in holding))
            by_place.append(found)
        return by_place

    def distance(self, number: int, phrase: str) -> int:
        """0 if the phrase is a whole passage of the term, a name or a title; 1 if it
        stands anywhere in the term; 2 if not."""
        written = self.entries[number].written
        if not phrase or not any(phrase in line for line in written):
            return 2
        whole = f"{BREAK}{phrase}{BREAK}"
        return int(not any(whole in line for line in written))


def _numbers() -> "array[int]":
    return array("I")


def _pack(passages: Passages) -> bytes:
    stored = {part.name: texts for part, texts in passages.items()}
    return zlib.compress(json.dumps(stored, ensure_ascii=False).encode(), level=1)


kept = KeptForEdition(lambda: Index(read_terms()), old_meanwhile=True)
"""One for each process; built by the first search after a change to the glossary."""

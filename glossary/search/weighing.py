"""Which of the terms that are found alike come first."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from glossary.search.index import ByPlace
from glossary.search.numbers import Numbers, first_of, listed, set_of
from glossary.search.parts import Place
from glossary.search.phrase import Phrase
from glossary.search.query import AKIN, Query

MAX_SPREAD = 200
"""Terms whose explanations are looked at for the words side by side."""
STEP = 8
MAX_WEIGHED = 2_000
"""Of more terms with the words in equal places, the first in lists are weighed."""


class Weighing:
    """Weighs no more of them than are asked for: terms are parted by one measure, and
    only what comes first is parted by the next."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self.phrase = Phrase(query.phrase or self._word, query.index)

    def best(
        self, found: Numbers, most: int, reached: list[ByPlace], place: Place
    ) -> list[int]:
        """Those with the phrase first, then those with words in better places; equal
        ones stay in the order of lists."""
        found = first_of(found, MAX_WEIGHED)
        return [*islice(self._ordered(found, reached, place), most)]

    def _ordered(
        self, found: Numbers, reached: list[ByPlace], place: Place
    ) -> Iterator[int]:
        spread = self._spread(found) if place == Place.MEANING else {}
        held = [
            chunk[at]
            for chunk in reached
            for at in Place
            if at != Place.MEANING or place == Place.MEANING
        ]
        *with_phrase, without = self.phrase.parts(found)
        for alike in with_phrase:
            for near in _by_spread(alike, spread):
                for equal in _by_missed(near, held):
                    yield from sorted(listed(equal), key=self._rarely_said)
        for near in _by_spread(without, spread):
            for equal in _by_missed(near, held):
                yield from listed(equal)

    def _rarely_said(self, number: int) -> int:
        return -self.phrase.times(number)

    def _spread(self, found: Numbers) -> dict[int, int]:
        """Of terms whose explanation has every chunk: over how many words, in steps."""
        entries = self._query.index.entries
        spans = {
            number: smallest_span(entries[number].lines()[Place.MEANING], self._akin)
            for number in listed(found)[:MAX_SPREAD]
        }
        return {number: span // STEP for number, span in spans.items() if span}

    @cached_property
    def _akin(self) -> list[set[str]]:
        return [self._query.meant_by(chunk, AKIN) for chunk in self._query.chunks]

    @property
    def _word(self) -> str:
        """As the vocabulary writes the only one; empty for several."""
        words = self._query.words
        return self._query.index.vocabulary.phrase(words) if len(words) == 1 else ""


def smallest_span(written: str, chunks: list[set[str]]) -> int:
    """Of words that have one of each; 0 if there are none."""
    places = [
        [(at, number) for at, word in enumerate(written) if word in words]
        for number, words in enumerate(chunks)
    ]
    if not all(places):
        return 0
    smallest = len(written)
    last: dict[int, int] = {}
    for at, number in sorted(place for of_chunk in places for place in of_chunk):
        last[number] = at
        if len(last) == len(chunks):
            smallest = min(smallest, at - min(last.values()) + 1)
    return smallest


def _by_spread(numbers: Numbers, spread: dict[int, int]) -> Iterator[Numbers]:
    """Those over few words first, those without a spread last."""
    terms = defaultdict(list)
    for number, steps in spread.items():
        terms[steps].append(number)
    for steps in sorted(terms):
        near = set_of(terms[steps])
        yield numbers & near
        numbers &= ~near
    yield numbers


def _by_missed(numbers: Numbers, held: list[Numbers]) -> Iterator[Numbers]:
    """Those first that few of the sets lack."""
    if numbers.bit_count() < 2:
        yield numbers
        return
    missing = {0: numbers}
    for each in held:
        parted: defaultdict[int, Numbers] = defaultdict(int)
        for lacking, some in missing.items():
            parted[lacking] |= some & each
            parted[lacking + 1] |= some & ~each
        missing = {lacking: some for lacking, some in parted.items() if some}
    yield from (missing[lacking] for lacking in sorted(missing))

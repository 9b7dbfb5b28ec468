"""Finds texts nearly the same as another, without comparing all pairs.

Two texts are near-duplicates when half of the runs of three words found in either
are in both (Jaccard, over shingles; Broder 1997). Each text is looked up by the five
runs with the smallest checksums: two texts that share a part J of their runs have one
of the five in common with probability 1 - (1 - J)^5, .97 at a half. A text that repeats
an earlier one is not remembered itself, runs that many texts share are not followed any
further, and the three with most runs in common are compared, so that time grows with
the number of texts, whatever they say.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from zlib import crc32

RUN = 3
ALIKE = 0.5
LOOKED_UP = 5
MAX_FOLLOWED = 20
MAX_COMPARED = 3
_WORD = re.compile(r"[^\W_]+")

Place = TypeVar("Place")


@dataclass
class Texts(Generic[Place]):
    """Remembers texts of one kind, each with its place."""

    remembered: list[tuple[Place, str]] = field(default_factory=list)
    by_run: dict[int, list[int]] = field(default_factory=dict)

    def earlier(self, text: str, place: Place) -> Place | None:
        """Where nearly the same text was first seen; a new text is remembered."""
        alike = self.alike(text)
        if alike is not None:
            return alike
        for run in sorted(runs(text))[:LOOKED_UP]:
            self.by_run.setdefault(run, []).append(len(self.remembered))
        self.remembered.append((place, text))
        return None

    def alike(self, text: str) -> Place | None:
        """Where nearly the same text was seen; this one is not remembered."""
        found = runs(text)
        for number in self._candidates(sorted(found)[:LOOKED_UP]):
            if _shared(found, runs(self.remembered[number][1])) >= ALIKE:
                return self.remembered[number][0]
        return None

    def _candidates(self, looked_up: list[int]) -> list[int]:
        """Those with most runs in common, of at most a few a run."""
        common = Counter(
            number
            for run in looked_up
            for number in self.by_run.get(run, [])[:MAX_FOLLOWED]
        )
        return [number for number, _ in common.most_common(MAX_COMPARED)]


def runs(text: str) -> frozenset[int]:
    """Checksums of three words in a row each; of all words where there are fewer."""
    words = _WORD.findall(text.casefold())
    starts = range(max(1, len(words) - RUN + 1))
    return frozenset(crc32(" ".join(words[n : n + RUN]).encode()) for n in starts)


def _shared(some: frozenset[int], others: frozenset[int]) -> float:
    return len(some & others) / len(some | others)

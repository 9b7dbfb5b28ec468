"""Which titles are nearest to words that are none."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossary.roles.title_words import Words
from glossary.roles.word_lists import OTHER_FIELDS, listed

LONG = 8
"""A word of so many letters may have two errors."""
MIN_CORRECTED = 4
MIN_LIKENESS = 0.25
OWN = 1.1
"""How much more a role's own title counts than another of its titles."""
MAX_LIKE = 3


class Title(NamedTuple):
    role: int
    words: Words
    is_own: bool


class Likeness:
    """``holding`` are the numbers of the titles that have a word."""

    def __init__(
        self,
        titles: Sequence[Title],
        holding: Mapping[str, list[int]],
        vocabulary: list[str],
        heads: frozenset[str],
    ) -> None:
        self._titles, self._holding = titles, holding
        self._vocabulary, self._heads = vocabulary, heads

    def near(self, words: Words, *, guess: bool) -> list[int]:
        """Roles that share telling words, nearest first.

        The likeness is that of Jaccard (1912), "The distribution of the flora in the
        alpine zone": what is shared by what either has, each word by how few titles
        have it. With ``guess`` a word that is not known counts as those like it.
        """
        wanted = {word for word in words if word in self._holding}
        unknown = [word for word in words if word not in self._holding]
        others = listed("other_fields") | OTHER_FIELDS
        if guess:
            like = {
                word: [*self._like(word)] if word not in others else []
                for word in unknown
            }
            wanted.update(chain.from_iterable(like.values()))
            unknown = [word for word in unknown if not like[word]]
        near = self._nearest(wanted, [*wanted, *unknown])
        only_heads = self._heads.issuperset(wanted)
        if not near and guess and not only_heads and others.isdisjoint(unknown):
            near = self._nearest(wanted, wanted)  # marketing all-rounder
        return near

    def _nearest(self, wanted: set[str], of: Iterable[str]) -> list[int]:
        shared: defaultdict[int, float] = defaultdict(float)
        for word in sorted(wanted):  # added up in one order, or ties fall otherwise
            for number in self._holding[word]:
                shared[number] += self._weights[word]
        all_wanted = math.fsum(map(self._weight, of))
        best: dict[int, float] = {}
        for number, weight in shared.items():
            likeness = weight / (all_wanted + self._title_weights[number] - weight)
            if likeness >= MIN_LIKENESS:
                role, _, is_own = self._titles[number]
                best[role] = max(best.get(role, 0), likeness * (OWN if is_own else 1))
        return sorted(best, key=lambda role: (-best[role], role))

    def _like(self, word: str) -> Iterator[str]:
        if len(word) < MIN_CORRECTED:
            return
        errors = 2 if len(word) >= LONG else 1
        for like, _, _ in process.extract(
            word,
            self._vocabulary,
            scorer=OSA.distance,
            score_cutoff=errors,
            limit=MAX_LIKE,
        ):
            if like in self._holding and like[0] == word[0]:
                yield like

    def _weight(self, word: str) -> float:
        return self._weights.get(word) or math.log(1 + len(self._titles))

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {
            word: math.log(1 + len(self._titles) / (1 + len(numbers)))
            for word, numbers in self._holding.items()
        }

    @cached_property
    def _title_weights(self) -> list[float]:
        return [math.fsum(map(self._weight, {*title.words})) for title in self._titles]

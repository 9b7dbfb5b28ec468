"""The terms that a query finds, best first.

An exact name comes first, then an exact alias, then an exact expansion, then the exact
name of something close to a term, then the beginning of a term's own name, then words
of a name, of a job title, of the industry, of the
text. Within each, whole words come before beginnings of words, a phrase before
scattered words, and words in better places before others; the rest is in the order of
lists.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, product

from glossary.search.parts import BEFORE_TEXT, Part, Place
from glossary.search.query import Lookup, Query
from glossary.search.spellings import Numbers

MAX_WEIGHED = 2_000
"""Of more terms with the words in equal places, the first in lists are weighed."""

Reached = list[list[Numbers]]
"""For each chunk of the query, by place, the terms that hold it."""


class Ranking:
    """``numbers`` are those of the best terms, at most ``limit`` of ``total``.

    ``guessed`` are terms that only a typing error keeps from matching. They are looked
    for where nothing but full texts holds the words as typed, and come last.
    """

    def __init__(self, query: Query, limit: int) -> None:
        self.numbers: list[int] = []
        self.guessed: Numbers = set()
        self._query = query
        self._limit = limit
        self._seen: Numbers = set()
        self._take_spelt()
        reached = [self._reached(query.as_typed), self._reached(query.completed)]
        self._take_holding(BEFORE_TEXT, *reached)
        found_before_text = bool(self._seen)
        self._take_holding([Place.TEXT], *reached)
        if not found_before_text:
            self._guess()

    @property
    def total(self) -> int:
        return len(self._seen)

    def _take_spelt(self) -> None:
        spellings, typed = self._query.index.spellings, self._query.spelling
        for part in (Part.NAME, Part.ALIAS, Part.EXPANSION, Part.RELATED):
            self._take(spellings.spelt(typed, part))
        self._take(spellings.beginning_with(typed))

    def _guess(self) -> None:
        as_typed = set(self._seen)
        self._take(self._query.index.spellings.one_error_from(self._query.spelling))
        reached = self._reached(self._query.corrected)
        self._take_holding(BEFORE_TEXT, reached)
        if not self._seen:
            self._take_holding([Place.TEXT], reached)
        self.guessed = self._seen - as_typed

    def _take_holding(self, places: Iterable[Place], *each_reached: Reached) -> None:
        """Terms that hold every chunk, none in a worse place than the one in turn."""
        for place, reached in product(places, each_reached):
            holding = set.intersection(*(chunk[place] for chunk in reached))
            self._take(holding, reached)

    def _reached(self, lookup: Lookup) -> Reached:
        return [chunk.reach(self._query.index, lookup) for chunk in self._query.chunks]

    def _take(self, found: Numbers, reached: Reached | None = None) -> None:
        """Add those of ``found`` that are new, as far as there is room."""
        fresh = sorted(found - self._seen)
        self._seen |= found
        room = self._limit - len(self.numbers)
        if not room:
            return
        if reached and len(reached) > 1:
            fresh = self._weighed(fresh[:MAX_WEIGHED], reached)
        self.numbers += fresh[:room]

    def _weighed(self, numbers: list[int], reached: Reached) -> list[int]:
        """Those with the phrase first, then those with words in better places; equal
        ones stay in the order of lists."""
        distances = self._query.index.distances(numbers, self._query.phrase)
        of_all = set(numbers)
        missed = Counter(
            chain.from_iterable(of_all - held for chunk in reached for held in chunk)
        )
        return sorted(
            numbers, key=lambda number: (distances.get(number, 2), missed[number])
        )

"""The terms that a query finds, best first.

An exact name comes first, then an exact alias, then an exact expansion, then how a term
is said, letter by letter or as its page says, then the exact name of something close to
a term, then its initials and other endings of its name, then the beginning of a term's
own name, then words of a name, of a job title, of the industry, of what is heard or of
the text. Within each, whole words come before beginnings of words, a phrase before
scattered words, words in better places before others, and what is said often before
what is said once; the rest is in the order of lists.
"""

from collections.abc import Iterable
from itertools import product

from glossary.search.described import described
from glossary.search.forms_of_words import in_words
from glossary.search.index import ByPlace
from glossary.search.numbers import Numbers, in_all, in_any, listed, set_of
from glossary.search.parts import BEFORE_TEXT, FULL_TEXT, Part, Place
from glossary.search.query import AKIN, AS_TYPED, COMPLETED, CORRECTED, Lookup, Query
from glossary.search.strength import Strength
from glossary.search.weighing import Weighing

BEFORE_HEARD = (Place.NAME, Place.TITLE, Place.INDUSTRY)
"""What is heard is weighed with the text: a phrase there beats scattered words here."""
STRENGTHS = {
    Place.NAME: Strength.NAMED,
    Place.TITLE: Strength.TITLED,
    Place.INDUSTRY: Strength.TITLED,
    Place.HEARD: Strength.NEAR,
    Place.MEANING: Strength.NEAR,
    Place.TEXT: Strength.NEAR,
}


class Ranking:
    """``numbers`` are those of the best terms, at most ``limit`` of ``total``.

    ``guessed`` are terms that only a typing error keeps from matching. They are looked
    for where nothing but full texts holds the words as typed, and come last; those
    whose name sounds like what was typed come before full texts. What holds most of the
    words may come before full texts that hold them all: see `described`.
    """

    def __init__(self, query: Query, limit: int) -> None:
        self.numbers: list[int] = []
        self.guessed: Numbers = 0
        self.found: Numbers = 0
        self._query = query
        self._limit = limit
        self._weighing = Weighing(query)
        self.strength = Strength.NOTHING
        self.is_described = False
        """Whether no term has all of the words."""
        self._take_spelt()
        reached = [query.reach(AS_TYPED), query.reach(COMPLETED)]
        self._take_holding(BEFORE_HEARD, *reached)
        self.lookup: Lookup = COMPLETED
        if not self.found and query.has_other_forms:
            self.lookup = AKIN
            reached[1] = query.reach(AKIN)
            self._take_holding(BEFORE_HEARD, reached[1])
        self.is_named = bool(self.found)
        self.is_sure = self.is_named or any(map(_heard, reached))
        if not self.found:  # “kappa”, for CAPA, before a statistic in a text
            self._take(query.index.spellings.sounding_like(query.spelling))
            self.guessed |= self.found
        self._take_in_text(*reached)
        if not self.is_sure:
            self._guess()
        if not self.is_sure and self.strength <= Strength.NEAR:
            self._describe()

    @property
    def has_what_was_typed(self) -> bool:
        """Whether a hit rests on no typing error."""
        return bool(self.found & ~self.guessed)

    @property
    def total(self) -> int:
        return self.found.bit_count()

    def _take_spelt(self) -> None:
        spellings, typed = self._query.index.spellings, self._query.spelling
        for part in (Part.NAME, Part.ALIAS, Part.EXPANSION):
            self._take(spellings.spelt(typed, part), strength=Strength.EXACT)
        if letters := self._query.of_letters:
            for part in (Part.NAME, Part.ALIAS):
                self._take(spellings.spelt(letters, part), strength=Strength.EXACT)
        for part in (Part.SAY, Part.RELATED):
            self._take(spellings.spelt(typed, part))
        self._take(spellings.spelt(in_words(typed), Part.NAME))
        self._take(spellings.with_initials(typed))
        self._take(spellings.of_form(typed))
        self._take(spellings.beginning_with(typed))
        self._take(spellings.of_words(self._query.words))

    def _guess(self) -> None:
        as_typed = self.found
        self._take(self._query.index.spellings.one_error_from(self._query.spelling))
        reached = self._query.reach(CORRECTED)
        self._take_holding(BEFORE_TEXT, reached)
        if not self.found:
            self._take_holding(FULL_TEXT, reached)
        self.guessed |= self.found & ~as_typed

    def _describe(self) -> None:
        """What most of the words describe, before what only has them all somewhere."""
        numbers = described(self._query, self._limit)
        if not numbers:
            return
        if not self.found:
            self.is_described = True
            self.lookup = AKIN
            self.strength = Strength.NEAR
        self.numbers = [*dict.fromkeys([*numbers, *self.numbers])][: self._limit]
        self.found |= set_of(numbers)

    def _take_holding(
        self, places: Iterable[Place], *each_reached: list[ByPlace]
    ) -> None:
        """Terms that hold every chunk, none in a worse place than the one in turn."""
        for place, reached in product(places, each_reached):
            holding = in_all(chunk[place] for chunk in reached)
            self._take(holding, reached, place, strength=STRENGTHS[place])

    def _take_in_text(self, *each_reached: list[ByPlace]) -> None:
        """Of several words the phrase first, then the explanation: it says what a term
        is, the rest what is asked."""
        if len(self._query.chunks) > 1:
            self._take_phrase(each_reached[0])
            self._take_explained(*each_reached)
        self._take_holding([Place.TEXT], *each_reached)

    def _take_phrase(self, reached: list[ByPlace]) -> None:
        if not self._room:
            return  # they are taken with all others that hold the words
        held = in_all(chunk[Place.TEXT] for chunk in reached)
        *found, _ = self._weighing.phrase.parts(held)
        self._take(in_any(found), reached, Place.TEXT, strength=Strength.NEAR)

    def _take_explained(self, *each_reached: list[ByPlace]) -> None:
        self._take_holding([Place.MEANING], *each_reached)
        self._take_holding([Place.MEANING], self._query.reach(AKIN))

    def _take(
        self,
        found: Numbers,
        reached: list[ByPlace] | None = None,
        place: Place = Place.NAME,
        *,
        strength: Strength = Strength.NAMED,
    ) -> None:
        """Add those of ``found`` that are new, as far as there is room."""
        fresh = found & ~self.found
        if found and not self.found:
            self.strength = strength
        self.found |= found
        if not fresh or not self._room:
            return
        if reached and (len(reached) > 1 or place in FULL_TEXT):
            self.numbers += self._weighing.best(fresh, self._room, reached, place)
        else:
            self.numbers += listed(fresh)[: self._room]

    @property
    def _room(self) -> int:
        return self._limit - len(self.numbers)


def _heard(reached: list[ByPlace]) -> bool:
    """Whether a term holds every chunk before its text."""
    return bool(in_all(chunk[Place.HEARD] for chunk in reached))

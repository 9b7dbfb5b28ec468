"""The terms that a query finds, best first.

An exact name comes first, then an exact alias, then an exact expansion, then how a term
is said, letter by letter or as its page says, then the exact name of something close to
a term, then its initials and other endings of its name, then the beginning of a term's
own name, then words of a name, of a job title, of the industry, of what is heard or of
the text. Within each, whole words come before beginnings of words, a phrase before
scattered words, words in better places before others, and what is said often before
what is said once; the rest is in the order of lists.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, product

from glossary.search.forms_of_words import in_words
from glossary.search.parts import BEFORE_TEXT, FULL_TEXT, Part, Place
from glossary.search.query import Lookup, Query
from glossary.search.spellings import Numbers
from glossary.search.strength import Strength

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
MAX_SPREAD = 200
"""Terms whose explanations are looked at for the words side by side."""
STEP = 8
MAX_WEIGHED = 2_000
"""Of more terms with the words in equal places, the first in lists are weighed."""

Reached = list[list[Numbers]]
"""For each chunk of the query, by place, the terms that hold it."""


class Ranking:
    """``numbers`` are those of the best terms, at most ``limit`` of ``total``.

    ``guessed`` are terms that only a typing error keeps from matching. They are looked
    for where nothing but full texts holds the words as typed, and come last; those
    whose name sounds like what was typed come before full texts.
    """

    def __init__(self, query: Query, limit: int) -> None:
        self.numbers: list[int] = []
        self.guessed: Numbers = set()
        self._query = query
        self._limit = limit
        self._seen: Numbers = set()
        self.strength = Strength.NOTHING
        self._take_spelt()
        reached = [self._reached(query.as_typed), self._reached(query.completed)]
        self._take_holding(BEFORE_HEARD, *reached)
        self.lookup: Lookup = query.completed
        if not self._seen and query.has_other_forms:
            self.lookup = query.akin
            reached[1] = self._reached(query.akin)
            self._take_holding(BEFORE_HEARD, reached[1])
        self.is_named = bool(self._seen)
        self.is_sure = self.is_named or any(map(_heard, reached))
        if not self._seen:  # “kappa”, for CAPA, before a statistic in a text
            self._take(query.index.spellings.sounding_like(query.spelling))
            self.guessed |= self._seen
        self._take_in_text(*reached)
        if not self.is_sure:
            self._guess()

    @property
    def found(self) -> Numbers:
        return self._seen

    @property
    def has_what_was_typed(self) -> bool:
        """Whether a hit rests on no typing error."""
        return bool(self._seen - self.guessed)

    @property
    def total(self) -> int:
        return len(self._seen)

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
        as_typed = set(self._seen)
        self._take(self._query.index.spellings.one_error_from(self._query.spelling))
        reached = self._reached(self._query.corrected)
        self._take_holding(BEFORE_TEXT, reached)
        if not self._seen:
            self._take_holding(FULL_TEXT, reached)
        self.guessed |= self._seen - as_typed

    def _take_holding(self, places: Iterable[Place], *each_reached: Reached) -> None:
        """Terms that hold every chunk, none in a worse place than the one in turn."""
        for place, reached in product(places, each_reached):
            holding = set.intersection(*(chunk[place] for chunk in reached))
            self._take(holding, reached, place, strength=STRENGTHS[place])

    def _take_in_text(self, *each_reached: Reached) -> None:
        """Of several words the phrase first, then the explanation: it says what a term
        is, the rest what is asked."""
        if len(self._query.chunks) > 1:
            self._take_phrase(each_reached[0])
            self._take_explained(*each_reached)
        self._take_holding([Place.TEXT], *each_reached)

    def _take_phrase(self, reached: Reached) -> None:
        held = set.intersection(*(chunk[Place.TEXT] for chunk in reached))
        found = self._query.index.distances(held, self._query.phrase)
        self._take(set(found), reached, Place.TEXT, strength=Strength.NEAR)

    def _take_explained(self, *each_reached: Reached) -> None:
        self._take_holding([Place.MEANING], *each_reached)
        self._take_holding([Place.MEANING], self._reached(self._query.akin))

    def _reached(self, lookup: Lookup) -> Reached:
        return [chunk.reach(self._query.index, lookup) for chunk in self._query.chunks]

    def _take(
        self,
        found: Numbers,
        reached: Reached | None = None,
        place: Place = Place.NAME,
        *,
        strength: Strength = Strength.NAMED,
    ) -> None:
        """Add those of ``found`` that are new, as far as there is room."""
        fresh = sorted(found - self._seen)
        if found and not self._seen:
            self.strength = strength
        self._seen |= found
        room = self._limit - len(self.numbers)
        if not room:
            return
        if reached and (len(reached) > 1 or place in FULL_TEXT):
            fresh = self._weighed(fresh[:MAX_WEIGHED], reached, place)
        self.numbers += fresh[:room]

    def _weighed(self, numbers: list[int], reached: Reached, place: Place) -> list[int]:
        """Those with the phrase first, then those with words in better places; equal
        ones stay in the order of lists."""
        phrase = self._query.phrase or self._word
        distances = self._query.index.distances(numbers, phrase)
        times = self._query.index.times(numbers, phrase)
        of_all = set(numbers)
        missed = Counter(
            chain.from_iterable(
                of_all - held
                for chunk in reached
                for at, held in enumerate(chunk)
                if at != Place.MEANING or place == Place.MEANING
            )
        )
        spread = self._spread(numbers, reached) if place == Place.MEANING else {}
        return sorted(
            numbers,
            key=lambda number: (
                distances.get(number, 2),
                spread.get(number, MAX_SPREAD),
                missed[number],
                -times.get(number, 0),
            ),
        )

    def _spread(self, numbers: list[int], reached: Reached) -> dict[int, int]:
        """Of terms whose explanation has every chunk: over how many words, in steps."""
        entries = self._query.index.entries
        chunks = [
            set().union(*map(self._query.akin, chunk.spellings))
            for chunk in self._query.chunks
        ]
        spreads = {
            number: smallest_span(entries[number].written[Place.MEANING], chunks)
            for number in numbers[:MAX_SPREAD]
        }
        return {number: n // STEP for number, n in spreads.items() if n}

    @property
    def _word(self) -> str:
        """As the vocabulary writes the only one; empty for several."""
        words = self._query.words
        return self._query.index.vocabulary.phrase(words) if len(words) == 1 else ""


def smallest_span(written: str, chunks: list[set[str]]) -> int:
    """Of words that have one of each; 0 if there are none."""
    last: dict[int, int] = {}
    smallest = 0
    for at, word in enumerate(written):
        for number, words in enumerate(chunks):
            if word in words:
                last[number] = at
        if len(last) == len(chunks):
            span = at - min(last.values()) + 1
            smallest = min(smallest or span, span)
    return smallest


def _heard(reached: Reached) -> bool:
    """Whether a term holds every chunk before its text."""
    return bool(set.intersection(*(chunk[Place.HEARD] for chunk in reached)))

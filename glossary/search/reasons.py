"""Why a term was found: the passage that holds most of the query, with it marked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from glossary.search.index import Entry
from glossary.search.marking import Marked, mark
from glossary.search.meaning import Meaning
from glossary.search.parts import (
    BEFORE_TEXT,
    FULL_TEXT,
    Part,
    Passages,
    Place,
    at_place,
)
from glossary.search.query import Lookup, Query
from glossary.search.vocabulary import JOINED
from glossary.words import spelling


@dataclass(frozen=True)
class Reason:
    part: Part
    passage: Marked


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage by its number at a place. ``worth`` is how many chunks of the query it
    holds, then 2 for the very phrase and 1 for the phrase among other words."""

    worth: tuple[int, int]
    place: Place
    number: int


class Reasons:
    """Weighs passages for one query, with each of its words looked up as given."""

    def __init__(self, query: Query, lookup: Lookup) -> None:
        self._query = query
        self._chunks = [
            set().union(*map(lookup, chunk.spellings)) for chunk in query.chunks
        ]
        wanted = set().union(*self._chunks)
        self._meaning = Meaning(query.index.vocabulary.stems_of(wanted))

    def best(self, entry: Entry, before_text: Passages) -> Reason:
        """The first passage that contains most; of the full text only one with more.

        They are weighed as the index has them written, so that little is unpacked.
        """
        best = max(self._before_text(entry, before_text), key=attrgetter("worth"))
        if best.worth < (len(self._chunks), 0):
            in_text = [self._weigh(entry, place) for place in FULL_TEXT]
            best = max([best, *chain(*in_text)], key=attrgetter("worth"))
        passages = entry.text if best.place in FULL_TEXT else before_text
        part, text = list(at_place(best.place, passages))[best.number]
        return Reason(part, self._marked_as_reason(text, best.place))

    def mark(self, text: str) -> Marked:
        return mark(text, self._meaning.spans(text))

    def _before_text(self, entry: Entry, passages: Passages) -> Iterator[Candidate]:
        for number, (_, name) in enumerate(at_place(Place.NAME, passages)):
            if self._begins(name):
                yield Candidate((len(self._chunks), 2), Place.NAME, number)
        for place in BEFORE_TEXT:
            yield from self._weigh(entry, place)
        yield Candidate((0, 0), Place.NAME, 0)  # a name with a typing error

    def _weigh(self, entry: Entry, place: Place) -> Iterator[Candidate]:
        """Those passages there that hold anything."""
        passages = entry.written_at(place)
        held: Counter[int] = Counter()
        for words in self._chunks:
            here = words.intersection(entry.written[place])
            held.update(
                {
                    number
                    for word in here
                    for number, passage in enumerate(passages)
                    if word in passage
                }
            )
        for number in sorted(held):
            likeness = self._likeness(passages[number], held[number])
            yield Candidate((held[number], likeness), place, number)

    def _likeness(self, passage: str, held: int) -> int:
        phrase = self._query.phrase
        if held < len(self._chunks) or not phrase or phrase not in passage:
            return 0
        return 2 if passage.partition(JOINED)[0] == phrase else 1

    def _begins(self, name: str) -> bool:
        """Whether what was typed is the name, or its beginning."""
        return spelling(name).startswith(self._query.spelling)

    def _marked_as_reason(self, text: str, place: Place) -> Marked:
        marked = self.mark(text)
        if not marked.spans and place == Place.NAME and self._begins(text):
            return Marked(text, [(0, len(text))])
        return marked

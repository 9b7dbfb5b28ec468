"""Why a term was found: the passage that holds most of the query, with it marked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.search.index import Entry
from glossary.search.marking import Marked, mark
from glossary.search.meaning import Meaning
from glossary.search.parts import (
    BEFORE_TEXT,
    FULL_TEXT,
    Part,
    Place,
)
from glossary.search.query import Lookup, Query
from glossary.search.vocabulary import BREAK, JOINED
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
        self._chunks = [query.meant_by(chunk, lookup) for chunk in query.chunks]
        self._wanted = set().union(*self._chunks)
        self._most = len(self._chunks), 2 if query.phrase else 0
        self._meaning = Meaning(query.index.vocabulary.stems_of(self._wanted))

    def best(self, entry: Entry) -> Reason:
        """The first passage that contains most; of the full text only one with more.

        They are weighed as the index has them written, so that little is unpacked.
        """
        best = Candidate((0, 0), Place.NAME, 0)  # a name with a typing error
        best = self._better(best, self._begun(entry))
        best = self._better(best, self._holding(entry, BEFORE_TEXT))
        if best.worth < (len(self._chunks), 0):
            best = self._better(best, self._holding(entry, FULL_TEXT))
        part, text = entry.passages(best.place)[best.number]
        return Reason(part, self._marked_as_reason(text, best.place))

    def mark(self, text: str) -> Marked:
        return mark(text, self._meaning.spans(text))

    def _better(self, best: Candidate, others: Iterator[Candidate]) -> Candidate:
        """The first of those worth most. It stops where none can be worth more."""
        while best.worth < self._most and (other := next(others, None)):
            if other.worth > best.worth:
                best = other
        return best

    def _begun(self, entry: Entry) -> Iterator[Candidate]:
        for number, (_, name) in enumerate(entry.passages(Place.NAME)):
            if self._begins(name):
                yield Candidate((len(self._chunks), 2), Place.NAME, number)

    def _holding(self, entry: Entry, places: Iterable[Place]) -> Iterator[Candidate]:
        """The passages there that hold anything."""
        lines = entry.lines()
        for place in places:
            line = lines[place]
            here = self._wanted.intersection(line)
            if not here:
                continue
            held: Counter[int] = Counter()
            for words in self._chunks:
                held.update({n for word in words & here for n in _having(word, line)})
            passages = line.split(BREAK)[1:-1]
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


def _having(word: str, line: str) -> Iterator[int]:
    """The numbers of the passages that have it, one for each time."""
    at = line.find(word)
    while at >= 0:
        yield line.count(BREAK, 0, at) - 1
        at = line.find(word, at + 1)

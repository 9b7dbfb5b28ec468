"""Why a term was found: the passage that holds most of the query, with it marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from glossary.search.marking import Marked, mark
from glossary.search.meaning import Meaning
from glossary.search.parts import BEFORE_TEXT, Part, Passages, Place, at_place
from glossary.search.query import Lookup, Query
from glossary.search.words import spelling, words_of


@dataclass(frozen=True)
class Reason:
    """``held`` counts the chunks of the query in the passage, ``likeness`` is 2 for the
    very phrase and 1 for the phrase among other words."""

    part: Part
    passage: Marked
    held: int
    likeness: int

    @property
    def worth(self) -> tuple[int, int]:
        return self.held, self.likeness


class Reasons:
    """Reads passages for one query, with each of its words looked up as given."""

    def __init__(self, query: Query, lookup: Lookup) -> None:
        self._query = query
        self._meaning = Meaning(query, lookup)

    def best(self, passages: Passages) -> Reason:
        """The first of those that hold most. The full text is read only where nothing
        before it holds all, and of it only what is likely to hold more."""
        best = max(self._before_text(passages), key=lambda reason: reason.worth)
        if best.held == len(self._query.chunks):
            return best
        texts = list(at_place(Place.TEXT, passages))
        counts = [self._meaning.likely(text) for _, text in texts]
        most = max(counts, default=0)
        if 0 < most <= best.held:
            return best
        likely = (
            self._read(part, text)
            for (part, text), count in zip(texts, counts, strict=True)
            if count == most
        )
        return max([best, *likely], key=lambda reason: reason.worth)

    def mark(self, text: str) -> Marked:
        return mark(text, (span for span, _ in self._meaning.spans(text)))

    def _before_text(self, passages: Passages) -> Iterator[Reason]:
        for place in BEFORE_TEXT:
            for part, text in at_place(place, passages):
                yield self._read(part, text)

    def _read(self, part: Part, text: str) -> Reason:
        found = list(self._meaning.spans(text))
        marked = mark(text, (span for span, _ in found))
        if part.place == Place.NAME and self._begins(text):
            marked = marked if found else Marked(text, [(0, len(text))])
            return Reason(part, marked, held=len(self._query.chunks), likeness=2)
        held = len(set().union(*(chunks for _, chunks in found)))
        return Reason(part, marked, held, self._likeness(text, held))

    def _begins(self, name: str) -> bool:
        """Whether what was typed is the name, or its beginning."""
        return spelling(name).startswith(self._query.spelling)

    def _likeness(self, text: str, held: int) -> int:
        phrase = self._query.phrase
        if not phrase or held < len(self._query.chunks):
            return 0
        written = self._query.index.vocabulary.phrase(words_of(text))
        return 2 if written == phrase else int(phrase in written)

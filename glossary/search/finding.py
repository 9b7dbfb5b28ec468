"""The interface of the search: from typed words to what a page shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from django.urls import reverse

from glossary.search.index import Entry, kept
from glossary.search.marking import Marked
from glossary.search.nearest import nearest
from glossary.search.numbers import has
from glossary.search.parts import FULL_TEXT, Part
from glossary.search.query import CORRECTED, Query
from glossary.search.ranking import Ranking
from glossary.search.readings import readings
from glossary.search.reasons import Reasons
from glossary.search.strength import Strength

EXCERPT = 200
MAX_NEAR = 4
MAX_READINGS = 6
EXAMPLES = (
    (Part.NAME, "a term"),
    (Part.ALIAS, "another spelling"),
    (Part.TITLE, "a job title"),
)


@dataclass(frozen=True)
class Near:
    """A term or competency to offer where nothing was found."""

    name: str
    industry: str
    address: str


@dataclass(frozen=True)
class Example:
    """Something to search for, which leads to a hit."""

    text: str
    kind: str


@dataclass(frozen=True)
class Overview:
    terms: int
    competencies: int
    examples: list[Example]


@dataclass(frozen=True)
class Hit:
    """A term or competency, and the passage for which it was found, as ``part`` says.

    ``industry`` says *Competency* for the one, whose ``industry_slug`` is empty.
    """

    name: Marked
    expansion: Marked
    industry: Marked
    part: Part
    passage: Marked
    opening: str
    guessed: bool
    industry_slug: str
    slug: str

    @property
    def address(self) -> str:
        return address_of(self)

    @property
    def needs_reason(self) -> bool:
        """Whether the passage is not already visible."""
        return self.part not in (Part.NAME, Part.EXPANSION, Part.INDUSTRY)

    @property
    def is_from_text(self) -> bool:
        return self.part.place in FULL_TEXT


@dataclass(frozen=True)
class Found:
    """``hits`` are the best of ``total``, ``competencies`` of which are no terms;
    without any, ``near`` has some to offer."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    competencies: int = 0
    strength: Strength = Strength.NOTHING
    """Of the first hit, to compare it with the first role."""
    near: list[Near] = field(default_factory=list)
    is_described: bool = False
    """Whether no hit holds all of the words, but each most of them."""

    @property
    def only_guessed(self) -> bool:
        """Whether every hit rests on a typing error."""
        return bool(self.hits) and all(hit.guessed for hit in self.hits)


def find(text: str, limit: int = 20) -> Found:
    """The best ``limit`` terms. One query, as long as the glossary stays as it is."""
    index = kept.get()
    query = Query(text, index)
    if not query.chunks:
        return Found()
    ranking = Ranking(query, limit)
    if not ranking.is_named:
        query, ranking = _read_otherwise(query, ranking, limit)
    if not ranking.total:
        numbers = nearest(query, MAX_NEAR)
        return Found(near=[_near(index.entries[number]) for number in numbers])
    competencies = (ranking.found & index.competencies).bit_count()
    hits = list(_hits(query, ranking))
    return Found(
        hits,
        ranking.total,
        competencies,
        ranking.strength,
        is_described=ranking.is_described,
    )


def _read_otherwise(
    query: Query, ranking: Ranking, limit: int
) -> tuple[Query, Ranking]:
    """With words that make one term written as one, where that finds better."""
    for text in islice(readings(query.text, query.index), MAX_READINGS):
        other = Query(text, query.index)
        found = Ranking(other, limit)
        better = found.is_sure and not ranking.is_sure
        only = found.has_what_was_typed and not ranking.has_what_was_typed
        if found.is_named or better or only:
            return other, found
    return query, ranking


def overview() -> Overview:
    """What there is to search, with a name, another spelling and a job title."""
    index = kept.get()
    entries = [entry for entry in index.entries if entry.industry_slug]
    chosen = []
    for place, (part, kind) in enumerate(EXAMPLES):
        later = islice(entries, place * len(entries) // len(EXAMPLES), None)
        texts = (entry.first(part) for entry in later)
        chosen += [Example(text, kind) for text in islice(filter(None, texts), 1)]
    return Overview(len(entries), index.competencies.bit_count(), chosen)


def address_of(found: Entry | Hit) -> str:
    """Of its page."""
    if not found.industry_slug:
        return reverse("glossary:competency", args=[found.slug])
    return reverse("glossary:term", args=[found.industry_slug, found.slug])


def _hits(query: Query, ranking: Ranking) -> Iterable[Hit]:
    as_typed = Reasons(query, ranking.lookup)
    corrected = Reasons(query, CORRECTED) if ranking.guessed else as_typed
    for number in ranking.numbers:
        guessed = has(ranking.guessed, number)
        reasons = corrected if guessed else as_typed
        yield _hit(query.index.entries[number], reasons, guessed)


def _hit(entry: Entry, reasons: Reasons, guessed: bool) -> Hit:
    reason = reasons.best(entry)
    return Hit(
        name=reasons.mark(entry.first(Part.NAME)),
        expansion=reasons.mark(entry.first(Part.EXPANSION)),
        industry=reasons.mark(entry.first(Part.INDUSTRY)),
        part=reason.part,
        passage=reason.passage.excerpt(EXCERPT),
        opening=entry.opening,
        guessed=guessed,
        industry_slug=entry.industry_slug,
        slug=entry.slug,
    )


def _near(entry: Entry) -> Near:
    return Near(
        name=entry.first(Part.NAME),
        industry=entry.first(Part.INDUSTRY),
        address=address_of(entry),
    )

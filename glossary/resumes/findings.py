"""The glossary terms found in a résumé, and the roles that use them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Prefetch, Q

from glossary.models import Industry, Role, RoleTerm, Term
from glossary.resumes.abbreviations import Abbreviation, unknown_in
from glossary.resumes.budget import Budget
from glossary.resumes.finding import Finder, Match
from glossary.resumes.judging import Certainty, Judge, Verdict
from glossary.resumes.titles import Named, titles_in
from glossary.roles import finder as roles

MAX_ROLES = 5
MIN_COMPLETE = 2
MIN_COMPLETE_UNNAMED = 3


@dataclass(frozen=True)
class Segment:
    """A piece of the text; with a verdict where it is a term."""

    text: str
    verdict: Verdict | None = None

    @property
    def is_unsure(self) -> bool:
        return bool(self.verdict and self.verdict.certainty is Certainty.UNSURE)


@dataclass
class Found:
    """A term with the number of times it is in the text; ``doubts`` says
    why one is unsure of it where it is never sure."""

    term: Term
    sure: int = 0
    doubts: Counter[str] = field(default_factory=Counter)

    @property
    def times(self) -> int:
        return self.sure or self.doubts.total()


@dataclass(frozen=True)
class IndustryFound:
    industry: Industry
    terms: list[Found]

    @property
    def sure(self) -> list[Found]:
        return [found for found in self.terms if found.sure]

    @property
    def unsure(self) -> list[Found]:
        return [found for found in self.terms if not found.sure]


@dataclass(frozen=True)
class RoleFit:
    """Which of a role's terms are in the text."""

    role: Role
    found: list[Term]
    unsure: list[Term]
    missing: list[Term]

    mentions: int = 0
    named: Named | None = None
    """The role's title in the text."""

    @property
    def total(self) -> int:
        return len(self.found) + len(self.unsure) + len(self.missing)

    @property
    def is_complete(self) -> bool:
        """One term alone says too little, two if the text names another job."""
        enough = MIN_COMPLETE if self.named else MIN_COMPLETE_UNNAMED
        return len(self.found) == self.total >= enough

    @property
    def evidence(self) -> float:
        """The share of the role's terms that were found, as if it had one more: a
        role of one term needs it less than one of four needs all four."""
        return len(self.found) / (self.total + 1)


@dataclass(frozen=True)
class Reading:
    segments: list[Segment]
    industries: list[IndustryFound]
    roles: list[RoleFit]
    chosen: RoleFit | None
    abbreviations: list[Abbreviation] = field(default_factory=list)
    """That the library does not know."""

    @property
    def sure(self) -> int:
        return sum(len(each.sure) for each in self.industries)

    @property
    def unsure(self) -> int:
        return sum(len(each.unsure) for each in self.industries)


def read(text: str, finder: Finder, *, role: int | None = None) -> Reading:
    """At most four queries, one for the terms and the rest for roles and theirs.

    Raises `RefusedError` for a text that takes too long.
    """
    budget = Budget()
    matches = finder.find(text, budget)
    budget.check(len(matches))
    keys = {spelling.term for match in matches for spelling in match.spellings}
    terms = Term.objects.active().select_related("industry").in_bulk(keys)
    verdicts = [
        verdict
        for verdict in Judge(text, terms, budget).judge(matches)
        if verdict.certainty is not Certainty.NO
    ]
    found = _count(verdicts)
    titles = roles.kept.get()
    named = titles_in(text, titles, budget)
    fits = [_fit(each, found, named) for each in _roles(found, named, role)]
    return Reading(
        _segments(text, verdicts),
        _by_industry(found),
        _best(fits),
        next((fit for fit in fits if fit.role.pk == role), None),
        _unknown(text, matches, finder, titles),
    )


def _unknown(
    text: str, matches: Iterable[Match], finder: Finder, titles: roles.Finder
) -> list[Abbreviation]:
    taken = {place for match in matches for place in range(match.start, match.end)}
    return unknown_in(
        text, taken, lambda word: finder.names(word) or titles.is_abbreviation(word)
    )


def _count(verdicts: Iterable[Verdict]) -> dict[int, Found]:
    counted: dict[int, Found] = {}
    for verdict in verdicts:
        for term in verdict.terms:
            found = counted.setdefault(term.pk, Found(term))
            if verdict.certainty is Certainty.SURE:
                found.sure += 1
            else:
                found.doubts[verdict.why] += 1
    return counted


def _segments(text: str, verdicts: list[Verdict]) -> list[Segment]:
    segments, end = [], 0
    for verdict in verdicts:
        match = verdict.match
        segments.append(Segment(text[end : match.start]))
        segments.append(Segment(match.text, verdict))
        end = match.end
    return [*segments, Segment(text[end:])]


def _by_industry(found: dict[int, Found]) -> list[IndustryFound]:
    """The industry with the most terms first; likewise the terms within."""

    def industry(each: Found) -> str:
        return each.term.industry.name

    groups = [
        IndustryFound(terms[0].term.industry, sorted(terms, key=_most_often))
        for terms in (
            list(group)
            for _, group in groupby(sorted(found.values(), key=industry), industry)
        )
    ]
    return sorted(groups, key=lambda each: (-len(each.sure), each.industry.name))


def _most_often(found: Found) -> tuple[bool, int, str]:
    return not found.sure, -found.times, found.term.name


def _roles(
    found: dict[int, Found], named: dict[int, Named], chosen: int | None
) -> Iterable[Role]:
    sure = [key for key, each in found.items() if each.sure]
    terms = Term.objects.active().select_related("industry")
    drawn = terms.only("name", "slug", "industry__name", "industry__slug")
    pointed = RoleTerm.objects.filter(term__in=sure).values("role")
    wanted = Q(pk__in=pointed) | Q(pk__in=[*named, *([chosen] if chosen else [])])
    return (
        Role.objects.active()
        .filter(wanted)
        .select_related("industry")
        .prefetch_related(Prefetch("terms", drawn))
    )


def _fit(role: Role, found: dict[int, Found], named: dict[int, Named]) -> RoleFit:
    terms = [(term, found.get(term.pk)) for term in role.terms.all()]
    return RoleFit(
        role,
        found=[term for term, each in terms if each and each.sure],
        unsure=[term for term, each in terms if each and not each.sure],
        missing=[term for term, each in terms if not each],
        mentions=sum(each.sure for _, each in terms if each),
        named=named.get(role.pk),
    )


def _best(fits: list[RoleFit]) -> list[RoleFit]:
    """Roles whose title the text names: the first of all, then those with a term in
    it, in its order, then the rest; then by evidence, and by how many terms were found
    and how often."""
    pointed = [fit for fit in fits if fit.found or fit.named]
    return sorted(
        pointed,
        key=lambda fit: (
            fit.named is None,
            fit.named is not None and not fit.found and fit.named.place > 0,
            fit.named.place if fit.named else 0,
            -fit.evidence,
            -len(fit.found),
            -fit.mentions,
            fit.role.title,
            fit.role.industry.name,
        ),
    )[:MAX_ROLES]

"""Agreement over any number of scorecards, read application by application."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Count, Value
from django.db.models.functions import Coalesce

from glossary.models import Level
from scorecards.export.kits import Kits
from scorecards.export.sheets.agreement import AgreementRow
from scorecards.models import Answer, Kit, Scorecard
from scorecards.models.kit import area_key_of
from scorecards.models.scales import Outcome
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS
from scorecards.panel.agreement.summary import Agreement

FETCH = 2_000  # narrow rows in memory at once

Panel = tuple[tuple[int, int], ...]
"""Who rated one answer, and how; there are few, and most come many times."""
Panels = Counter[Panel]


class Given(NamedTuple):
    application: int
    question: int
    interviewer: int
    rating: int
    opening: int
    opening_title: str
    kit: int
    source: str


@dataclass
class Counts:
    """How often each panel was there, by what the figures are of."""

    everything: Panels = field(default_factory=Counter)
    roles: dict[tuple[int, str], Panels] = field(default_factory=lambda: _by_key())
    openings: dict[tuple[int, str], Panels] = field(default_factory=lambda: _by_key())
    areas: dict[str, Panels] = field(default_factory=lambda: _by_key())
    questions: dict[str, Panels] = field(default_factory=lambda: _by_key())

    def add(self, given: Given, kit: Kit, panel: Panel) -> None:
        self.everything[panel] += 1
        self.roles[kit.role_id, kit.level][panel] += 1
        self.openings[given.opening, given.opening_title][panel] += 1
        self.areas[area_key_of(given.source)][panel] += 1
        self.questions[given.source][panel] += 1


def _by_key() -> dict[Any, Panels]:
    return defaultdict(Counter)


def agreement_rows(scorecards: ScorecardQuerySet, kits: Kits) -> Iterator[AgreementRow]:
    """Of all, each role and level, opening, area and question. One query.

    By the rules of the calibration page, which reads the newest 5,000 alone: the first
    rating by each interviewer, of scorecards that were written while the others' were
    closed to their writer.
    """
    counts = Counts()
    for _, given in groupby(_shared(scorecards), attrgetter("application")):
        for first, panel in _panels(given):
            counts.add(first, kits.kits[first.kit], panel)
    yield AgreementRow("All", _agreement(counts.everything))
    yield from sorted(
        _of_roles(counts.roles, kits),
        key=lambda row: (row.role, Level.labels.index(row.level)),
    )
    yield from sorted(_of_openings(counts.openings), key=lambda row: row.opening)
    yield from sorted(_of_areas(counts.areas, kits), key=lambda row: row.area_id)
    yield from sorted(
        _of_questions(counts.questions, kits), key=lambda row: row.question_id
    )


def _agreement(panels: Panels) -> Agreement:
    return Agreement.of(dict(panel) for panel in panels.elements())


def _of_roles(
    roles: dict[tuple[int, str], Panels], kits: Kits
) -> Iterator[AgreementRow]:
    """By the title in the newest of their kits."""
    titles = {kit.role_id: kit.role_title for _, kit in sorted(kits.kits.items())}
    for (role, level), panels in roles.items():
        yield AgreementRow(
            "Role and level",
            _agreement(panels),
            role=titles[role],
            level=Level(level).label,
        )


def _of_openings(openings: dict[tuple[int, str], Panels]) -> Iterator[AgreementRow]:
    for (key, title), panels in openings.items():
        yield AgreementRow("Opening", _agreement(panels), opening_id=key, opening=title)


def _of_areas(areas: dict[str, Panels], kits: Kits) -> Iterator[AgreementRow]:
    """By the newest name, over all kits."""
    names = {
        question.area_key: question.term
        for _, question in sorted(kits.questions.items())
    }
    for key, panels in areas.items():
        yield AgreementRow("Area", _agreement(panels), area_id=key, area=names[key])


def _of_questions(questions: dict[str, Panels], kits: Kits) -> Iterator[AgreementRow]:
    """In the newest wording, over all versions of their kits."""
    texts = {question.source: question.text for question in kits.asked}
    for source, panels in questions.items():
        yield AgreementRow(
            "Question",
            _agreement(panels),
            question_id=source,
            question=texts[source],
        )


def _shared(scorecards: ScorecardQuerySet) -> Iterator[Given]:
    """What counts in scores of applications that two people met, the earliest first."""
    independent = Scorecard.objects.filter(
        pk__in=scorecards.values("pk"),
        started_after_others=False,
        changed_after_reveal=False,
    ).order_by()
    met_by_two = (
        independent.values(
            candidacy_key=Coalesce("application__merged_into", "application")
        )
        .annotate(people=Count("interviewer", distinct=True))
        .filter(people__gt=1)
    )
    rows = (
        Answer.objects.filter(
            scorecard__in=independent.values("pk"),
            outcome__in=[Outcome.RATED, Outcome.COULD_NOT_ANSWER],
        )
        .annotate(
            candidacy_key=Coalesce(
                "scorecard__application__merged_into", "scorecard__application"
            )
        )
        .filter(candidacy_key__in=met_by_two.values("candidacy_key"))
        .annotate(value=Coalesce("rating", Value(COULD_NOT_ANSWER_COUNTS_AS)))
        .order_by("candidacy_key", "scorecard__submitted_at", "scorecard")
        .values_list(
            "candidacy_key",
            "question_id",
            "scorecard__interviewer_id",
            "value",
            "scorecard__application__opening_id",
            "scorecard__application__opening__title",
            "scorecard__kit_id",
            "question__source",
        )
    )
    return map(Given._make, rows.iterator(FETCH))


def _panels(given: Iterator[Given]) -> Iterator[tuple[Given, Panel]]:
    """The answers of one application that two or more rated, by question."""
    rated: dict[int, dict[int, int]] = defaultdict(dict)
    first: dict[int, Given] = {}
    for each in given:
        rated[each.question].setdefault(each.interviewer, each.rating)
        first.setdefault(each.question, each)
    for question, unit in rated.items():
        if len(unit) > 1:
            yield first[question], tuple(sorted(unit.items()))

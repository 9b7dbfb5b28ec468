"""Reads submitted scorecards once, for all figures; the one module with queries."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from statistics import fmean
from typing import NamedTuple

from scorecards.models import Answer, KitQuestion, Scorecard
from scorecards.models.scales import Outcome
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.models.scores import COULD_NOT_ANSWER_COUNTS_AS
from scorecards.panel.agreement.quarters import Period, Quarter
from scorecards.panel.agreement.strictness import Group

# What one page reads at most: some 40,000 answers.
MAX_SCORECARDS = 5_000

FIELDS = [
    "application__merged_into",
    "application__opening__title",
    "kit__role_title",
    "kit__role_id",
    "kit__level",
    "interviewer__username",
    "interviewer__first_name",
    "interviewer__last_name",
    "interview_at",
    "due_at",
    "submitted_at",
    "version",
    "started_after_others",
    "changed_after_reveal",
]


class Given(NamedTuple):
    """One answer of a submitted scorecard."""

    question: int
    outcome: str
    rating: int | None

    @property
    def value(self) -> int | None:
        """As it counts in scores; None when it was not asked."""
        if self.outcome == Outcome.COULD_NOT_ANSWER:
            return COULD_NOT_ANSWER_COUNTS_AS
        return self.rating


Shared = dict[tuple[int, int], dict[Hashable, int]]
"""By application and question: who rated it, and how."""


@dataclass(frozen=True)
class Observed:
    """Scorecards with the earliest first, and what was given in each."""

    scorecards: list[Scorecard]
    given: Mapping[int, list[Given]] = field(repr=False)
    questions: Mapping[int, KitQuestion] = field(repr=False)
    cut_off_at: datetime | None  # read from then on only, to stay bounded

    @property
    def interviewer_count(self) -> int:
        return len({s.interviewer_id for s in self.scorecards})

    def given_in(self, scorecards: Iterable[Scorecard]) -> list[Given]:
        return [each for s in scorecards for each in self.given.get(s.pk, [])]

    @property
    def dependent_count(self) -> int:
        return len(self.scorecards) - len(self.independent)

    def period_read(self, wanted: Period) -> Period:
        """The quarters of these of which anything was read, or could have been."""
        if self.cut_off_at is None:
            return wanted
        return Period(Quarter.of(self.cut_off_at), wanted.last)

    @property
    def independent(self) -> list[Scorecard]:
        """Rated before their writers could read the others'; agreement needs that."""
        return [s for s in self.scorecards if is_independent(s)]


def observe(scorecards: ScorecardQuerySet, *, most: int = MAX_SCORECARDS) -> Observed:
    """The newest ``most`` submitted ones of these. Three queries.

    Asks nobody's leave: hand it what ``visible_to`` allows.
    """
    submitted = scorecards.submitted().order_by("-submitted_at", "-pk")
    newest = list(
        submitted.select_related("application__opening", "kit", "interviewer").only(
            *FIELDS
        )[: most + 1]
    )
    read = newest[:most]
    return Observed(
        scorecards=read[::-1],
        given=_given(submitted[:most]),
        questions=KitQuestion.objects.filter(kit__in={s.kit_id for s in read})
        .only("source", "term", "text")
        .in_bulk(),
        cut_off_at=read[-1].submitted_at if len(newest) > most else None,
    )


def _given(scorecards: ScorecardQuerySet) -> dict[int, list[Given]]:
    rows = (
        Answer.objects.filter(scorecard__in=scorecards.values("pk"))
        .exclude(outcome="")
        .order_by()
        .values_list("scorecard_id", "question_id", "outcome", "rating")
    )
    given: dict[int, list[Given]] = defaultdict(list)
    for scorecard, question, outcome, rating in rows:
        given[scorecard].append(Given(question, outcome, rating))
    return given


def is_independent(scorecard: Scorecard) -> bool:
    return not (scorecard.started_after_others or scorecard.changed_after_reveal)


def shared_ratings(observed: Observed) -> Shared:
    """What agreement is computed from: the first rating by each interviewer.

    Somebody who met the candidate in two rounds still is one interviewer.
    """
    shared: Shared = defaultdict(dict)
    for scorecard in observed.independent:
        for answer in observed.given.get(scorecard.pk, []):
            if answer.value is not None:
                unit = shared[scorecard.candidacy, answer.question]
                unit.setdefault(scorecard.interviewer_id, answer.value)
    return shared


def means(shared: Shared) -> Group:
    """By application and interviewer, the mean over questions, where two met."""
    values: dict[int, dict[Hashable, list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for (application, _), unit in shared.items():
        for who, value in unit.items():
            values[application][who].append(value)
    return {
        (application, who): fmean(given)
        for application, panel in values.items()
        if len(panel) > 1
        for who, given in panel.items()
    }


def answers_about_shared(shared: Shared) -> dict[Hashable, int]:
    """By interviewer, how many answers are behind their `means`."""
    met: dict[int, set[Hashable]] = defaultdict(set)
    for (application, _), unit in shared.items():
        met[application].update(unit)
    numbers: dict[Hashable, int] = defaultdict(int)
    for (application, _), unit in shared.items():
        if len(met[application]) > 1:
            for who in unit:
                numbers[who] += 1
    return numbers

"""Scorecards that others still have to submit, and one's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, F, Q, QuerySet

from scorecards.models import Application, Opening, Scorecard
from scorecards.panel.debrief.ready import HEAD
from scorecards.reminders.finding import is_reminded
from scorecards.text.durations import how_long

SHOWN = 20


@dataclass(frozen=True)
class Owed:
    """A scorecard to do; ``late`` says by how much, and is empty before it is due."""

    scorecard: Scorecard
    late: str
    can_be_reminded: bool

    @classmethod
    def of(cls, scorecard: Scorecard, now: datetime) -> "Owed":
        due = scorecard.due_at
        late = how_long(due, now) if due and due < now else ""
        return cls(scorecard, late, is_reminded(scorecard))


@dataclass(frozen=True)
class Waiting:
    """One candidacy, with its scorecards to do, and how many of how many are in."""

    application: Application
    owed: list[Owed]
    submitted: int
    number: int


def waiting(user: User, now: datetime) -> tuple[list[Waiting], bool]:
    """The longest overdue first; and whether there are more. Two queries.

    Whoever owes a scorecard for a candidate learns nothing of the others’ here.
    """
    hidden = Scorecard.objects.hidden_applications(user)
    closed = Opening.objects.closed_to(user).values("pk")
    known = _still_owed().exclude(application__in=hidden)
    known = known.exclude(application__opening__in=closed)
    found = list(known[: 3 * SHOWN + 1])
    owed: dict[int, list[Scorecard]] = {}
    for scorecard in found[: 3 * SHOWN]:
        owed.setdefault(scorecard.candidacy, []).append(scorecard)
    shown = dict(list(owed.items())[:SHOWN])
    numbers = _numbers(shown)
    rows = [
        Waiting(
            each[0].application, [Owed.of(card, now) for card in each], *numbers[key]
        )
        for key, each in shown.items()
    ]
    return rows, len(owed) > SHOWN or len(found) > 3 * SHOWN


def late(user: User, now: datetime) -> list[Owed]:
    """For coordinators: what is overdue, the longest first, one more than is shown."""
    known = Scorecard.objects.arranged_by(user).owed()
    known = known.filter(due_at__lt=now, application__opening__closed_at=None)
    found = _with_names(known).order_by("due_at", "pk")[: SHOWN + 1]
    return [Owed.of(scorecard, now) for scorecard in found]


def own(user: User, now: datetime) -> list[Owed]:
    """What this person has to submit, the soonest due first."""
    known = Scorecard.objects.of(user).owed().with_progress()
    found = _with_names(known).order_by(F("due_at").asc(nulls_last=True), "pk")
    return [Owed.of(scorecard, now) for scorecard in found[:SHOWN]]


def _still_owed() -> QuerySet[Any]:
    known = Scorecard.objects.owed().filter(
        application__opening__closed_at=None, interviewer__is_active=True
    )
    return _with_names(known).order_by(
        F("due_at").asc(nulls_last=True), F("interview_at").asc(nulls_last=True), "pk"
    )


def _with_names(scorecards: QuerySet[Any]) -> QuerySet[Any]:
    return scorecards.select_related(
        "interviewer", "application__candidate", "application__opening__role"
    )


def _numbers(heads: Iterable[int]) -> dict[int, tuple[int, int]]:
    """How many scorecards of each candidacy are submitted, and of how many."""
    counted = (
        Scorecard.objects.counting()
        .of_candidacies(heads)
        .order_by()
        .values_list(HEAD)
        .annotate(
            done=Count("pk", filter=Q(status=Scorecard.Status.SUBMITTED)),
            number=Count("pk"),
        )
    )
    return {head: (done, number) for head, done, number in counted}

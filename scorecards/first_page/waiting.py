"""Scorecards that others still have to submit, and one's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, F, Q, QuerySet

from scorecards.models import Application, Scorecard
from scorecards.panel.debrief.ready import HEAD
from scorecards.reminders.finding import is_reminded
from scorecards.text.durations import how_long

SHOWN = 20


@dataclass(frozen=True)
class ToDo:
    """A scorecard to do; ``late`` says by how much, and is empty before it is due."""

    scorecard: Scorecard
    late: str
    can_be_reminded: bool

    @classmethod
    def of(cls, scorecard: Scorecard, now: datetime) -> "ToDo":
        due = scorecard.due_at
        late = how_long(due, now) if due and due < now else ""
        return cls(scorecard, late, is_reminded(scorecard))


@dataclass(frozen=True)
class Waiting:
    """One candidacy, with its scorecards to do, and how many of how many are in."""

    application: Application
    to_do: list[ToDo]
    submitted: int
    number: int


def waiting(user: User, now: datetime) -> tuple[list[Waiting], bool]:
    """The longest overdue first; and whether there are more. Two queries.

    Whoever owes a scorecard for a candidate learns nothing of the others’ here.
    """
    found = list(_still_to_do(user)[: 3 * SHOWN + 1])
    to_do: dict[int, list[Scorecard]] = {}
    for scorecard in found[: 3 * SHOWN]:
        to_do.setdefault(scorecard.candidacy, []).append(scorecard)
    shown = dict(list(to_do.items())[:SHOWN])
    numbers = _numbers(shown)
    rows = [
        Waiting(
            each[0].application, [ToDo.of(card, now) for card in each], *numbers[key]
        )
        for key, each in shown.items()
    ]
    return rows, len(to_do) > SHOWN or len(found) > 3 * SHOWN


def late(user: User, now: datetime) -> list[ToDo]:
    """For coordinators: what is overdue, the longest first, one more than is shown."""
    known = Scorecard.objects.arranged_by(user).to_do()
    known = known.filter(due_at__lt=now, application__opening__closed_at=None)
    found = _with_names(known).order_by("due_at", "pk")[: SHOWN + 1]
    return [ToDo.of(scorecard, now) for scorecard in found]


def own(user: User, now: datetime) -> list[ToDo]:
    """What this person has to submit, the soonest due first."""
    known = Scorecard.objects.of(user).to_do().with_progress()
    found = _with_names(known).order_by(F("due_at").asc(nulls_last=True), "pk")
    return [ToDo.of(scorecard, now) for scorecard in found[:SHOWN]]


def _still_to_do(user: User) -> QuerySet[Any]:
    known = Scorecard.objects.waited_for_by(user).filter(
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

"""Writes scorecards with all their parts, many at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

from django.db.models import Case, F, Min, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from scorecards.models import (
    Answer,
    Application,
    Candidate,
    KitIndicator,
    RedFlagCheck,
    Scorecard,
)

BATCH = 2_000


@dataclass
class Sheet:
    """One scorecard and its parts, none of them saved yet.

    Nobody in the demo both reviews and interviews, or interviews anybody twice, so
    none was started after other scorecards were visible.
    """

    scorecard: Scorecard
    answers: list[Answer] = field(default_factory=list)
    checks: list[RedFlagCheck] = field(default_factory=list)
    indicators: list[KitIndicator] = field(default_factory=list)
    passed_on: str = ""


def in_working_hours(at: datetime, minute: int) -> datetime:
    """That day, local time, so many minutes after ten in the morning, before six."""
    opens = timezone.localtime(at).replace(hour=10, minute=0, second=0, microsecond=0)
    return opens + timedelta(minutes=minute % (8 * 60))


def write(sheets: Iterable[Sheet]) -> None:
    """Insert all of them. Five statements, and more only by the size of a batch."""
    sheets = list(sheets)
    Scorecard.objects.bulk_create((sheet.scorecard for sheet in sheets), BATCH)
    Answer.objects.bulk_create(chain(*(sheet.answers for sheet in sheets)), BATCH)
    RedFlagCheck.objects.bulk_create(chain(*(sheet.checks for sheet in sheets)), BATCH)
    ticks = Scorecard.indicators.through
    ticks._default_manager.bulk_create(
        (
            ticks(scorecard_id=sheet.scorecard.pk, kitindicator_id=indicator.pk)
            for sheet in sheets
            for indicator in sheet.indicators
        ),
        BATCH,
    )


def backdate(now: datetime) -> None:
    """Date everything back to its opening or its interview.

    The models put the present time there themselves. Only for a database that held
    nothing before: it touches every row.
    """
    Application.objects.update(
        created_at=Subquery(
            Application.objects.filter(pk=OuterRef("pk")).values("opening__created_at")
        )
    )
    Candidate.objects.update(
        created_at=Subquery(
            Application.objects.filter(candidate=OuterRef("pk"))
            .order_by()
            .values("candidate")
            .annotate(first=Min("opening__created_at"))
            .values("first")
        )
    )
    begun = Least("saved_at", Coalesce("interview_at", "saved_at"))
    invited = Coalesce(F("interview_at") - timedelta(days=6), Value(now))
    # Of a time and none, databases differ in which is the least.
    came_to_be = Case(When(saved_at=None, then=invited), default=begun)
    Scorecard.objects.update(created_at=came_to_be - timedelta(hours=1))

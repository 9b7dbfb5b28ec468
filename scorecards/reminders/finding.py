"""Which scorecards a reminder is due for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max, Q

from scorecards.models import Scorecard
from scorecards.reminders.schedule import schedule


@dataclass(frozen=True)
class Due:
    """A reminder to send: the newest planned one that no run has started to send."""

    scorecard: Scorecard
    number: int
    planned_for: datetime


def counted_from(scorecard: Scorecard) -> datetime | None:
    """The due time; without one, the end of the interview."""
    if scorecard.due_at:
        return scorecard.due_at
    if scorecard.interview_at:
        return scorecard.interview_at + timedelta(minutes=scorecard.interview_minutes)
    return None


def is_reminded(scorecard: Scorecard) -> bool:
    """Whether anybody gets reminders for it, now or later."""
    opening = scorecard.application.opening
    return bool(
        scorecard.is_to_do
        and opening.send_reminders
        and opening.closed_at is None
        and scorecard.reminders_dismissed_at is None
        and scorecard.interviewer.is_active
        and scorecard.interviewer.email
        and counted_from(scorecard)
    )


def due_reminders(now: datetime) -> Iterator[Due]:
    """At most one per scorecard, however many were missed. One query."""
    to_do = (
        Scorecard.objects.to_do()
        .filter(Q(due_at__lte=now) | Q(due_at=None, interview_at__lte=now))
        .filter(
            reminders_dismissed_at=None,
            application__opening__send_reminders=True,
            application__opening__closed_at=None,
            interviewer__is_active=True,
        )
        .exclude(interviewer__mail_choice__reminders=False)
        .select_related("interviewer", "application__candidate", "application__opening")
        .annotate(last_number=Max("reminders__number"))
        .order_by("pk")
    )
    for scorecard in to_do.iterator(chunk_size=500):
        if is_reminded(scorecard) and (due := _newest(scorecard, now)):
            yield due


def _newest(scorecard: Scorecard, now: datetime) -> Due | None:
    base = counted_from(scorecard)
    if base is None:
        return None
    zone = ZoneInfo(scorecard.application.opening.time_zone)
    passed = [moment for moment in schedule(base, zone) if moment <= now]
    sent = vars(scorecard)["last_number"] or 0
    if len(passed) <= sent:
        return None
    return Due(scorecard, number=len(passed), planned_for=passed[-1])

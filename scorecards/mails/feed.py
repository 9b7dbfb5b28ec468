"""A person's own interviews as a calendar that calendar programs subscribe to."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Q

from scorecards.mails.events import calendar_of
from scorecards.mails.invitations import appointments
from scorecards.models import Scorecard

BACK, AHEAD = timedelta(days=31), timedelta(days=366)
MAX_EVENTS = 500


def feed_of(person: User, now: datetime) -> bytes:
    """Those to come and those that took place, without what is written in any.

    Of the next year and the last month, the first `MAX_EVENTS`. Three queries at most.
    """
    status = Scorecard.Status
    stays = Q(status__in=[status.ASSIGNED, status.DRAFT], ended_at=None)
    own = (
        Scorecard.objects.of(person)
        .filter(stays | Q(status=status.SUBMITTED))
        .filter(interview_at__range=(now - BACK, now + AHEAD))
        .select_related("application__candidate", "application__opening")
        .order_by("interview_at", "pk")
    )
    events = appointments(list(own[:MAX_EVENTS]))
    return calendar_of(events, method="PUBLISH", name="Interviews")

"""When reminders go out: at the due time, a day later, then every working day."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from scorecards.models.reminder import MAX_REMINDERS

SATURDAY = 5
DAY = timedelta(days=1)


def schedule(due_at: datetime, zone: ZoneInfo) -> list[datetime]:
    """The ten moments, each at the same time of day in the zone.

    The first is the due time and the second a day later, whatever day that is; the
    rest fall on Mondays to Fridays of the zone. A time of day that summer time skips
    comes an hour later on that day.
    """
    return list(islice(_moments(due_at.astimezone(zone)), MAX_REMINDERS))


def _moments(due: datetime) -> Iterator[datetime]:
    """Adding days to a time with a zone keeps its time of day."""
    yield due
    moment = due + DAY
    yield moment
    while True:
        moment += DAY
        if moment.weekday() < SATURDAY:
            yield moment


def reminders_due(due_at: datetime, zone: ZoneInfo, now: datetime) -> int:
    """How many of the reminders should have gone out by now, from 0 to 10."""
    return sum(moment <= now for moment in schedule(due_at, zone))

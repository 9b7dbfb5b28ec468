"""How long something has been waiting, as people say it."""

from datetime import datetime, timedelta

from glossary.plurals import counted

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def how_long(since: datetime, now: datetime) -> str:
    """Such as ``4 days``, whole ones; hours within the first day."""
    passed = now - since
    for unit, name in ((DAY, "day"), (HOUR, "hour")):
        if number := passed // unit:
            return counted(number, name)
    return "less than an hour"

"""What all mails and calendars have in common: names, times, subjects, links."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from scorecards.models import Application, Opening

MAX_SUBJECT_LENGTH = 120


def candidate_called(application: Application) -> str:
    """By name, or by the reference where the opening keeps names out of mails."""
    candidate = application.candidate
    return candidate.reference if application.opening.reference_only else str(candidate)


def addressed(person: User) -> str:
    return person.get_short_name() or person.get_username()


def local_time(moment: datetime, opening: Opening) -> str:
    """Such as ``Tue 24 Nov 2026, 15:00 (Europe/Zurich)``."""
    local = timezone.localtime(moment, ZoneInfo(opening.time_zone))
    return f"{date_format(local, 'D j M Y, H:i')} ({opening.time_zone})"


def link(name: str, *args: object) -> str:
    return settings.SITE_URL + reverse(name, args=args)


def one_line(subject: str) -> str:
    """A line break in a name would start another header."""
    line = " ".join(subject.split())
    return line if len(line) <= MAX_SUBJECT_LENGTH else f"{line[:MAX_SUBJECT_LENGTH]}…"

"""The interview as a file for calendars (RFC 5545, published as RFC 5546 has it)."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from icalendar import Calendar, Event, vCalAddress

from scorecards.models import AuditEntry, Scorecard

AROUND = timedelta(days=366)  # how much of a zone's history the file explains


class NoTimeError(Exception):
    """The interview has no time yet."""


def invitation(scorecard: Scorecard) -> bytes:
    """One event, the same for everybody. Two queries at most.

    Load the scorecard with its candidate and opening. Raises `NoTimeError`.
    """
    if scorecard.interview_at is None:
        raise NoTimeError
    zone = ZoneInfo(scorecard.application.opening.time_zone)
    begins = scorecard.interview_at.astimezone(zone)
    calendar = Calendar()
    calendar.add("prodid", "-//Structured interviews//Scorecards//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(scorecard, begins))
    calendar.add_missing_timezones(
        first_date=(begins - AROUND).date(), last_date=(begins + AROUND).date()
    )
    content: bytes = calendar.to_ical()
    return content


def download(scorecard: Scorecard) -> HttpResponse:
    """Raises `NoTimeError`."""
    name = f"interview-{scorecard.pk}.ics"
    return HttpResponse(
        invitation(scorecard),
        content_type="text/calendar; charset=utf-8; method=PUBLISH",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _event(scorecard: Scorecard, begins: datetime) -> Event:
    sequence, changed_at = _revision(scorecard)
    application = scorecard.application
    address = settings.SITE_URL + reverse("scorecard", args=[scorecard.pk])
    site = urlsplit(settings.SITE_URL).hostname or "localhost"
    event = Event()
    event.add("uid", f"scorecard-{scorecard.pk}@{site}")
    event.add("sequence", sequence)
    event.add("dtstamp", changed_at)
    event.add("dtstart", begins)
    event.add("duration", timedelta(minutes=scorecard.interview_minutes))
    event.add(
        "summary", f"Interview: {application.candidate} for {application.opening}"
    )
    if place := scorecard.place or application.opening.location:
        event.add("location", place)
    event.add("url", address)
    event.add("description", f"Your scorecard: {address}")
    event.add("organizer", _organizer())
    return event


def _organizer() -> vCalAddress:
    """A published event has to name one (RFC 5546, 3.2.1)."""
    _, _, address = settings.DEFAULT_FROM_EMAIL.rpartition("<")
    organizer = vCalAddress(f"mailto:{address.rstrip('>')}")
    organizer.params["cn"] = "Structured interviews"
    return organizer


def _revision(scorecard: Scorecard) -> tuple[int, datetime]:
    """How often and when last the interview was rescheduled, by the audit trail."""
    changes = AuditEntry.objects.filter(
        action=AuditEntry.Action.ASSIGNED,
        subject_type="scorecard",
        subject_key=str(scorecard.pk),
        details__rearranged=True,
    )
    times = list(changes.order_by("pk").values_list("at", flat=True))
    return len(times), times[-1] if times else scorecard.created_at

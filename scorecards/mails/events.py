"""Interviews as events for calendars (RFC 5545), the same in mails, files and feeds.

All times are in UTC, so that no calendar has to know a zone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vUri

from scorecards.mails.wording import candidate_called, link
from scorecards.models import Application


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One interview as one person’s calendar knows it.

    ``sequence`` goes up with every change, ``attendee`` is an e-mail address; published
    events have none.
    """

    scorecard_key: int
    application: Application
    starts_at: datetime
    minutes: int
    place: str = ""
    sequence: int
    changed_at: datetime
    is_cancelled: bool = False
    attendee: str = ""


def calendar_of(
    appointments: Iterable[Appointment], *, method: str, name: str = ""
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Structured interviews//Scorecards//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(hours=1), {"value": "DURATION"})
    for appointment in appointments:
        calendar.add_component(_event(appointment))
    content: bytes = calendar.to_ical()
    return content


def site_host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def _event(appointment: Appointment) -> Event:
    application = appointment.application
    address = link("scorecard", appointment.scorecard_key)
    event = Event()
    event.add("uid", f"scorecard-{appointment.scorecard_key}@{site_host()}")
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.changed_at.astimezone(UTC))
    event.add("dtstart", appointment.starts_at.astimezone(UTC))
    event.add("duration", timedelta(minutes=appointment.minutes))
    event.add(
        "summary",
        f"Interview: {candidate_called(application)} for {application.opening}",
    )
    event.add("status", "CANCELLED" if appointment.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")  # whoever shares a calendar shows that it is taken
    if appointment.place:
        event.add("location", appointment.place)
    if is_link(appointment.place):
        event.add("conference", vUri(appointment.place), {"value": "URI"})
    event.add("url", address)
    event.add("description", f"Kit and scorecard: {address}")
    event.add("organizer", _organizer())
    if appointment.attendee:
        event.add("attendee", _attendee(appointment.attendee))
    return event


def is_link(place: str) -> bool:
    """A call, and nothing but its address."""
    return place.startswith(("https://", "http://")) and len(place.split()) == 1


def _organizer() -> vCalAddress:
    """Every method but a reply has to name one (RFC 5546, 3.2)."""
    _, _, address = settings.DEFAULT_FROM_EMAIL.rpartition("<")
    organizer = vCalAddress(f"mailto:{address.rstrip('>')}")
    organizer.params["cn"] = "Structured interviews"
    return organizer


def _attendee(address: str) -> vCalAddress:
    """Nobody reads replies, so that none is asked for: declining is on the site."""
    attendee = vCalAddress(f"mailto:{address}")
    attendee.params["role"] = "REQ-PARTICIPANT"
    attendee.params["partstat"] = "NEEDS-ACTION"
    attendee.params["rsvp"] = "FALSE"
    return attendee

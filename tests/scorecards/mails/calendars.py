"""Calendars as two libraries read them that know nothing of each other."""

from datetime import UTC
from email import message_from_bytes, policy

import vobject
from icalendar import Calendar


def calendar_in(message):
    """The method and the one event of a mail’s calendar part, by both libraries."""
    received = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    [part] = [each for each in received.walk() if _is_calendar(each)]
    method, [event] = read(part.get_content())
    assert part["Content-Type"].params["method"] == method
    return {"method": method, **event}


def text_of(message):
    """What a reader without a calendar sees."""
    received = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    return received.get_body(("plain",)).get_content()


def read(text):
    """The method and what each event says, the same in both libraries."""
    one, other = _by_icalendar(text), _by_vobject(text)
    assert one == other
    return one


def _is_calendar(part):
    return part.get_content_type() == "text/calendar"


def _by_icalendar(text):
    calendar = Calendar.from_ical(text)
    return str(calendar["METHOD"]), [
        _told(
            lambda name, event=event: str(event[name]) if name in event else "",
            event["DTSTART"].dt,
            event["DURATION"].dt,
        )
        for event in calendar.walk("VEVENT")
    ]


def _by_vobject(text):
    calendar = vobject.readOne(text)
    return calendar.method.value, [
        _told(
            lambda name, event=event: event.getChildValue(name.lower(), ""),
            event.dtstart.value,
            event.duration.value,
        )
        for event in calendar.contents.get("vevent", [])
    ]


def _told(value, start, duration):
    assert start.utcoffset() is not None
    names = ("uid", "status", "summary", "location", "url", "organizer", "attendee")
    return {
        "sequence": int(value("SEQUENCE")),
        "start": start.astimezone(UTC),
        "duration": duration,
        **{name: value(name.upper()) for name in names},
    }

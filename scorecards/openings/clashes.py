"""What somebody will want to know before an interview gets its time.

A time that is past, or at which the interviewer or the candidate has another interview:
it is said, and saved once it is confirmed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from scorecards.models import Application, Scorecard
from scorecards.text.display_names import display_name

LONGEST = timedelta(minutes=480)
CONFIRM = "Save these times anyway"


@dataclass(frozen=True)
class Booking:
    """An interview at a time; ``scorecard`` is the key of the one it replaces."""

    application: Application
    interviewer: User
    begins: datetime
    minutes: int
    scorecard: int | None = None

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.minutes)

    def overlaps(self, other: "Booking") -> bool:
        return self.begins < other.ends and other.begins < self.ends


def doubts_about(bookings: Iterable[Booking], reader: User) -> list[str]:
    """A sentence each, in the order of the bookings. Two queries a booking.

    Of other interviews only those that the reader arranges, whatever else there is.
    """
    bookings = list(bookings)
    replaced = {each.scorecard for each in bookings} - {None}
    found: list[str] = []
    for place, booking in enumerate(bookings):
        found += _about(
            booking, [*_known(booking, reader, replaced), *bookings[:place]]
        )
    return list(dict.fromkeys(found))


def _about(booking: Booking, others: Iterable[Booking]) -> Iterable[str]:
    name = display_name(booking.interviewer)
    if booking.begins < timezone.now():
        yield f"{_at(booking, booking)} is in the past ({name})."
    for other in others:
        if not booking.overlaps(other):
            continue
        at = _at(other, booking)
        if other.interviewer == booking.interviewer:
            yield (
                f"{name} already interviews {other.application.candidate} on {at}, "
                f"for {other.application.opening}."
            )
        else:
            yield (
                f"{booking.application.candidate} already has an interview with "
                f"{display_name(other.interviewer)} on {at}."
            )


def _known(booking: Booking, reader: User, replaced: set[int | None]) -> list[Booking]:
    candidate = booking.application.candidate_id
    known = (
        Scorecard.objects.arranged_by(reader)
        .counting()
        .filter(
            Q(interviewer=booking.interviewer) | Q(application__candidate=candidate),
            interview_at__gt=booking.begins - LONGEST,
            interview_at__lt=booking.ends,
        )
    )
    known = known.exclude(pk__in=replaced).order_by("interview_at", "pk")
    return [
        Booking(
            card.application,
            card.interviewer,
            card.interview_at,
            card.interview_minutes,
        )
        for card in known.select_related(
            "application__candidate", "application__opening"
        )
    ]


def _at(booking: Booking, of: Booking) -> str:
    """In the zone of the opening that the times are for."""
    zone = ZoneInfo(of.application.opening.time_zone)
    return date_format(timezone.localtime(booking.begins, zone), "j M Y, H:i")


def confirm_field() -> forms.BooleanField:
    """Shown where there are doubts."""
    return forms.BooleanField(label=CONFIRM, required=False)

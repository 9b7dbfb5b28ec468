"""The interview as a file for calendars, published as RFC 5546 has it."""

from collections.abc import Collection
from datetime import datetime

from django.http import HttpResponse

from scorecards.mails.events import Appointment, calendar_of
from scorecards.models import AuditEntry, OutgoingMail, Scorecard

INVITATIONS = (
    OutgoingMail.Kind.REQUEST,
    OutgoingMail.Kind.ASSIGNED,
    OutgoingMail.Kind.CANCEL,
)
"""What tells somebody of one interview, in the order of ``sequence``."""


class NoTimeError(Exception):
    """The interview has no time yet."""


def invitation(scorecard: Scorecard) -> bytes:
    """One event, the same for everybody. Two queries at most.

    Load the scorecard with its candidate and opening. Raises `NoTimeError`.
    """
    if scorecard.interview_at is None:
        raise NoTimeError
    return calendar_of(appointments([scorecard]), method="PUBLISH")


def download(scorecard: Scorecard) -> HttpResponse:
    """Raises `NoTimeError`."""
    name = f"interview-{scorecard.pk}.ics"
    return HttpResponse(
        invitation(scorecard),
        content_type="text/calendar; charset=utf-8; method=PUBLISH",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def appointments(scorecards: Collection[Scorecard]) -> list[Appointment]:
    """Of those that have a time, in their order. Two queries at most.

    Load the scorecards with their candidates and openings.
    """
    known = revisions([card.pk for card in scorecards])
    made = []
    for card in scorecards:
        if card.interview_at is None:
            continue
        sequence, changed_at = known.get(card.pk, (0, card.created_at))
        made.append(
            Appointment(
                scorecard_key=card.pk,
                application=card.application,
                starts_at=card.interview_at,
                minutes=card.interview_minutes,
                place=place_of(card),
                sequence=sequence,
                changed_at=changed_at,
            )
        )
    return made


def place_of(scorecard: Scorecard) -> str:
    """A room, the address of a call, or where the opening is."""
    return scorecard.place or scorecard.application.opening.location


def revisions(keys: Collection[int]) -> dict[int, tuple[int, datetime]]:
    """How often and when last an interview changed, by key of its scorecard.

    As the mails said it last; before any, by the audit trail. Those that never changed
    are left out.
    """
    told = OutgoingMail.objects.filter(scorecard_key__in=keys, kind__in=INVITATIONS)
    found = {
        mail.scorecard_key: (mail.sequence, mail.made_at)
        for mail in told.order_by("sequence")
        if mail.scorecard_key is not None
    }
    rest = [key for key in keys if key not in found]
    return found | (rearranged(rest) if rest else {})


def rearranged(keys: Collection[int]) -> dict[int, tuple[int, datetime]]:
    """The same by the audit trail alone. One query."""
    changes = AuditEntry.objects.filter(
        action=AuditEntry.Action.ASSIGNED,
        subject_type="scorecard",
        subject_key__in=[str(key) for key in keys],
        details__rearranged=True,
    )
    found: dict[int, tuple[int, datetime]] = {}
    for key, at in changes.order_by("pk").values_list("subject_key", "at"):
        number, _ = found.get(int(key), (0, at))
        found[int(key)] = number + 1, at
    return found

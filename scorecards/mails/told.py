"""What somebody was told of an interview before, by the mails that went out."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from scorecards.mails.invitations import INVITATIONS
from scorecards.models import OutgoingMail

Kind, State = OutgoingMail.Kind, OutgoingMail.State


def before(mail: OutgoingMail) -> list[OutgoingMail]:
    """About the same interview, in their order. One query."""
    known = OutgoingMail.objects.filter(
        scorecard_key=mail.scorecard_key,
        kind__in=INVITATIONS,
        sequence__lt=mail.sequence,
    )
    return list(known.order_by("sequence")) if mail.scorecard_key else []


def last_out(mails: Iterable[OutgoingMail]) -> OutgoingMail | None:
    """The last of them that went out, or may have; they are in their order."""
    states = [State.SENT, State.SENDING]
    if not settings.MAIL_GOES_OUT:
        states += [State.WRITTEN]
    out = [each for each in mails if each.state in states]
    return out[-1] if out else None


def event_to_cancel(
    mail: OutgoingMail, others: Iterable[OutgoingMail]
) -> OutgoingMail | None:
    """The invitation that a calendar has, and which this mail takes back.

    None where it is over: it stays there, as it took place.
    """
    last = last_out(each for each in others if each.sequence < mail.sequence)
    if mail.kind == Kind.REQUEST or last is None or last.kind != Kind.REQUEST:
        return None
    is_over = last.ends_at is None or last.ends_at <= timezone.now()
    return None if is_over else last

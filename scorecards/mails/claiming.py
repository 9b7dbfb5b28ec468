"""Which process sends a mail, and whether it is still worth sending."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.mails.invitations import INVITATIONS
from scorecards.mails.outbox import is_to_come
from scorecards.mails.rounds import head_of, reads, size_if_complete
from scorecards.models import OutgoingMail, Scorecard

Kind, State = OutgoingMail.Kind, OutgoingMail.State
STALE = timedelta(minutes=15)
"""After so long whoever began to send a mail is taken for dead."""


def waiting(now: datetime) -> Q:
    """Mails to send by then. Those in files wait for a mail server."""
    states = [State.WAITING]
    if settings.MAIL_GOES_OUT:
        states += [State.WRITTEN]
    dead = Q(state=State.SENDING, claimed_at__lte=timezone.now() - STALE)
    return ~Q(kind=Kind.ROUND_CHANGED) & (Q(state__in=states, due_at__lte=now) | dead)


@in_transaction
def claim(key: int, now: datetime) -> OutgoingMail | None:
    """The mail, which no other process gets; None where nothing is to send.

    Of one interview only the newest mail goes out, and never beside another that is
    under way: the order could be lost. The rows are locked, and nothing behind them is.
    """
    wanted = OutgoingMail.objects.filter(pk=key).first()
    if wanted is None:
        return None
    rows = OutgoingMail.objects.select_for_update(of=("self",)).order_by("sequence")
    same = rows.filter(pk=key)
    if wanted.kind in INVITATIONS:
        same = rows.filter(scorecard_key=wanted.scorecard_key, kind__in=INVITATIONS)
    history = list(same)
    if not OutgoingMail.objects.filter(waiting(now), pk=key).exists():
        return None  # another process was quicker
    current = next(each for each in history if each.pk == key)
    others = [each for each in history if each.pk != key]
    if any(each.state == State.SENDING and not _is_dead(each) for each in others):
        return None
    if _is_pointless(current, others, now):
        # Of one whose process died nobody knows whether it went out.
        may_be_out = current.state == State.SENDING
        current.state = State.SENT if may_be_out else State.DROPPED
        current.finished_at = timezone.now()
        current.save(update_fields=["state", "finished_at"])
        return None
    current.state, current.claimed_at = State.SENDING, timezone.now()
    current.tries += 1
    current.save(update_fields=["state", "claimed_at", "tries"])
    return current


def _is_dead(mail: OutgoingMail) -> bool:
    claimed = mail.claimed_at
    return claimed is None or claimed <= timezone.now() - STALE


def _is_pointless(
    mail: OutgoingMail, others: Sequence[OutgoingMail], now: datetime
) -> bool:
    person = mail.person
    if person is None or not (person.is_active and person.email):
        return True
    if mail.kind == Kind.ALL_IN:
        application = head_of(mail.application_id)
        size = size_if_complete(application, mail.round)
        return size != mail.sequence or not reads(person, application, mail.round, size)
    if mail.kind == Kind.DAY_BEFORE:
        return not _is_to_remind(mail, now)
    if any(each.sequence > mail.sequence for each in others):
        return True
    if mail.ends_at is None or mail.ends_at <= now:
        return True
    return not _is_news(mail, others)


def _is_news(mail: OutgoingMail, others: Sequence[OutgoingMail]) -> bool:
    """Compared with the last one that went out, or may have."""
    states = [State.SENT, State.SENDING]
    if not settings.MAIL_GOES_OUT:
        states += [State.WRITTEN]
    last = next((each for each in reversed(others) if each.state in states), None)
    was_invited = last is not None and last.kind == Kind.REQUEST
    if mail.kind == Kind.CANCEL:
        return was_invited
    return not (was_invited and last and last.checksum == mail.checksum)


def _is_to_remind(mail: OutgoingMail, now: datetime) -> bool:
    """The interview is still to come, at that time, and nobody wants no reminders."""
    if mail.starts_at is None or mail.starts_at <= now:
        return False
    newest = OutgoingMail.objects.filter(
        scorecard_key=mail.scorecard_key, kind__in=INVITATIONS
    ).latest("sequence")
    known = Scorecard.objects.select_related("application__opening")
    card = known.filter(pk=mail.scorecard_key, reminders_dismissed_at=None).first()
    return bool(
        card
        and is_to_come(card)
        and card.application.opening.send_reminders
        and (newest.kind, newest.sequence) == (Kind.REQUEST, mail.sequence)
    )

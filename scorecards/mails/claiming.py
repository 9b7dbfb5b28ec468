"""Which process sends a mail, and whether it is still worth sending."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.mails.invitations import INVITATIONS
from scorecards.mails.outbox import is_to_come
from scorecards.mails.rounds import (
    head_of,
    is_decided_since,
    reads,
    size_if_complete,
)
from scorecards.mails.told import event_to_cancel, last_out
from scorecards.models import MailChoice, OutgoingMail, Scorecard

Kind, State = OutgoingMail.Kind, OutgoingMail.State
PLAIN = (Kind.ASSIGNED, Kind.CANCEL)
"""They have no invitation, unless they take one back."""
TURNED_OFF_BY = {Kind.DAY_BEFORE: "reminders", Kind.ALL_IN: "all_in"}
MAX_TOGETHER = 50  # in one mail
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
def claim(key: int, now: datetime) -> list[OutgoingMail]:
    """The mail, which no other process gets; empty where nothing is to send.

    With others of its kind for the same person that have no invitation in them: they
    go out as one mail. Of one interview only the newest mail goes out, and never
    beside another that is under way: the order could be lost. The rows are locked, and
    nothing behind them is.
    """
    wanted = OutgoingMail.objects.filter(waiting(now), pk=key).first()
    if wanted is None:
        return []  # another process was quicker
    history = _locked_with(wanted, now)
    keys = [mail.pk for mail in history]
    ready = OutgoingMail.objects.filter(waiting(now), pk__in=keys, kind=wanted.kind)
    found = [
        mail
        for mail in history
        if mail in ready and _is_worth_sending(mail, _beside(mail, history), now)
    ]
    if wanted not in found:
        return []
    if wanted.kind not in PLAIN or _has_event(wanted, history):
        return _begin(each for each in found if each == wanted)
    plain = [mail for mail in found if not _has_event(mail, history)]
    return _begin(sorted(plain, key=lambda each: each.pk))


def _has_event(mail: OutgoingMail, history: Sequence[OutgoingMail]) -> bool:
    return event_to_cancel(mail, _beside(mail, history)) is not None


def _locked_with(wanted: OutgoingMail, now: datetime) -> list[OutgoingMail]:
    """All mails of the interviews that it may tell of, or it alone."""
    rows = OutgoingMail.objects.select_for_update(of=("self",))
    if wanted.kind not in INVITATIONS:
        return list(rows.filter(pk=wanted.pk))
    interviews = {wanted.scorecard_key}
    if wanted.kind in PLAIN:
        same = OutgoingMail.objects.filter(
            waiting(now), kind=wanted.kind, person=wanted.person_id
        ).order_by("pk")
        interviews |= set(same.values_list("scorecard_key", flat=True)[:MAX_TOGETHER])
    known = rows.filter(scorecard_key__in=interviews, kind__in=INVITATIONS)
    # In one order, so that two processes never wait for each other.
    return list(known.order_by("scorecard_key", "sequence", "pk"))


def _beside(mail: OutgoingMail, history: Sequence[OutgoingMail]) -> list[OutgoingMail]:
    """The other mails about the same interview."""
    known = [each for each in history if each.scorecard_key == mail.scorecard_key]
    return [each for each in known if each != mail]


def _is_worth_sending(
    mail: OutgoingMail, others: Sequence[OutgoingMail], now: datetime
) -> bool:
    """Drops it where it has become pointless."""
    if any(each.state == State.SENDING and not _is_dead(each) for each in others):
        return False
    if not _is_pointless(mail, others, now):
        return True
    # Of one whose process died nobody knows whether it went out.
    may_be_out = mail.state == State.SENDING
    mail.state = State.SENT if may_be_out else State.DROPPED
    mail.finished_at = timezone.now()
    mail.save(update_fields=["state", "finished_at"])
    return False


def _begin(mails: Iterable[OutgoingMail]) -> list[OutgoingMail]:
    begun = list(mails)
    for mail in begun:
        mail.state, mail.claimed_at = State.SENDING, timezone.now()
        mail.tries += 1
        mail.save(update_fields=["state", "claimed_at", "tries"])
    return begun


def _is_dead(mail: OutgoingMail) -> bool:
    claimed = mail.claimed_at
    return claimed is None or claimed <= timezone.now() - STALE


def _is_pointless(
    mail: OutgoingMail, others: Sequence[OutgoingMail], now: datetime
) -> bool:
    person = mail.person
    if person is None or not (person.is_active and person.email):
        return True
    if mail.kind in TURNED_OFF_BY and _is_turned_off(mail):
        return True
    if mail.kind == Kind.ALL_IN:
        application = head_of(mail.application_id)
        size = size_if_complete(application, mail.round)
        if size != mail.sequence or is_decided_since(application, mail.round):
            return True
        return not reads(person, application, mail.round, size)
    if mail.kind == Kind.DAY_BEFORE:
        return not _is_to_remind(mail, now)
    if any(each.sequence > mail.sequence for each in others):
        return True
    if mail.kind == Kind.REQUEST and (mail.ends_at is None or mail.ends_at <= now):
        return True
    return not _is_news(mail, others)


def _is_turned_off(mail: OutgoingMail) -> bool:
    off = {TURNED_OFF_BY[Kind(mail.kind)]: False}
    return MailChoice.objects.filter(person=mail.person_id, **off).exists()


def _is_news(mail: OutgoingMail, others: Sequence[OutgoingMail]) -> bool:
    """Compared with the last one that went out, or may have."""
    last = last_out(others)
    if mail.kind == Kind.CANCEL:
        # Some knew without a mail: they had started it, or mails came later.
        return last.kind != Kind.CANCEL if last else not others
    if mail.kind == Kind.ASSIGNED and not _is_to_do(mail):
        return False
    return not (last and (last.kind, last.checksum) == (mail.kind, mail.checksum))


def _is_to_do(mail: OutgoingMail) -> bool:
    card = Scorecard.objects.filter(pk=mail.scorecard_key or 0).first()
    return card is not None and is_to_come(card)


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

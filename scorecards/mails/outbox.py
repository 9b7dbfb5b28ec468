"""What interviewers have to be told of their interviews, kept until it is sent.

Call it in the transaction of the change, with the scorecards locked: what is rolled
back tells nobody anything, and what is not is told, by whichever process sends mails.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from scorecards.mails.invitations import INVITATIONS, place_of, rearranged
from scorecards.models import OutgoingMail, Scorecard

Kind = OutgoingMail.Kind
DAY = timedelta(days=1)
SOON = timedelta(hours=6)
"""An invitation that comes so shortly before the reminder is one itself."""


def invite(*scorecards: Scorecard) -> None:
    """An invitation where the interview is new or has changed, and a reminder.

    A cancellation where it has lost its time; nothing where nothing changed that the
    interviewer was told. Interviews that are over are not announced.
    """
    last = _told_last(scorecards)
    new: list[OutgoingMail] = []
    for card in scorecards:
        told = last.get(card.pk)
        if card.interview_at is None or not is_to_come(card):
            new += _cancellation(card, told)
        else:
            new += _invitation(card, card.interview_at, told)
    OutgoingMail.objects.bulk_create(new)


def call_off(*scorecards: Scorecard) -> None:
    """A cancellation for those who were invited. Call it before they are deleted."""
    last = _told_last(scorecards)
    OutgoingMail.objects.bulk_create(
        mail for card in scorecards for mail in _cancellation(card, last.get(card.pk))
    )


def look_at_round(*scorecards: Scorecard) -> None:
    """Their rounds may be complete now; it is looked at when mails are sent.

    Behind the locks of one scorecard nobody can tell: of two that are submitted at
    once, neither sees the other.
    """
    rounds = {(card.application_id, card.round) for card in scorecards}
    OutgoingMail.objects.bulk_create(
        OutgoingMail(kind=Kind.ROUND_CHANGED, application_id=application, round=number)
        for application, number in sorted(rounds)
    )


def is_to_come(scorecard: Scorecard) -> bool:
    """Whether its interviewer is expected to interview."""
    status = Scorecard.Status
    return scorecard.ended_at is None and scorecard.status in (
        status.ASSIGNED,
        status.DRAFT,
    )


def _told_last(scorecards: Iterable[Scorecard]) -> dict[int, OutgoingMail]:
    """By key of the scorecard. One query."""
    keys = [card.pk for card in scorecards]
    known = OutgoingMail.objects.filter(scorecard_key__in=keys, kind__in=INVITATIONS)
    return {
        mail.scorecard_key: mail
        for mail in known.order_by("sequence")
        if mail.scorecard_key is not None
    }


def _cancellation(card: Scorecard, told: OutgoingMail | None) -> list[OutgoingMail]:
    """Of what is over nobody is told anything."""
    if told is None or told.kind == Kind.CANCEL or _is_over(told.ends_at):
        return []
    mail = _mail(Kind.CANCEL, card, told.sequence + 1)
    mail.application_id = told.application_id
    mail.starts_at, mail.minutes = told.starts_at, told.minutes
    return [mail]


def _invitation(
    card: Scorecard, starts_at: datetime, told: OutgoingMail | None
) -> list[OutgoingMail]:
    checksum = _checksum(card)
    is_invited = told is not None and told.kind == Kind.REQUEST
    if is_invited and told and told.checksum == checksum:
        return []
    ends_at = starts_at + timedelta(minutes=card.interview_minutes)
    if _is_over(ends_at) and (not is_invited or (told and _is_over(told.ends_at))):
        return []
    if told:
        sequence = told.sequence + 1
    else:  # above what a file of it had
        sequence, _ = rearranged([card.pk]).get(card.pk, (0, None))
    mails = [_mail(Kind.REQUEST, card, sequence, checksum=checksum)]
    if starts_at - DAY > timezone.now() + SOON:
        mails += [_mail(Kind.DAY_BEFORE, card, sequence, due_at=starts_at - DAY)]
    return mails


def _mail(
    kind: OutgoingMail.Kind, card: Scorecard, sequence: int, **values: object
) -> OutgoingMail:
    return OutgoingMail(
        kind=kind,
        person_id=card.interviewer_id,
        application_id=card.application_id,
        scorecard_key=card.pk,
        round=card.round,
        sequence=sequence,
        starts_at=card.interview_at,
        minutes=card.interview_minutes,
        **values,
    )


def _is_over(ends_at: datetime | None) -> bool:
    return ends_at is None or ends_at <= timezone.now()


def _checksum(card: Scorecard) -> str:
    """Of what an invitation says. Names and titles that are corrected change none."""
    told = [
        card.application_id,
        card.application.candidate_id,
        card.application.opening_id,
        card.interview_at and card.interview_at.isoformat(),
        card.interview_minutes,
        place_of(card),
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()

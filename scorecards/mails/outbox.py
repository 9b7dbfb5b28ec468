"""What interviewers have to be told of their interviews, kept until it is sent.

Call it in the transaction of the change, with the scorecards locked: what is rolled
back tells nobody anything, and what is not is told, by whichever process sends mails.
"""

import hashlib
import json
from collections.abc import Collection
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from scorecards.mails.invitations import INVITATIONS, place_of, rearranged
from scorecards.models import OutgoingMail, Scorecard

Kind = OutgoingMail.Kind
DAY = timedelta(days=1)
BATCH = 500
SOON = timedelta(hours=6)
"""An invitation that comes so shortly before the reminder is one itself."""


def invite(*scorecards: Scorecard) -> None:
    """An invitation where the interview is new or has changed, and a reminder.

    Without a time, or with one that is over, a mail without an invitation. Nothing
    where nothing changed that the interviewer was told. Three queries at most.
    """
    last, first = _told_before(scorecards)
    new: list[OutgoingMail] = []
    for card in scorecards:
        told, sequence = last.get(card.pk), first.get(card.pk, 0)
        if not is_to_come(card):
            new += _correction(card, told)
        elif card.interview_at is None or _is_over(_ends_at(card)):
            new += _assignment(card, told, sequence)
        else:
            new += _invitation(card, card.interview_at, told, sequence)
    OutgoingMail.objects.bulk_create(new, batch_size=BATCH)


def call_off(*scorecards: Scorecard, by: User | None = None) -> None:
    """They are not to interview any more. Call it before scorecards are deleted.

    Whoever does so ``by`` themselves learns nothing, unless a mail invited them.
    """
    last, first = _told_before(scorecards)
    new = []
    for card in scorecards:
        told = last.get(card.pk)
        is_known = told is None and by is not None and by.pk == card.interviewer_id
        if not is_known and (told is None or told.kind != Kind.CANCEL):
            sequence = told.sequence + 1 if told else first.get(card.pk, 0)
            new.append(_mail(Kind.CANCEL, card, sequence))
    OutgoingMail.objects.bulk_create(new, batch_size=BATCH)


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


def _told_before(
    scorecards: Collection[Scorecard],
) -> tuple[dict[int, OutgoingMail], dict[int, int]]:
    """The last mail about each, and where none is the number to begin with.

    By key of the scorecard. Two queries.
    """
    keys = [card.pk for card in scorecards]
    known = OutgoingMail.objects.filter(scorecard_key__in=keys, kind__in=INVITATIONS)
    last = {
        mail.scorecard_key: mail
        for mail in known.order_by("sequence")
        if mail.scorecard_key is not None
    }
    # Above what a file of it had.
    files = rearranged([key for key in keys if key not in last])
    return last, {key: number for key, (number, _) in files.items()}


def _correction(card: Scorecard, told: OutgoingMail | None) -> list[OutgoingMail]:
    """What was moved when it was done already: only a calendar still has it."""
    if told is None or told.kind != Kind.REQUEST or _is_over(told.ends_at):
        return []
    mail = _mail(Kind.CANCEL, card, told.sequence + 1)
    mail.application_id = told.application_id
    return [mail]


def _assignment(
    card: Scorecard, told: OutgoingMail | None, sequence: int
) -> list[OutgoingMail]:
    checksum = _checksum(card, with_time=False)
    if told and told.kind == Kind.ASSIGNED and told.checksum == checksum:
        return []
    was_invited = told is not None and told.kind == Kind.REQUEST
    if card.interview_at and was_invited and told and _is_over(told.ends_at):
        return []
    number = told.sequence + 1 if told else sequence
    return [_mail(Kind.ASSIGNED, card, number, checksum=checksum)]


def _invitation(
    card: Scorecard, starts_at: datetime, told: OutgoingMail | None, sequence: int
) -> list[OutgoingMail]:
    checksum = _checksum(card)
    if told and told.kind == Kind.REQUEST and told.checksum == checksum:
        return []
    number = told.sequence + 1 if told else sequence
    mails = [_mail(Kind.REQUEST, card, number, checksum=checksum)]
    if starts_at - DAY > timezone.now() + SOON:
        mails += [_mail(Kind.DAY_BEFORE, card, number, due_at=starts_at - DAY)]
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


def _ends_at(card: Scorecard) -> datetime | None:
    if card.interview_at is None:
        return None
    return card.interview_at + timedelta(minutes=card.interview_minutes)


def _is_over(ends_at: datetime | None) -> bool:
    return ends_at is None or ends_at <= timezone.now()


def _checksum(card: Scorecard, *, with_time: bool = True) -> str:
    """Of what a mail says. Names and titles that are corrected change none."""
    told: list[object] = [
        card.application_id,
        card.application.candidate_id,
        card.application.opening_id,
    ]
    if with_time:
        told += [
            card.interview_at and card.interview_at.isoformat(),
            card.interview_minutes,
            place_of(card),
        ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()

"""Sends the mails that wait, each once, however many processes do so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from scorecards.mails.claiming import claim, waiting
from scorecards.mails.messages import message_of
from scorecards.mails.rounds import look_at_rounds
from scorecards.models import OutgoingMail
from scorecards.operations.scrubbing import summary

State = OutgoingMail.State
PAUSES = [timedelta(minutes=minutes) for minutes in (5, 30, 120, 360, 720)]
"""After each try that failed; after the next one the mail is given up."""
MAX_AT_ONCE = 1_000  # mails of one run


@dataclass
class Sent:
    """The result of a run; failures say who was not reached and why."""

    number: int = 0
    failures: list[str] = field(default_factory=list)


def send_waiting(now: datetime) -> Iterator[Sent]:
    """Send all that is due; yields the running result after each.

    Without a mail server they are written to files, once, and go out when there is one.
    A process that dies in the middle of a mail leaves it claimed: it is sent again
    after `STALE`, as the same mail with the same number. Where the mail server does
    not answer, the run ends and no mail counts as tried.
    """
    look_at_rounds()
    result, connection = Sent(), get_connection()
    keys = OutgoingMail.objects.filter(waiting(now)).order_by("due_at", "pk")
    for key in list(keys.values_list("pk", flat=True)[:MAX_AT_ONCE]):
        try:
            connection.open()
        except (OSError, SMTPException) as error:
            result.failures.append(f"mail server: {summary(error)}")
            yield result
            return
        if mails := claim(key, now):
            _send(mails, connection, result)
            yield result
    connection.close()


def preview_waiting(now: datetime) -> Iterator[EmailMessage]:
    """The mails a run would send now; nothing is claimed, dropped or sent.

    Rounds that are complete since the last run are not among them yet. Some that are
    listed apart go out as one.
    """
    known = OutgoingMail.objects.filter(waiting(now)).exclude(person=None)
    for mail in known.order_by("due_at", "pk")[:MAX_AT_ONCE]:
        yield message_of(mail)


def _send(
    mails: list[OutgoingMail], connection: BaseEmailBackend, result: Sent
) -> None:
    """As one mail."""
    try:
        message_of(*mails, connection=connection).send()
    except (OSError, SMTPException) as error:
        connection.close()
        for mail in mails:
            _try_later(mail)
        result.failures.append(f"user {mails[0].person_id}: {summary(error)}")
        return
    done = State.SENT if settings.MAIL_GOES_OUT else State.WRITTEN
    for mail in mails:
        _finish(mail, state=done, finished_at=timezone.now())
    result.number += 1


def _try_later(mail: OutgoingMail) -> None:
    if mail.tries > len(PAUSES):
        _finish(mail, state=State.FAILED, finished_at=timezone.now())
    else:
        pause = PAUSES[mail.tries - 1]
        _finish(mail, state=State.WAITING, due_at=timezone.now() + pause)


def _finish(mail: OutgoingMail, **values: object) -> None:
    """Unless another process has taken it for dead, and over."""
    mine = OutgoingMail.objects.filter(pk=mail.pk, tries=mail.tries)
    mine.filter(state=State.SENDING).update(**values)

"""Sends the reminders that are due, each once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.mails.sending import Sent
from scorecards.models import Reminder, Scorecard
from scorecards.operations.scrubbing import summary
from scorecards.reminders.finding import Due, due_reminders, is_reminded
from scorecards.reminders.mail import mail_for
from scorecards.workflow.locking import locked_scorecard


def send_reminders(now: datetime) -> Iterator[Sent]:
    """Send all that is due; yields the running result after each.

    A mail that fails is tried again by the next run. A run that is killed while a
    mail is under way leaves it at that: the next planned reminder follows, but none
    goes out twice.
    """
    result = Sent()
    for due in list(due_reminders(now)):
        reminder = claim(due)
        if reminder is None:
            continue
        try:
            # As the interview is arranged now, not as it was when the run began.
            mail_for(replace(due, scorecard=reminder.scorecard)).send()
        except (OSError, SMTPException) as error:
            Reminder.objects.filter(pk=reminder.pk).delete()
            result.failures.append(
                f"user {due.scorecard.interviewer_id}: {summary(error)}"
            )
        else:
            # It is gone where the scorecard was withdrawn meanwhile.
            Reminder.objects.filter(pk=reminder.pk).update(sent_at=timezone.now())
            result.number += 1
        yield result


def write_to_files(now: datetime) -> int:
    """How many mails were written to files, where no mail server is set up.

    Nobody has got them, so that none counts as sent.
    """
    number = 0
    for mail in preview(now):
        mail.send()
        number += 1
    return number


def preview(now: datetime) -> Iterator[EmailMessage]:
    """The mails a run would send now."""
    return (mail_for(due) for due in due_reminders(now))


@in_transaction
def claim(due: Due) -> Reminder | None:
    """A row only one process can make; None if another has, or nothing is to do."""
    known = Scorecard.objects.select_related(
        "interviewer", "application__candidate", "application__opening"
    )
    try:
        # A submission at the same moment waits for this, or came first.
        current = locked_scorecard(due.scorecard.pk, known)
    except Scorecard.DoesNotExist:
        return None
    if not is_reminded(current):
        return None
    reminder, is_new = Reminder.objects.get_or_create(
        scorecard=current,
        number=due.number,
        defaults={"planned_for": due.planned_for},
    )
    return reminder if is_new else None

"""Whoever waits for a scorecard reminds its interviewer now, not at the next time."""

from datetime import datetime, timedelta
from smtplib import SMTPException

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from glossary.locking import in_transaction
from scorecards.models import Reminder, Scorecard
from scorecards.models.reminder import MAX_REMINDERS
from scorecards.reminders.finding import Due, is_reminded
from scorecards.reminders.mail import mail_for
from scorecards.workflow.locking import locked_scorecard

PAUSE = timedelta(hours=12)


class NotRemindedError(Exception):
    """No mail was sent; the message is a sentence that says why."""


def remind(scorecard: Scorecard, *, by: User, now: datetime) -> None:
    """Send the next of the scorecard’s reminders. Raises `NotRemindedError`.

    It counts as one of them, so that the planned one of the same day stays away.
    """
    if not Scorecard.objects.remindable_by(by).filter(pk=scorecard.pk).exists():
        raise PermissionDenied
    reminder = _claim(scorecard.pk, now)
    due = Due(reminder.scorecard, number=reminder.number, planned_for=now)
    try:
        mail_for(due).send()
    except (OSError, SMTPException) as error:
        Reminder.objects.filter(pk=reminder.pk).delete()
        raise NotRemindedError(
            "The mail server could not be reached. Try again later."
        ) from error
    Reminder.objects.filter(pk=reminder.pk).update(sent_at=now)


@in_transaction
def _claim(pk: int, now: datetime) -> Reminder:
    """The next reminder’s row, which one request alone can make."""
    known = Scorecard.objects.select_related(
        "interviewer", "application__candidate", "application__opening"
    )
    current = locked_scorecard(pk, known)
    if not is_reminded(current):
        raise NotRemindedError(
            "This interviewer gets no reminders for this scorecard. View scorecards to "
            "do to see why."
        )
    last = Reminder.objects.filter(scorecard=current).order_by("-number").first()
    if last and last.planned_for > now - PAUSE:
        raise NotRemindedError("This interviewer has been reminded already today.")
    if last and last.number >= MAX_REMINDERS:
        raise NotRemindedError(
            f"This interviewer has had all {MAX_REMINDERS} reminders. Talk to them, or "
            "withdraw the scorecard."
        )
    number = last.number + 1 if last else 1
    created: Reminder = Reminder.objects.create(
        scorecard=current, number=number, planned_for=now
    )
    return created

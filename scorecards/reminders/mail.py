"""The text of a reminder. It reveals nothing of other interviewers' scorecards."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from scorecards.mails.wording import (
    addressed,
    candidate_called,
    link,
    local_time,
    one_line,
)
from scorecards.models.reminder import MAX_REMINDERS
from scorecards.reminders.finding import Due, counted_from


def mail_for(due: Due) -> EmailMessage:
    """Plain text to the interviewer alone."""
    scorecard = due.scorecard
    application = scorecard.application
    candidate, base = candidate_called(application), counted_from(scorecard)
    context = {
        "name": addressed(scorecard.interviewer),
        "candidate": candidate,
        "opening": application.opening,
        "due": local_time(base, application.opening) if base else "",
        "address": link("scorecard", scorecard.pk),
        "stop_address": link("reminders", scorecard.pk),
        "number": due.number,
        "left": MAX_REMINDERS - due.number,
        "begun": not scorecard.is_untouched,
    }
    return EmailMessage(
        subject=one_line(f"Your scorecard for {candidate} is due"),
        body=render_to_string("scorecards/reminders/mail.txt", context),
        to=[scorecard.interviewer.email],
    )

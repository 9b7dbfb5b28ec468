"""The text of a reminder. It reveals nothing of other interviewers' scorecards."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from scorecards.models.reminder import MAX_REMINDERS
from scorecards.reminders.finding import Due, counted_from

MAX_SUBJECT_LENGTH = 120


def mail_for(due: Due) -> EmailMessage:
    """Plain text to the interviewer alone."""
    scorecard = due.scorecard
    application = scorecard.application
    context = {
        "name": scorecard.interviewer.get_short_name()
        or scorecard.interviewer.get_username(),
        "candidate": application.candidate,
        "opening": application.opening,
        "due": _due(due),
        "address": settings.SITE_URL + reverse("scorecard", args=[scorecard.pk]),
        "stop_address": settings.SITE_URL + reverse("reminders", args=[scorecard.pk]),
        "number": due.number,
        "left": MAX_REMINDERS - due.number,
        "begun": not scorecard.is_untouched,
    }
    return EmailMessage(
        subject=one_line(f"Your scorecard for {application.candidate} is due"),
        body=render_to_string("scorecards/reminders/mail.txt", context),
        to=[scorecard.interviewer.email],
    )


def _due(due: Due) -> str:
    """Such as ``Tue 24 Nov 2026, 15:00 (Europe/Zurich)``."""
    base = counted_from(due.scorecard)
    zone = due.scorecard.application.opening.time_zone
    local = timezone.localtime(base, ZoneInfo(zone))
    return f"{date_format(local, 'D j M Y, H:i')} ({zone})"


def one_line(subject: str) -> str:
    """A line break in a name would start another header."""
    line = " ".join(subject.split())
    return line if len(line) <= MAX_SUBJECT_LENGTH else f"{line[:MAX_SUBJECT_LENGTH]}…"

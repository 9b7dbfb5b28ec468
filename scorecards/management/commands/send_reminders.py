"""Remind interviewers of scorecards to do; run it from a timer every 15 minutes."""

from collections.abc import Iterable
from datetime import datetime

from django.core.mail import EmailMessage

from scorecards.mails.command import MailCommand, last
from scorecards.mails.sending import Sent
from scorecards.reminders.sending import preview, send_reminders, write_to_files


class Command(MailCommand):
    help = "Remind interviewers of scorecards to do. Each reminder is sent once."
    what = "reminders"
    again = "The next run tries them again."

    def preview(self, now: datetime) -> Iterable[EmailMessage]:
        return preview(now)

    def send(self, now: datetime) -> Sent:
        return last(send_reminders(now))

    def write(self, now: datetime) -> int:
        return write_to_files(now)

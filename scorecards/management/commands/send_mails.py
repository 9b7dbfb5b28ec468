"""Send all mails that are due; run it from a timer every minute."""

from collections.abc import Iterable
from datetime import datetime

from django.core.mail import EmailMessage

from scorecards.mails.command import MailCommand, last
from scorecards.mails.sending import Sent, preview_waiting, send_waiting
from scorecards.reminders.asked import preview_requests, send_requests
from scorecards.reminders.sending import preview, send_reminders, write_to_files


class Command(MailCommand):
    help = (
        "Send invitations, cancellations, reminders, requests to reopen and the news "
        "that all scorecards are in. Each mail is sent once."
    )

    def preview(self, now: datetime) -> Iterable[EmailMessage]:
        return [*preview_waiting(now), *preview(now), *preview_requests()]

    def send(self, now: datetime) -> Sent:
        runs = last(send_waiting(now)), last(send_reminders(now)), send_requests(now)
        return Sent(
            number=sum(run.number for run in runs),
            failures=[failure for run in runs for failure in run.failures],
        )

    def write(self, now: datetime) -> int:
        requests = sum(mail.send() for mail in preview_requests())
        return last(send_waiting(now)).number + write_to_files(now) + requests

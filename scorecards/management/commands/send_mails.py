"""Send all mails that are due; run it from a timer every minute."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from glossary.command_line.database_command import DatabaseCommand
from scorecards.mails.sending import Sent, preview_waiting, send_waiting
from scorecards.management.commands.send_reminders import moment
from scorecards.reminders.asked import preview_requests, send_requests
from scorecards.reminders.sending import preview, send_reminders, write_to_files


class Command(DatabaseCommand):
    help = (
        "Send invitations, cancellations, reminders, requests to reopen and the news "
        "that all scorecards are in. Each mail is sent once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="only list what would be sent"
        )
        parser.add_argument(
            "--at",
            type=moment,
            metavar="MOMENT",
            help="act as at this time, such as 2026-11-23T14:00, in the site's zone",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = options["at"] or timezone.now()
        if options["dry_run"]:
            return self._list(now)
        if not settings.MAIL_GOES_OUT:
            return self._write_to_files(now)
        mails, reminders = Sent(), Sent()
        for mails in send_waiting(now):  # noqa: B007 - the last one counts
            pass
        for reminders in send_reminders(now):  # noqa: B007 - as above
            pass
        asked = send_requests(now)
        number = mails.number + reminders.number + asked.number
        self.stdout.write(f"Mails sent: {number:,}.")
        if failures := mails.failures + reminders.failures + asked.failures:
            listed = "; ".join(failures[:3])
            raise CommandError(
                f"Mails that failed: {len(failures):,} ({listed}). Later runs try them "
                "again. Check EMAIL_URL."
            )

    def _list(self, now: datetime) -> None:
        mails = [*preview_waiting(now), *preview(now), *preview_requests()]
        for mail in mails:
            self.stdout.write(f"{mail.to[0]}: {mail.subject}")
        self.stdout.write(f"Mails that would be sent: {len(mails):,}.")

    def _write_to_files(self, now: datetime) -> None:
        """A timer on a server shows as failed until a mail server is set up."""
        written = Sent()
        for written in send_waiting(now):  # noqa: B007 - as above
            pass
        number = written.number + write_to_files(now)
        number += sum(mail.send() for mail in preview_requests())
        sentence = (
            f"No mails sent: EMAIL_URL names no mail server. Mails written to files: "
            f"{number:,}. None is marked as sent."
        )
        if settings.SECURE:
            raise CommandError(f"{sentence} Set EMAIL_URL.")
        self.stdout.write(sentence)

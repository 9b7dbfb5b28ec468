"""Remind interviewers, and mail requests to reopen; run it every 15 minutes."""

from argparse import ArgumentTypeError
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from glossary.command_line.database_command import DatabaseCommand
from scorecards.reminders.asked import preview_requests, send_requests
from scorecards.reminders.sending import (
    Sent,
    preview,
    send_reminders,
    write_to_files,
)


def moment(text: str) -> datetime:
    """Without a zone it is in the site's own."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        raise ArgumentTypeError(
            f"“{text}” is not a date and time. Write it as 2026-11-23T14:00."
        )
    return found if timezone.is_aware(found) else timezone.make_aware(found)


class Command(DatabaseCommand):
    help = (
        "Remind interviewers of scorecards to do, and tell coordinators who asks to "
        "reopen one. Each mail is sent once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
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
            mails = list(preview(now))
            for mail in mails:
                self.stdout.write(f"{mail.to[0]}: {mail.subject}")
            self.stdout.write(f"Reminders that would be sent: {len(mails):,}.")
            for mail in preview_requests():
                self.stdout.write(f"{mail.to[0]}: {mail.subject}")
            return
        if not settings.MAIL_GOES_OUT:
            self.write_to_files(now)
            return
        result = Sent()
        for result in send_reminders(now):  # noqa: B007 - the last one counts
            pass
        self.stdout.write(f"Reminders sent: {result.number:,}.")
        asked = send_requests(now)
        if asked.number:
            self.stdout.write(f"Mails about requests to reopen: {asked.number:,}.")
        if failures := result.failures + asked.failures:
            listed = "; ".join(failures[:3])
            raise CommandError(
                f"Mails that failed: {len(failures):,} ({listed}). The next run "
                "tries them again. Check EMAIL_URL."
            )

    def write_to_files(self, now: datetime) -> None:
        """A timer on a server shows as failed until a mail server is set up."""
        number = write_to_files(now)
        for mail in preview_requests():
            number += mail.send()
        sentence = (
            f"No reminders sent: EMAIL_URL names no mail server. Mails written to "
            f"files: {number:,}. None is marked as sent."
        )
        if settings.SECURE:
            raise CommandError(f"{sentence} Set EMAIL_URL.")
        self.stdout.write(sentence)

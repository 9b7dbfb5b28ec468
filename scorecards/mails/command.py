"""What the commands that send mails have in common."""

from argparse import ArgumentTypeError
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from glossary.command_line.database_command import DatabaseCommand
from scorecards.mails.sending import Sent


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


class MailCommand(DatabaseCommand):
    """Sends what is due at a moment, lists it, or writes it to files."""

    what = "mails"
    again = "Later runs try them again."

    def preview(self, now: datetime) -> Iterable[EmailMessage]:
        raise NotImplementedError

    def send(self, now: datetime) -> Sent:
        raise NotImplementedError

    def write(self, now: datetime) -> int:
        """How many mails were written to files; none is marked as sent."""
        raise NotImplementedError

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
            self._list(now)
        elif settings.MAIL_GOES_OUT:
            self._send(now)
        else:
            self._write(now)

    def _list(self, now: datetime) -> None:
        mails = list(self.preview(now))
        for mail in mails:
            self.stdout.write(f"{mail.to[0]}: {mail.subject}")
        self.stdout.write(
            f"{self.what.capitalize()} that would be sent: {len(mails):,}."
        )

    def _send(self, now: datetime) -> None:
        result = self.send(now)
        self.stdout.write(f"{self.what.capitalize()} sent: {result.number:,}.")
        if result.failures:
            listed = "; ".join(result.failures[:3])
            raise CommandError(
                f"Mails that failed: {len(result.failures):,} ({listed}). {self.again} "
                "Check EMAIL_URL."
            )

    def _write(self, now: datetime) -> None:
        """A timer on a server shows as failed until a mail server is set up."""
        sentence = (
            f"No {self.what} sent: EMAIL_URL names no mail server. Mails written to "
            f"files: {self.write(now):,}. None is marked as sent."
        )
        if settings.SECURE:
            raise CommandError(f"{sentence} Set EMAIL_URL.")
        self.stdout.write(sentence)


def last(results: Iterable[Sent]) -> Sent:
    """Of a run that tells its result after each mail."""
    result = Sent()
    for result in results:  # noqa: B007 - the last one counts
        pass
    return result

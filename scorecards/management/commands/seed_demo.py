"""Fill an empty database with made-up people and scorecards."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import CommandError
from django.utils import timezone

from glossary.command_line.database_command import DatabaseCommand
from glossary.models import Role
from scorecards.demo import password
from scorecards.demo.accounts import ACCOUNTS
from scorecards.demo.filling import fill, is_empty
from scorecards.demo.mailing import write_mails


class Command(DatabaseCommand):
    help = (
        "Fill an empty database with made-up candidates, openings and scorecards, "
        "and print who can log in. A database that already has users or scorecards "
        "is not changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--scorecards",
            type=int,
            metavar="N",
            help="how many to create; without it, a small hand-written set",
        )

    def handle(self, *, scorecards: int | None, **options: Any) -> None:
        if scorecards is not None and scorecards < 0:
            raise CommandError("--scorecards must be 0 or more.")
        if is_empty():
            self._fill(scorecards)
        else:
            self.stdout.write(
                "The database already has users or scorecards. Nothing was changed."
            )
        self._print_logins()

    def _fill(self, total: int | None) -> None:
        if not Role.objects.active().exists():
            raise CommandError(
                "The glossary is empty. Run `manage.py seed_glossary` first."
            )

        def show(written: int) -> None:
            if self.stdout.isatty():
                end = "\n" if written == total else ""
                self.stdout.write(f"\r{written:,} of {total:,} scorecards", ending=end)
                self.stdout.flush()

        made = fill(password.choose(), now=timezone.now(), total=total, progress=show)
        self.stdout.write(f"Created {made:,} scorecards of made-up candidates.")
        if mails := write_mails():
            folder = getattr(settings, "EMAIL_FILE_PATH", settings.EMAIL_BACKEND)
            self.stdout.write(f"Invitations written to {folder}: {mails:,}.")

    def _print_logins(self) -> None:
        port = os.environ.get("PORT", "8000")
        self.stdout.write(
            f"Log in at http://127.0.0.1:{port}/ once the server is running."
        )
        first = User.objects.filter(username=ACCOUNTS[0].username).first()
        if first is None:
            self.stdout.write("There are no demo accounts here. Use your own.")
            return
        rows = [("LOGIN", "NAME", "WHAT THEY DO")]
        rows += [(made.username, made.full_name, made.does) for made in ACCOUNTS]
        for login, name, does in rows:
            self.stdout.write(f"  {login:<14}{name:<20}{does}")
        known = password.recall(first) or "the one you chose (not stored here)"
        self.stdout.write(f"  Password for all: {known}")

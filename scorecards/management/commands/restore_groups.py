"""The groups of the software as they were at first; for whoever changed too much."""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.management.base import CommandError

from glossary.command_line.database_command import DatabaseCommand
from scorecards.accounts.groups import restore_groups


class Command(DatabaseCommand):
    help = (
        "Create missing built-in groups and give every built-in group exactly the "
        "rights listed in docs/permissions.md. Members stay."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changes = restore_groups()
        except Permission.DoesNotExist as error:
            raise CommandError(
                "The database is not up to date. Run manage.py migrate first."
            ) from error
        for name, (gained, lost) in changes.items():
            for verb, rights in (("gained", gained), ("lost", lost)):
                if rights:
                    self.stdout.write(f"{name} {verb}: {', '.join(sorted(rights))}.")
        if not changes:
            self.stdout.write("The built-in groups already have their rights.")

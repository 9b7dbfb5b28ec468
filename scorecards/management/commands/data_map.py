"""Writes docs/privacy.md, or says whether it is out of date."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from scorecards.privacy.data_map import undeclared
from scorecards.privacy.page import privacy_page

STALE = "docs/privacy.md is out of date. Run `manage.py data_map` and commit it."


class Command(BaseCommand):
    help = "Write docs/privacy.md: where text about people is, and whose it is."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if out of date"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if missing := undeclared():
            raise CommandError("\n".join(missing))
        file = settings.BASE_DIR / "docs" / "privacy.md"
        page = privacy_page()
        if check:
            if not file.exists() or file.read_text(encoding="utf-8") != page:
                raise CommandError(STALE)
            return
        file.write_text(page, encoding="utf-8")
        self.stdout.write(f"Wrote {file.relative_to(settings.BASE_DIR)}.")

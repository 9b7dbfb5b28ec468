"""Says what a kit of each role and level would ask now. Makes no kit."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from glossary.command_line.database_command import DatabaseCommand
from glossary.models import Level
from glossary.roles import finder, names
from scorecards.kits.listing import KitLine, kit_lines


class Command(DatabaseCommand):
    help = (
        "List what a kit of each role and level would ask now: questions, minutes, "
        "areas, competencies and terms. Retired roles and drafts are left out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--role", metavar="TITLE", help="Only kits of this role, by its title."
        )
        parser.add_argument(
            "--level", choices=Level.values, help="Only kits of this level."
        )
        parser.add_argument(
            "--json", action="store_true", help="One JSON object a line."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        role, level = options["role"], options["level"]
        key = names.kept.get().find(role) if role else None
        if role and key is None:
            raise CommandError(finder.not_found(role))
        lines = kit_lines(role=key, level=level)
        for line in lines:
            self.stdout.write(_json(line) if options["json"] else _text(line))
        if not lines and not options["json"]:
            self.stdout.write("No kits. Seed the glossary first.")


def _json(line: KitLine) -> str:
    return json.dumps(line.as_dict(), ensure_ascii=False)


def _text(line: KitLine) -> str:
    return (
        f"{line.role}, {line.level}: {line.questions} questions in {line.minutes} "
        f"minutes, {line.areas} areas ({line.terms} terms, {line.competencies} "
        "competencies)"
    )

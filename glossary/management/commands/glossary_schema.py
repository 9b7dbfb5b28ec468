"""Writes the JSON Schemas of the glossary's files, for editors."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from glossary.files.schema import Kind, json_schema


class Command(BaseCommand):
    help = "Print a JSON Schema of the glossary's files, or write all of them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "kind",
            nargs="?",
            choices=[kind.value for kind in Kind],
            default=Kind.TERM.value,
            help="What to print the schema of; default: term.",
        )
        parser.add_argument(
            "--output",
            type=Path,
            metavar="DIR",
            help="Write the schemas of all kinds to this folder, such as docs.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path | None = options["output"]
        if folder is None:
            self.stdout.write(_text(Kind(options["kind"])))
            return
        for kind in Kind:
            path = folder / kind.json_name
            try:
                path.write_text(f"{_text(kind)}\n", encoding="utf-8")
            except OSError as error:
                raise CommandError(
                    f"{path} can’t be written: {error.strerror}."
                ) from error


def _text(kind: Kind) -> str:
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False)

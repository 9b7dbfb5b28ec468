"""Writes the JSON Schema of a term's file, for editors."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from glossary.files.schema import json_schema


class Command(BaseCommand):
    help = "Print the JSON Schema of the glossary's files, or write it to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--output",
            type=Path,
            metavar="FILE",
            help="Write here instead of printing.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        text = json.dumps(json_schema(), indent=2, ensure_ascii=False)
        output: Path | None = options["output"]
        if output is None:
            self.stdout.write(text)
            return
        try:
            output.write_text(f"{text}\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(
                f"{output} can’t be written: {error.strerror}."
            ) from error

"""Writes the columns of the export, for those who build reports on them."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scorecards.export.schema import Schema, broken, declared, schema


class Command(BaseCommand):
    help = (
        "Print the columns of the export as JSON, or write them to a file. If columns "
        "are gone, an existing file is replaced only by a higher version."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--output",
            type=Path,
            metavar="FILE",
            help="Write here instead of printing.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        columns = schema(declared())
        text = json.dumps(columns, indent=2, ensure_ascii=False)
        output: Path | None = options["output"]
        if output is None:
            self.stdout.write(text)
            return
        try:
            _check(output, columns)
            output.write_text(f"{text}\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(
                f"{output} cannot be written: {error.strerror}."
            ) from error


def _check(output: Path, columns: Schema) -> None:
    if not output.exists():
        return
    try:
        gone = broken(json.loads(output.read_text(encoding="utf-8")), columns)
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(
            f"{output} doesn’t contain columns of the export. Remove it first."
        ) from error
    if gone:
        raise CommandError(
            f"Columns in {output} are gone, and reports may use them: "
            f"{', '.join(gone)}. Raise COLUMNS_VERSION."
        )

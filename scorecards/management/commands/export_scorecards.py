"""Write submitted scorecards to an Excel workbook."""

import getpass
import tempfile
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from glossary.command_line.database_command import DatabaseCommand
from scorecards.audit import trail
from scorecards.export import (
    FilterError,
    Selection,
    TooManyRowsError,
    write_export,
)
from scorecards.export.filters import NAME_FILTERS
from scorecards.export.selection import DECISIONS, RED_FLAGS, Dates
from scorecards.models import AuditEntry, Scorecard
from scorecards.models.opening import validate_time_zone
from scorecards.models.scales import Recommendation
from scorecards.workbooks.formats import Format

PROGRESS_EVERY = 100  # scorecards


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            f"“{text}” is not a date. Write it as 2026-11-23."
        ) from None


def zone(text: str) -> str:
    try:
        validate_time_zone(text)
    except ValidationError as error:
        raise ArgumentTypeError(
            f"“{text}” is not a time zone. {error.message}"
        ) from None
    return text


class Command(DatabaseCommand):
    help = "Export submitted scorecards to Excel or CSV. Options narrow the selection."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--output",
            type=Path,
            required=True,
            metavar="FILE",
            help="FILE.xlsx for a workbook, FILE.zip for CSV",
        )
        for each in NAME_FILTERS:
            parser.add_argument(
                f"--{each.name}",
                action="append",
                help=f"only this {each.name}; may be given several times",
            )
        parser.add_argument(
            "--decision",
            action="append",
            choices=DECISIONS,
            help="only this decision; may be given several times",
        )
        parser.add_argument(
            "--recommendation", action="append", choices=Recommendation.values
        )
        parser.add_argument(
            "--red-flags",
            choices=RED_FLAGS,
            help="only scorecards with or without red flags",
        )
        for option, dest in (("--from", "first"), ("--to", "last")):
            parser.add_argument(
                option,
                dest=dest,
                type=day,
                metavar="DAY",
                help="first or last date, included, such as 2026-11-23",
            )
        parser.add_argument(
            "--dates", choices=Dates.values, help="which date --from and --to apply to"
        )
        parser.add_argument(
            "--zone",
            type=zone,
            help="time zone of dates and times, such as Europe/Zurich",
        )
        for option, dest, meaning in (
            (
                "--without-names",
                "candidate_names",
                "candidate references instead of names",
            ),
            ("--without-text", "free_text", "leave out free text"),
            ("--without-bom", "bom", "CSV without a byte order mark"),
        ):
            parser.add_argument(option, dest=dest, action="store_false", help=meaning)
        parser.add_argument(
            "--force", action="store_true", help="replace an existing file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        asked = {field.name: options.get(field.name) for field in fields(Selection)}
        given = {name: value for name, value in asked.items() if value is not None}
        try:
            selection = Selection(**given, file_format=_format(output))
            with replacing(output, force=options["force"]) as file:
                counts = write_export(
                    file,
                    selection,
                    reader=None,
                    exported_by=f"{_account()}, by export_scorecards",
                    progress=self.show_progress,
                )
        except (FilterError, TooManyRowsError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            reason = error.strerror or error
            raise CommandError(f"Cannot write {output}: {reason}.") from error
        trail.record(
            AuditEntry.Action.EXPORTED,
            actor=None,
            subject=Scorecard,
            account=_account(),
            filters=selection.in_words(),
        )
        self.stdout.write(f"Wrote {counts} to {output}.")

    def show_progress(self, done: int, total: int) -> None:
        """Count on one line of a terminal; say nothing in a pipe."""
        if not self.stderr.isatty():
            return
        if done % PROGRESS_EVERY == 0 or done == total:
            end = "\n" if done == total else ""
            self.stderr.write(f"\r{done:,} of {total:,} scorecards", str, ending=end)


@contextmanager
def replacing(output: Path, *, force: bool) -> Iterator[IO[bytes]]:
    """A file to write beside the output, which takes its place once all is written.

    Readable by its owner alone, as it holds what was said of people.
    """
    _check_free(output, force=force)
    with tempfile.NamedTemporaryFile(
        dir=output.parent, prefix=f".{output.stem}-", suffix=".part", delete=False
    ) as file:
        part = Path(file.name)
        try:
            yield file
            file.close()
            _check_free(output, force=force)  # it may have come up meanwhile
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)


def _check_free(output: Path, *, force: bool) -> None:
    if not output.parent.is_dir():
        raise CommandError(
            f"The folder {output.parent} doesn’t exist. Create it first."
        )
    if output.is_dir():
        raise CommandError(f"{output} is a folder. Name a file.")
    if output.exists() and not force:
        raise CommandError(f"{output} exists. Name another file, or use --force.")


def _format(output: Path) -> Format:
    for each in Format:
        if output.suffix.lower() == each.ending:
            return each
    raise CommandError(
        f"{output} has an unknown ending. Use .xlsx for a workbook or .zip for CSV."
    )


def _account() -> str:
    """Who runs the command, as the operating system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "somebody"

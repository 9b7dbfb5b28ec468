"""Write submitted scorecards to an Excel workbook."""

import getpass
import tempfile
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.core.management.base import CommandError, CommandParser

from glossary.database_command import DatabaseCommand
from scorecards import audit
from scorecards.export import TooManyRowsError, write_workbook
from scorecards.export.filters import NAME_FILTERS, FilterError, narrow
from scorecards.models import AuditEntry, Scorecard

PROGRESS_EVERY = 100  # scorecards


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            f"“{text}” is not a day: write it as 2026-11-23."
        ) from None


class Command(DatabaseCommand):
    help = "Write submitted scorecards to an Excel workbook, all of them or some."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, required=True, metavar="FILE.xlsx")
        for each in NAME_FILTERS:
            parser.add_argument(f"--{each.name}", help=f"only of this {each.name}")
        for option, dest in (("--from", "first"), ("--to", "last")):
            parser.add_argument(
                option,
                dest=dest,
                type=day,
                metavar="DAY",
                help="only submitted in these days, both included: 2026-11-23",
            )
        parser.add_argument(
            "--force", action="store_true", help="replace the file if there is one"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        names = {
            each.name: options[each.name]
            for each in NAME_FILTERS
            if options[each.name] is not None
        }
        days = {"first": options["first"], "last": options["last"]}
        filters = _in_words(names, **days)
        try:
            scorecards = narrow(Scorecard.objects.submitted(), names, **days)
            with replacing(output, force=options["force"]) as file:
                counts = write_workbook(
                    scorecards,
                    file,
                    exported_by=f"{_account()}, by export_scorecards",
                    filters=filters,
                    progress=self.show_progress,
                )
        except (FilterError, TooManyRowsError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            reason = error.strerror or error
            raise CommandError(f"Cannot write {output}: {reason}.") from error
        audit.record(
            AuditEntry.Action.EXPORTED,
            actor=None,
            subject=Scorecard,
            account=_account(),
            filters=filters,
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
    if output.suffix.lower() != ".xlsx":
        raise CommandError(f"{output} does not end in .xlsx: name it so.")
    if not output.parent.is_dir():
        raise CommandError(f"There is no folder {output.parent}: make it first.")
    if output.is_dir():
        raise CommandError(f"{output} is a folder: name a file.")
    if output.exists() and not force:
        raise CommandError(f"{output} exists: name another, or replace it by --force.")


def _in_words(
    names: dict[str, str], *, first: date | None, last: date | None
) -> dict[str, str]:
    days = {"submitted from": first, "submitted to": last}
    return {
        **names,
        **{name: day.isoformat() for name, day in days.items() if day},
    }


def _account() -> str:
    """Who runs the command, as the operating system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "somebody"

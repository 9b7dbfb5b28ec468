"""Loads the YAML glossary, or only checks it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from glossary.command_line.database_command import DatabaseCommand
from glossary.command_line.listing import MAX_NAMES, counted, listed
from glossary.command_line.progress import TerminalProgress
from glossary.content_check import ContentCheck
from glossary.files.finding import find_files, is_root
from glossary.files.problems import InvalidGlossaryError, Problem
from glossary.files.validation import read_glossary
from glossary.seeding.loading import SeedReport, seed
from glossary.seeding.writing import NameTakenError

WORDS = {
    "added": "Added",
    "changed": "Changed",
    "restored": "Restored (the file is back)",
    "retired": "Retired (the file is gone)",
    "kept": "Kept (edited or retired in the admin since seeding)",
    "retired_roles": "Retired roles (no active term lists them)",
    "restored_roles": "Restored roles",
}


class Command(DatabaseCommand):
    help = "Load the glossary's YAML files into the database: all or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            metavar="PATH",
            help="A file, an industry's folder or a whole glossary: a folder of "
            "industries. Default: fixtures/glossary. Terms are retired only when a "
            "whole glossary is loaded.",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Only look for errors and weak content; needs no database.",
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Replace terms that were edited or retired in the admin, too.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        paths = options["paths"] or [settings.FIXTURES_DIR / "glossary"]
        progress = TerminalProgress(self.stderr)
        check = ContentCheck()
        try:
            files = read_glossary(find_files(paths), progress, check)
        except InvalidGlossaryError as error:
            raise CommandError(_refusal(error)) from error
        remarks = check.remarks()
        if options["check"]:
            if remarks:
                raise CommandError(_remarked(remarks))
            self.stdout.write(f"{counted(len(files), 'file')}, no errors.")
            return
        try:
            report = seed(
                files,
                overwrite=options["overwrite"],
                whole=any(map(is_root, paths)),
                progress=progress,
            )
        except NameTakenError as error:
            raise CommandError(str(error)) from error
        if remarks:
            self.stderr.write(_hint(remarks), style_func=str)
        most = None if options["verbosity"] > 1 else MAX_NAMES
        for line in _summary(report, len(files), most):
            self.stdout.write(line)


def _summary(report: SeedReport, files: int, most: int | None) -> Iterator[str]:
    """A line for each kind of change, or one if there was none."""
    for happened, words in WORDS.items():
        if names := getattr(report, happened):
            yield f"{words}: {len(names):,} ({listed(names, most)})"
    if not report.has_changes:
        yield f"Nothing to change in {counted(files, 'term')}."
    if report.kept:
        yield "To replace the kept terms, run again with --overwrite."


def _refusal(error: InvalidGlossaryError) -> str:
    count = counted(len(error.problems), "problem")
    return f"Nothing was loaded. {count} to correct:\n{error}"


def _remarked(remarks: list[Problem]) -> str:
    lines = "\n".join(map(str, remarks))
    return f"No errors, but {counted(len(remarks), 'remark')} on content:\n{lines}"


def _hint(remarks: list[Problem]) -> str:
    count = counted(len(remarks), "remark")
    return f"{count} on content; run with --check to read them."

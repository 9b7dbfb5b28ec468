"""Loads the YAML glossary, or only checks it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError

from glossary.command_line.database_command import DatabaseCommand
from glossary.command_line.listing import MAX_NAMES, listed
from glossary.command_line.progress import TerminalProgress
from glossary.content_check import ContentCheck
from glossary.files.finding import find_files, whole_kinds
from glossary.files.problems import InvalidGlossaryError, Problem
from glossary.files.validation import read_glossary
from glossary.models import Term
from glossary.plurals import counted
from glossary.roles.bar import Areas
from glossary.roles.settling import known_areas
from glossary.seeding.loading import SeedReport, seed
from glossary.seeding.writing import NameTakenError

WORDS = {
    "added": "Added",
    "changed": "Changed",
    "restored": "Restored (the file is back)",
    "retired": "Retired (the file is gone)",
    "kept": "Kept (edited or retired in the admin since seeding)",
    "drafts": "Roles that are drafts now (their pages say what is missing)",
    "complete": "Roles that are complete now",
}


class Command(DatabaseCommand):
    help = "Load the glossary's YAML files into the database: all or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            metavar="PATH",
            help="Files of terms, competencies and roles, or folders of them. Default: "
            "fixtures/glossary, fixtures/competencies and fixtures/roles. What has no "
            "file is retired only when all of its kind is loaded: the folder of "
            "industries, of competencies or of families.",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Only look for errors and weak content. Needs no database, unless "
            "roles name terms that are in no file given.",
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Replace what was edited or retired in the admin, too.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            Term.objects.exists()  # a database that isn't there is said at once
        paths = options["paths"] or [p for p in settings.GLOSSARY_PATHS if p.exists()]
        progress = TerminalProgress(self.stderr)
        check = ContentCheck()
        try:
            known = _known_or_none if options["check"] else known_areas
            files = read_glossary(find_files(paths), progress, check, known)
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
                whole=whole_kinds(paths, files),
                progress=progress,
            )
        except NameTakenError as error:
            raise CommandError(str(error)) from error
        if remarks:
            self.stderr.write(_hint(remarks), style_func=str)
        most = None if options["verbosity"] > 1 else MAX_NAMES
        for line in _summary(report, len(files), most):
            self.stdout.write(line)


def _known_or_none(sources: Iterable[str]) -> Areas:
    """Without a database, only what is in the files."""
    try:
        return known_areas(sources)
    except DatabaseError:
        return {}


def _summary(report: SeedReport, files: int, most: int | None) -> Iterator[str]:
    """A line for each kind of change, or one if there was none."""
    for happened, words in WORDS.items():
        if names := getattr(report, happened):
            yield f"{words}: {len(names):,} ({listed(names, most)})"
    if not report.has_changes:
        yield f"Nothing to change in {counted(files, 'file')}."
    if report.kept:
        yield "To replace what was kept, run again with --overwrite."


def _refusal(error: InvalidGlossaryError) -> str:
    count = counted(len(error.problems), "problem")
    return f"Nothing was loaded. {count} to correct:\n{error}"


def _remarked(remarks: list[Problem]) -> str:
    lines = "\n".join(map(str, remarks))
    return f"No errors, but {counted(len(remarks), 'remark')} on content:\n{lines}"


def _hint(remarks: list[Problem]) -> str:
    count = counted(len(remarks), "remark")
    return f"{count} on content; run with --check to read them."

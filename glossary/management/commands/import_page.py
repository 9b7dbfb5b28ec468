"""Turns pages in plain text into files of the glossary."""

import sys
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from glossary.files.problems import quotable, shown
from glossary.page_import.building import Overrides
from glossary.page_import.known_titles import titles_of_files
from glossary.page_import.output import NotWrittenError, write_file
from glossary.page_import.page import Status, UnusablePageError
from glossary.page_import.report import Imported, import_page
from glossary.page_import.source import MAX_BYTES, decode
from glossary.plurals import counted


class Command(BaseCommand):
    help = (
        "Turn plain-text glossary pages into YAML. The exit status is 0 if nothing is "
        "left to do, 1 if something is missing or was not read, and 2 if a file is not "
        "a glossary page; with several files, the highest."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--output",
            type=Path,
            metavar="DIR",
            help="Write DIR/<industry>/<term>.yaml; required for several files. "
            "Without it, the YAML is printed.",
        )
        parser.add_argument(
            "--industry", default="", help="The industry's name; overrides the page."
        )
        parser.add_argument(
            "--force", action="store_true", help="Replace existing files."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if len(options["files"]) > 1 and not options["output"]:
            raise CommandError(
                "Several pages need a folder. Add --output DIR.",
                returncode=Status.UNUSABLE,
            )
        self.written: set[Path] = set()
        known = titles_of_files(settings.GLOSSARY_PATHS)
        statuses = [self._import(path, known, options) for path in options["files"]]
        if worst := max(statuses):
            sys.exit(worst)

    def _import(self, path: Path, known: Set[str], options: dict[str, Any]) -> Status:
        overrides = Overrides(options["industry"].strip())
        output: Path | None = options["output"]
        try:
            text = decode(_content(path))
            done = import_page(text, overrides=overrides, known_titles=known)
            if output:
                self._write(output / done.path, done.text, options["force"])
        except UnusablePageError as error:
            return self._refuse(_place(path, error.line), error.sentence)
        except NotWrittenError as error:
            return self._refuse(shown(path), str(error))
        if not output:
            self.stdout.write(done.text, ending="")
        for line in _report(path, done):
            self.stderr.write(line, style_func=str)
        return done.status

    def _write(self, path: Path, text: str, force: bool) -> None:
        if path in self.written:
            raise NotWrittenError(f"An earlier page already made {shown(path)}.")
        write_file(path, text, replace=force)
        self.written.add(path)

    def _refuse(self, place: str, sentence: str) -> Status:
        self.stderr.write(f"{place}: {sentence}")
        return Status.UNUSABLE


def _content(path: Path) -> bytes:
    """The content, cut just past the largest size allowed."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnusablePageError(f"The file can’t be read: {error.strerror}.") from error


def _report(path: Path, done: Imported) -> Iterator[str]:
    """A summary line, then what is left, by line of the page and of the file."""
    left = ", ".join(done.to_do()) or "nothing left to do"
    yield f"{shown(path)}: {done.summary} {left[0].upper()}{left[1:]}."
    for remark in done.remarks:
        yield quotable(f"{_place(path, remark.line)}: {remark}", length=500)
    for problem in done.problems:
        yield str(problem)
    if number := len(done.content):
        remarks = counted(number, "remark")
        yield f"{shown(path)}: {remarks} on content; seed_glossary --check lists them."


def _place(path: Path, line: int | None) -> str:
    return f"{shown(path)}:{line}" if line else shown(path)

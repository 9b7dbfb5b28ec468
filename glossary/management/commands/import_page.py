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
from glossary.page_import.report import Imported, counted, import_page
from glossary.page_import.source import MAX_BYTES, decode


class Command(BaseCommand):
    help = (
        "Turn glossary pages in plain text into YAML. Ends with 0 where nothing is "
        "left to do, 1 where something is missing or was not read, 2 where a file is "
        "no such page; of several files the worst counts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--output",
            type=Path,
            metavar="DIR",
            help="Write DIR/<industry>/<term>.yaml; needed for several files. "
            "Otherwise one file's YAML is printed.",
        )
        parser.add_argument(
            "--industry", default="", help="The industry's name, whatever a page says."
        )
        parser.add_argument(
            "--role",
            action="append",
            default=[],
            metavar="TITLE",
            help="A role that draws on the term; may be given several times. "
            "Otherwise the typical job title.",
        )
        parser.add_argument(
            "--force", action="store_true", help="Replace files that are there."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if len(options["files"]) > 1 and not options["output"]:
            raise CommandError(
                "Say with --output DIR where the files of several pages go.",
                returncode=Status.UNUSABLE,
            )
        self.written: set[Path] = set()
        known = titles_of_files(settings.FIXTURES_DIR / "glossary")
        statuses = [self._import(path, known, options) for path in options["files"]]
        if worst := max(statuses):
            sys.exit(worst)

    def _import(self, path: Path, known: Set[str], options: dict[str, Any]) -> Status:
        overrides = Overrides(options["industry"].strip(), options["role"])
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
            raise NotWrittenError(f"A page before this one gave {shown(path)} already.")
        write_file(path, text, replace=force)
        self.written.add(path)

    def _refuse(self, place: str, sentence: str) -> Status:
        self.stderr.write(f"{place}: {sentence}")
        return Status.UNUSABLE


def _content(path: Path) -> bytes:
    """No more than what tells that the file is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnusablePageError(
            f"The file cannot be read: {error.strerror}."
        ) from error


def _report(path: Path, done: Imported) -> Iterator[str]:
    """One line that sums up, then what is left, by line of the page and of the file."""
    left = ", ".join(done.to_do()) or "nothing left to do"
    yield f"{shown(path)}: {done.summary} {left[0].upper()}{left[1:]}."
    for remark in done.remarks:
        yield quotable(f"{_place(path, remark.line)}: {remark}", length=500)
    for problem in done.problems:
        yield str(problem)
    if number := len(done.content):
        remarks = counted(number, "remark")
        yield f"{shown(path)}: {remarks} on content; seed_glossary --check names them."


def _place(path: Path, line: int | None) -> str:
    return f"{shown(path)}:{line}" if line else shown(path)

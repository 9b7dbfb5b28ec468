"""Writes the database's glossary back to the YAML files, or says how they differ."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from glossary.command_line.database_command import DatabaseCommand
from glossary.command_line.listing import MAX_NAMES, listed
from glossary.command_line.progress import Progress, TerminalProgress
from glossary.files.problems import InvalidGlossaryError, shown
from glossary.plurals import counted
from glossary.seeding.dumping import Dump, NoSuchRecordError, compare


class Command(DatabaseCommand):
    help = "Write the glossary's terms, competencies and roles to YAML files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--output",
            type=Path,
            default=settings.FIXTURES_DIR,
            metavar="DIR",
            help="The folder with glossary, competencies and roles; default: fixtures.",
        )
        parser.add_argument(
            "--term",
            action="append",
            default=[],
            dest="terms",
            metavar="INDUSTRY/TERM",
            help="Only this term; can be repeated.",
        )
        parser.add_argument(
            "--competency",
            action="append",
            default=[],
            dest="competencies",
            metavar="COMPETENCY",
            help="Only this competency; can be repeated.",
        )
        parser.add_argument(
            "--role",
            action="append",
            default=[],
            dest="roles",
            metavar="FAMILY/ROLE",
            help="Only this role; can be repeated.",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing; exit with status 1 if a file would change.",
        )
        parser.add_argument(
            "--prune",
            action="store_true",
            help="Delete the files of what is retired or not in the database.",
        )
        parser.add_argument(
            "--restyle",
            action="store_true",
            help="Also rewrite files whose style alone differs. Comments below the "
            "first key are lost.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        sources = _sources(options)
        if options["prune"] and (sources or options["check"]):
            raise CommandError(
                "--prune can’t be combined with --check, or with one term, competency "
                "or role. Leave one out."
            )
        progress = TerminalProgress(self.stderr)
        dump = self._compare(options, sources, progress)
        if not options["check"]:
            self._write(dump, progress, prune=options["prune"])
        most = None if options["verbosity"] > 1 else MAX_NAMES
        for line in _summary(dump, most, pruned=options["prune"]):
            self.stdout.write(line)
        if options["check"] and dump.differs:
            raise CommandError(
                "The files differ from the database. Run manage.py "
                "dump_glossary and review the difference."
            )

    def _compare(
        self, options: dict[str, Any], sources: list[str], progress: Progress
    ) -> Dump:
        try:
            return compare(
                options["output"],
                sources=sources,
                restyle=options["restyle"],
                progress=progress,
            )
        except NoSuchRecordError as error:
            raise CommandError(str(error)) from error
        except InvalidGlossaryError as error:
            count = counted(len(error.problems), "problem")
            raise CommandError(
                f"Nothing was written. {count} to correct:\n{error}"
            ) from error

    def _write(self, dump: Dump, progress: Progress, *, prune: bool) -> None:
        try:
            dump.write(progress)
            if prune:
                dump.prune()
        except OSError as error:
            path = shown(Path(str(error.filename2 or error.filename)))
            raise CommandError(
                f"{path} can’t be written or deleted: {error.strerror}."
            ) from error


def _sources(options: dict[str, Any]) -> list[str]:
    """As the records call themselves."""
    return [
        *options["terms"],
        *(f"competencies/{slug}" for slug in options["competencies"]),
        *(f"roles/{source}" for source in options["roles"]),
    ]


def _summary(dump: Dump, most: int | None, *, pruned: bool) -> Iterator[str]:
    """A line for each kind of difference, or one if there is none."""
    for kind, names in dump.differences.items():
        if names:
            yield f"{kind.value}: {len(names):,} ({listed(names, most)})"
    if dump.gone:
        words = "Deleted" if pruned else "Kept (--prune deletes them)"
        gone = listed(list(dump.gone), most)
        yield f"{words}, files of nothing active: {len(dump.gone):,} ({gone})"
    if dump.drafts:
        yield f"Drafts, not written: {len(dump.drafts):,}"
        for source, missing in list(dump.drafts.items())[:most]:
            yield f"  {source}: {missing}"
    if not dump.differs:
        yield "The files match the database."

"""Scorecards as one export: an Excel workbook, or the same sheets as CSV."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from glossary.plurals import counted
from scorecards.export import sheets
from scorecards.export.agreement import agreement_rows
from scorecards.export.contents import Contents
from scorecards.export.filters import chosen, hidden_applications, still_to_do
from scorecards.export.kits import Kits
from scorecards.export.queries import (
    ids_in_order,
    read,
    read_decisions,
    read_to_do,
)
from scorecards.export.selection import Selection
from scorecards.export.sheets import methods
from scorecards.export.sheets.dictionary import entries
from scorecards.export.summary import Tallies
from scorecards.export.title import title_lines
from scorecards.models import Answer, ExtraQuestion, RedFlagCheck, Scorecard
from scorecards.models.extra_question import MAX_EXTRA_QUESTIONS
from scorecards.workbooks.about import ABOUT, Facts
from scorecards.workbooks.csv_book import CsvBook, open_csv_book
from scorecards.workbooks.csv_text import CSV_RULES
from scorecards.workbooks.formats import Format
from scorecards.workbooks.tables import MAX_ROWS, Book, check_room, open_book
from scorecards.workbooks.text import RULES
from scorecards.workbooks.times import in_zone


@dataclass(frozen=True)
class ExportCounts:
    """How many rows each sheet of data has."""

    scorecards: int
    answers: int
    red_flags: int
    indicators: int

    def __str__(self) -> str:
        return (
            f"{counted(self.scorecards, 'scorecard')}, "
            f"{counted(self.answers, 'answer')}, "
            f"{counted(self.red_flags, 'red flag')} and "
            f"{counted(self.indicators, 'indicator')}"
        )


def write_export(
    file: IO[bytes],
    selection: Selection,
    *,
    reader: User | None,
    exported_by: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ExportCounts:
    """Write what fits of the submitted scorecards that the reader may see.

    Without a reader, a command on the server, that is all. Rows stream through
    temporary files, so memory does not grow with their number. ``progress`` is told,
    after each scorecard, how many are done of how many; what it raises ends the
    export. Raises `FilterError` and, before anything is written, `TooManyRowsError`.
    """
    exported_at = timezone.now()
    scorecards = chosen(selection, reader)
    ids, kits = ids_in_order(scorecards), Kits.of(scorecards)
    if selection.format is Format.XLSX:
        _check_room(scorecards, kits)
    tallies = Tallies.of(kits.kits.values())
    contents = Contents.of(kits, len(tallies.rows))
    hide_names = not selection.candidate_names
    with (
        in_zone(selection.zone_name),
        _open_book(file, selection, contents, kits.newest) as book,
    ):
        for done, row in enumerate(read(ids, kits, hide_names=hide_names), start=1):
            row.group = tallies.of_row(row).number
            tallies.add(row)
            book.append(sheets.SCORECARDS, row)
            book.extend(sheets.ANSWERS, row.answers)
            book.extend(sheets.AREAS, row.areas)
            if contents.matrix:
                book.append(contents.matrix, row)
            book.extend(sheets.RED_FLAGS, row.red_flags)
            book.extend(sheets.EXTRA_QUESTIONS, row.extra_questions)
            book.extend(sheets.INDICATORS, row.indicators)
            progress(done, len(ids))
        book.extend(
            sheets.DECISIONS, read_decisions(scorecards, reader, hide_names=hide_names)
        )
        book.extend(sheets.AGREEMENT, agreement_rows(scorecards, kits))
        to_do = still_to_do(selection, reader)
        book.extend(sheets.TO_DO, read_to_do(to_do, exported_at))
        lines = title_lines(selection, tallies)
        book.put_above(contents.summary, lines, tallies.all)
        book.extend(contents.summary, tallies.rows)
        book.extend(sheets.METHODS, methods.ALL)
        counts = _counts(book)
        about = Facts(
            exported_at=exported_at,
            exported_by=exported_by,
            filters=selection.in_words(),
            hidden=hidden_applications(selection, reader),
            rows=contents.counted(book.rows),
            checksum=book.checksum,
        )
        book.extend(ABOUT, about.lines())
        book.extend(
            sheets.DICTIONARY, entries(contents.kept_by(selection), _rules(selection))
        )
    return counts


def _open_book(
    file: IO[bytes],
    selection: Selection,
    contents: Contents,
    newest: datetime | None,
) -> AbstractContextManager[Book | CsvBook]:
    every = contents.kept_by(selection)
    if selection.format is Format.CSV:
        return open_csv_book(file, every, bom=selection.bom)
    filters = selection.in_words().items()
    return open_book(
        file,
        every,
        title="Scorecards",
        subject="Completed scorecards of structured interviews",
        description="; ".join(f"{name}: {value}" for name, value in filters),
        as_of=newest,
    )


def _rules(selection: Selection) -> str:
    return CSV_RULES if selection.format is Format.CSV else RULES


def _check_room(scorecards: QuerySet[Scorecard], kits: Kits) -> None:
    """Before it is begun: a workbook that does not fit is refused; CSV has no end.

    Counts rows only where there could be too many.
    """
    of_chosen = {"scorecard__in": scorecards.values("pk")}
    for sheet, parts, rows in (
        (sheets.ANSWERS, kits.questions, Answer.objects.all()),
        (sheets.RED_FLAGS, kits.red_flags, RedFlagCheck.objects.filter(ticked=True)),
        (
            sheets.INDICATORS,
            kits.indicators,
            Scorecard.indicators.through.objects.all(),
        ),
    ):
        if kits.most_rows(parts) > MAX_ROWS - 1:
            check_room(sheet.title, rows.filter(**of_chosen).count())
    if sum(kits.scorecards.values()) * MAX_EXTRA_QUESTIONS > MAX_ROWS - 1:
        extra = ExtraQuestion.objects.filled().filter(**of_chosen)
        check_room(sheets.EXTRA_QUESTIONS.title, extra.count())


def _counts(book: Book | CsvBook) -> ExportCounts:
    return ExportCounts(
        scorecards=book.rows[sheets.SCORECARDS.title],
        answers=book.rows[sheets.ANSWERS.title],
        red_flags=book.rows[sheets.RED_FLAGS.title],
        indicators=book.rows[sheets.INDICATORS.title],
    )

"""Scorecards as one Excel workbook."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from scorecards.export import sheets
from scorecards.export.filters import chosen
from scorecards.export.reading import ids_in_order, read
from scorecards.export.selection import Selection
from scorecards.export.sheets.about import facts
from scorecards.export.sheets.dictionary import entries
from scorecards.export.tables import Book, check_room, open_book
from scorecards.models import Answer, RedFlagCheck, Scorecard


@dataclass(frozen=True)
class ExportCounts:
    """How many rows each sheet of data has."""

    scorecards: int
    answers: int
    red_flags: int
    indicators: int

    def __str__(self) -> str:
        return (
            f"{_number(self.scorecards, 'scorecard')}, "
            f"{_number(self.answers, 'answer')}, "
            f"{_number(self.red_flags, 'red flag')} and "
            f"{_number(self.indicators, 'indicator')}"
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
    _check_room_for(scorecards)
    ids = ids_in_order(scorecards)
    with open_book(file, sheets.ALL) as book:
        for done, row in enumerate(read(ids), start=1):
            book.append(sheets.SCORECARDS, row)
            book.extend(sheets.ANSWERS, row.answers)
            book.extend(sheets.RED_FLAGS, row.red_flags)
            book.extend(sheets.INDICATORS, row.indicators)
            progress(done, len(ids))
        counts = _counts(book)
        about = facts(
            at=exported_at,
            exported_by=exported_by,
            filters=selection.in_words(),
            rows={each.title: book.rows[each.title] for each in sheets.DATA},
            columns_version=sheets.COLUMNS_VERSION,
        )
        book.extend(sheets.ABOUT, about)
        book.extend(sheets.DICTIONARY, entries(sheets.ALL))
    return counts


def _check_room_for(scorecards: QuerySet[Scorecard]) -> None:
    """Count first: a workbook that does not fit is refused before it is begun."""
    chosen = scorecards.values("pk")
    ticked = Scorecard.indicators.through.objects.filter(scorecard__in=chosen)
    flags = RedFlagCheck.objects.filter(scorecard__in=chosen, ticked=True)
    answers = Answer.objects.filter(scorecard__in=chosen)
    check_room(sheets.ANSWERS.title, answers.count())
    check_room(sheets.RED_FLAGS.title, flags.count())
    check_room(sheets.INDICATORS.title, ticked.count())


def _counts(book: Book) -> ExportCounts:
    return ExportCounts(
        scorecards=book.rows[sheets.SCORECARDS.title],
        answers=book.rows[sheets.ANSWERS.title],
        red_flags=book.rows[sheets.RED_FLAGS.title],
        indicators=book.rows[sheets.INDICATORS.title],
    )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"

"""Scorecards as one Excel workbook."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from django.db.models import QuerySet
from django.utils import timezone

from scorecards.export import sheets
from scorecards.export.reading import ids_in_order, read
from scorecards.export.sheets.about import facts
from scorecards.export.sheets.dictionary import entries
from scorecards.export.tables import Book, check_room, open_book
from scorecards.models import Answer, RedFlagCheck, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet


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


def write_workbook(
    scorecards: ScorecardQuerySet,
    file: IO[bytes],
    *,
    exported_by: str,
    filters: dict[str, str],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ExportCounts:
    """Write those that are submitted; the rest are left out without a word.

    Whoever asks must have passed the scorecards through `visible_to`. Rows stream
    through temporary files, so memory does not grow with their number. ``progress``
    is told, after each scorecard, how many are done of how many. Raises
    `TooManyRowsError` before anything is written.
    """
    exported_at = timezone.now()
    submitted = scorecards.submitted()
    _check_room_for(submitted)
    ids = ids_in_order(submitted)
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
            filters=filters,
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

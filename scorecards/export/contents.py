"""Which sheets an export has, in which order, and with which of their columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from scorecards.export import sheets
from scorecards.export.kits import Kits
from scorecards.export.rows import ScorecardRow
from scorecards.export.selection import Selection
from scorecards.export.sheets.matrix import has_room, matrix_sheet
from scorecards.export.sheets.summary import MAX_LIVE_ROWS, summary_sheet
from scorecards.export.summary import Tally
from scorecards.workbooks.about import ABOUT
from scorecards.workbooks.columns import Column, Sheet
from scorecards.workbooks.long_text import LONG_TEXT


@dataclass(frozen=True)
class Contents:
    """``matrix`` is None when Excel has no columns for so many ``questions``."""

    summary: Sheet[Tally]
    matrix: Sheet[ScorecardRow] | None
    questions: int = 0

    @classmethod
    def of(cls, kits: Kits, rows: int) -> Self:
        """For these kits, and so many rows of the summary."""
        questions = kits.asked
        return cls(
            summary=summary_sheet(live=rows <= MAX_LIVE_ROWS),
            matrix=matrix_sheet(questions) if has_room(questions) else None,
            questions=len(questions),
        )

    @classmethod
    def declared(cls) -> Self:
        """As for no kit: every sheet, the matrix without the columns of questions."""
        return cls(summary=summary_sheet(live=True), matrix=matrix_sheet([]))

    @property
    def data(self) -> tuple[Sheet[Any], ...]:
        matrix = (self.matrix,) if self.matrix else ()
        return (
            sheets.SCORECARDS,
            sheets.TO_DO,
            sheets.ANSWERS,
            sheets.AREAS,
            *matrix,
            sheets.RED_FLAGS,
            sheets.EXTRA_QUESTIONS,
            sheets.INDICATORS,
            sheets.DECISIONS,
            sheets.AGREEMENT,
            LONG_TEXT,
        )

    @property
    def every(self) -> tuple[Sheet[Any], ...]:
        return (
            self.summary,
            *self.data,
            sheets.DICTIONARY,
            sheets.METHODS,
            ABOUT,
        )

    def counted(self, rows: Mapping[str, int]) -> dict[str, int | str]:
        """Of the rows by title those of data, or why a sheet is not there."""
        counts: dict[str, int | str] = {
            each.title: rows[each.title] for each in self.data
        }
        if self.matrix is None:
            counts["Matrix"] = (
                f"Left out: {self.questions:,} questions need too many columns"
            )
        return counts

    def kept_by(self, selection: Selection) -> list[Sheet[Any]]:
        """Every sheet, without the columns that the selection leaves out."""

        def kept(column: Column[Any]) -> bool:
            return (selection.candidate_names or not column.names_candidate) and (
                selection.free_text or not column.free_text
            )

        return [sheet.only(kept) for sheet in self.every]

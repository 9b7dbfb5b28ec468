"""The sheets of a debrief's workbook that have a column for each scorecard."""

from collections.abc import Sequence
from decimal import Decimal

from scorecards.models.scales import Outcome
from scorecards.panel.agreement.undefined import Figure, Undefined
from scorecards.panel.debrief.areas import AreaRow
from scorecards.panel.debrief.columns import Column
from scorecards.panel.debrief.matrix import Cell, Row
from scorecards.workbooks.columns import Column as SheetColumn
from scorecards.workbooks.columns import Kind, Sheet, Value
from scorecards.workbooks.plain import (
    PRINTED_LINES,
    PROJECTED,
    plain_column,
    plain_heading,
)

RATING_WIDTH = 12


def matrix_sheet(columns: Sequence[Column]) -> Sheet[Row]:
    """One column of ratings for each scorecard; words where nothing was rated."""
    text = _text_width(len(columns))
    return Sheet[Row](
        title="Matrix",
        table="Matrix",
        frozen=3,
        key=lambda row: f"question {row.number}",
        most_lines=PRINTED_LINES,
        zoom=PROJECTED,
        columns=(
            plain_column("Number", lambda row: row.number, Kind.NUMBER, 9),
            plain_column("Area", lambda row: row.question.term, width=12),
            plain_column(
                "Question", lambda row: row.question.text, Kind.LONG_TEXT, text
            ),
            *(
                _ratings(place, heading)
                for place, heading in enumerate(headings(columns))
            ),
            plain_column("Mean", lambda row: row.mean, Kind.DECIMAL, 8),
            plain_column("Range", lambda row: _known(row.apart), Kind.NUMBER, 8),
            plain_column(
                "Discuss", lambda row: "Yes" if row.discuss else "No", width=10
            ),
            plain_column("r wg", lambda row: _decimal(row.r_wg), Kind.DECIMAL, 8),
            plain_column("Answers", lambda row: len(row.values), Kind.NUMBER, 10),
            plain_column("Interviewers", lambda row: row.interviewers, Kind.NUMBER, 14),
            plain_column("Weight", lambda row: row.weight, Kind.NUMBER, 9),
            plain_column(
                "Expected answer",
                lambda row: row.question.expected_answer,
                Kind.LONG_TEXT,
                text,
            ),
        ),
    )


def _text_width(scorecards: int) -> int:
    """Of question and expected answer, so that up to six scorecards fit a page."""
    return min(46, max(28, 66 - scorecards * RATING_WIDTH // 2))


def headings(columns: Sequence[Column]) -> list[str]:
    """Letters make them unique, as a table of Excel needs them."""
    return [plain_heading(column.label) for column in columns]


def _ratings(place: int, heading: str) -> SheetColumn[Row]:
    return plain_column(
        heading, lambda row: _rating(row.cells[place]), Kind.RATING, RATING_WIDTH
    )


def _rating(cell: Cell) -> Value:
    answer = cell.answer
    if answer is not None and answer.outcome == Outcome.RATED:
        return answer.rating
    return cell.result


def _known(points: int) -> int | None:
    return points if points >= 0 else None


def _decimal(figure: Figure) -> Decimal | None:
    return None if isinstance(figure, Undefined) else Decimal(f"{figure:.2f}")


def areas_sheet(columns: Sequence[Column]) -> Sheet[AreaRow]:
    """Mean and number of answers for each scorecard, and for all of them."""
    return Sheet[AreaRow](
        title="Areas",
        table="Areas",
        only_when_needed=True,
        frozen=1,
        key=lambda row: row.name,
        zoom=PROJECTED,
        columns=(
            plain_column("Area", lambda row: row.name, width=24),
            plain_column("Kind", lambda row: row.kind, width=14),
            *(
                column
                for place, heading in enumerate(headings(columns))
                for column in _area_score(place, heading)
            ),
            plain_column("Mean", lambda row: row.score.mean, Kind.MEAN, 8),
            plain_column("Answers", lambda row: row.score.count, Kind.NUMBER, 10),
            plain_column("Interviewers", lambda row: row.interviewers, Kind.NUMBER, 14),
        ),
    )


def _area_score(place: int, heading: str) -> tuple[SheetColumn[AreaRow], ...]:
    return (
        plain_column(
            heading, lambda row: row.scores[place][1].mean, Kind.MEAN, RATING_WIDTH
        ),
        plain_column(
            f"{heading}: answers",
            lambda row: row.scores[place][1].count,
            Kind.NUMBER,
            10,
        ),
    )

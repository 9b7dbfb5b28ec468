"""The sheets of a debrief's workbook, each with its columns."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from scorecards.agreement.undefined import Figure, Undefined
from scorecards.debrief.columns import Column
from scorecards.debrief.evidence import IndicatorGroup, IndicatorLine, RaisedFlag
from scorecards.debrief.matrix import Cell, Row
from scorecards.export.columns import Bars, Kind, Sheet, Value
from scorecards.export.columns import Column as SheetColumn
from scorecards.export.text import clean
from scorecards.models import Answer
from scorecards.scales import Outcome

PROJECTED = 120  # per cent: read from the other end of a table
PRINTED_LINES = 27  # of a row: paper does not scroll
RATING_WIDTH = 12
NAME_LENGTH = 100  # Excel allows 255 characters in the heading of a table


def _column(
    name: str,
    get: Callable[[Any], Value],
    kind: Kind = Kind.TEXT,
    width: int = 14,
    bars: Bars | None = None,
) -> SheetColumn[Any]:
    """Without a meaning: here the headings stand for themselves, as on the page."""
    return SheetColumn(name, get, "", kind, width, bars=bars)


class Fact(NamedTuple):
    item: str
    value: str | int


class FlagRow(NamedTuple):
    flag: RaisedFlag
    column: Column
    evidence: str


class NoteRow(NamedTuple):
    row: Row
    cell: Cell
    answer: Answer

    def points(self, *, heard: bool) -> str:
        """A line for each listen-for point that was, or was not."""
        return "\n".join(point for point, was in self.answer.points if was is heard)


class IndicatorRow(NamedTuple):
    group: IndicatorGroup
    line: IndicatorLine
    of: int


def _facts(title: str, *, data: bool) -> Sheet[Fact]:
    return Sheet[Fact](
        title=title,
        table=title,
        data=data,
        most_lines=PRINTED_LINES,
        zoom=PROJECTED,
        key=lambda row: row.item,
        columns=(
            _column("Item", lambda row: row.item, Kind.LONG_TEXT, 44),
            _column("Value", lambda row: row.value, Kind.LONG_TEXT, 90),
        ),
    )


HEAD = _facts("Debrief", data=True)
ABOUT = _facts("About", data=False)

NOTES = Sheet[NoteRow](
    title="Notes",
    table="Notes",
    frozen=2,
    key=lambda row: f"question {row.row.number} {row.cell.column.letter}",
    most_lines=PRINTED_LINES,
    columns=(
        _column("Number", lambda row: row.row.number, Kind.NUMBER, 9),
        _column("Question", lambda row: row.row.question.text, Kind.LONG_TEXT, 28),
        _column("Scorecard", lambda row: row.cell.column.letter, width=10),
        _column("Interviewer", lambda row: row.cell.column.name, Kind.LONG_TEXT, 15),
        _column("Round", lambda row: row.cell.column.round, Kind.NUMBER, 8),
        _column("Result", lambda row: row.cell.result, Kind.LONG_TEXT, 14),
        _column("Notes", lambda row: row.answer.notes, Kind.LONG_TEXT, 46),
        _column("Points heard", lambda row: row.points(heard=True), Kind.LONG_TEXT, 26),
        _column(
            "Points not heard",
            lambda row: row.points(heard=False),
            Kind.LONG_TEXT,
            26,
        ),
        _column("Minutes", lambda row: row.answer.minutes_spent, Kind.NUMBER, 9),
        _column(
            "Rating after the debrief",
            lambda row: row.cell.second_look and row.cell.second_look.rating,
            Kind.RATING,
            9,
        ),
        _column(
            "Reason for it",
            lambda row: row.cell.second_look and row.cell.second_look.reason,
            Kind.LONG_TEXT,
            20,
        ),
    ),
)

RED_FLAGS = Sheet[FlagRow](
    title="Red flags",
    table="RedFlags",
    frozen=1,
    most_lines=PRINTED_LINES,
    key=lambda row: f"{row.flag.text[:60]} {row.column.letter}",
    zoom=PROJECTED,
    columns=(
        _column("Red flag", lambda row: row.flag.text, Kind.LONG_TEXT, 45),
        _column("Term", lambda row: row.flag.term, width=16),
        _column("Raised in", lambda row: len(row.flag.raised), Kind.NUMBER, 9),
        _column("Scorecard", lambda row: row.column.letter, width=11),
        _column("Interviewer", lambda row: row.column.name, width=20),
        _column("Round", lambda row: row.column.round, Kind.NUMBER, 8),
        _column("Evidence", lambda row: row.evidence, Kind.LONG_TEXT, 70),
    ),
)

RECOMMENDATIONS = Sheet[Column](
    title="Recommendations",
    table="Recommendations",
    frozen=2,
    most_lines=PRINTED_LINES,
    key=lambda row: row.letter,
    columns=(
        _column("Scorecard", lambda row: row.letter, width=11),
        _column("Interviewer", lambda row: row.name, width=18),
        _column("Round", lambda row: row.round, Kind.NUMBER, 8),
        _column("Recommendation", lambda row: row.recommendation, width=18),
        _column("Score", lambda row: row.score.mean, Kind.DECIMAL, 8, Bars(1, 5)),
        _column("Answers in score", lambda row: row.score.count, Kind.NUMBER, 10),
        _column(
            "Contradicts its score",
            lambda row: "Yes" if row.contradicts else "No",
            width=13,
        ),
        _column("Reason", lambda row: row.scorecard.reason, Kind.LONG_TEXT, 28),
        _column("Summary", lambda row: row.scorecard.summary, Kind.LONG_TEXT, 42),
        _column("Demonstrated level", lambda row: row.demonstrated_level, width=15),
        _column("To know", lambda row: ". ".join(row.marks), Kind.LONG_TEXT, 20),
        _column(
            "Submitted at", lambda row: row.scorecard.submitted_at, Kind.MOMENT, 18
        ),
        _column("Kit version", lambda row: row.scorecard.kit.version, Kind.NUMBER, 9),
    ),
)


def indicators_sheet(scorecards: int) -> Sheet[IndicatorRow]:
    return Sheet[IndicatorRow](
        title="Indicators",
        table="Indicators",
        key=lambda row: row.line.text[:60],
        columns=(
            _column("Level", lambda row: row.group.level, width=10),
            _column("Term", lambda row: row.group.term, width=18),
            _column("Years", lambda row: row.group.years, width=8),
            _column("Indicator", lambda row: row.line.text, Kind.LONG_TEXT, 90),
            _column(
                "Seen by",
                lambda row: len(row.line.seen_by),
                Kind.NUMBER,
                14,
                Bars(0, scorecards or None),
            ),
            _column("Of scorecards", lambda row: row.of, Kind.NUMBER, 13),
            _column(
                "Seen in",
                lambda row: ", ".join(column.letter for column in row.line.seen_by),
                width=18,
            ),
        ),
    )


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
            _column("Number", lambda row: row.number, Kind.NUMBER, 9),
            _column("Term", lambda row: row.question.term, width=12),
            _column("Question", lambda row: row.question.text, Kind.LONG_TEXT, text),
            *(
                _ratings(place, heading)
                for place, heading in enumerate(headings(columns))
            ),
            _column("Mean", lambda row: row.mean, Kind.DECIMAL, 8),
            _column("Range", lambda row: _known(row.apart), Kind.NUMBER, 8),
            _column("Discuss", lambda row: "Yes" if row.discuss else "No", width=10),
            _column("r wg", lambda row: _decimal(row.r_wg), Kind.DECIMAL, 8),
            _column("Answers", lambda row: len(row.values), Kind.NUMBER, 10),
            _column("Interviewers", lambda row: row.interviewers, Kind.NUMBER, 14),
            _column("Weight", lambda row: row.weight, Kind.NUMBER, 9),
            _column(
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
    """Letters make them unique, as a table of Excel needs them.

    A table names its columns a second time, where nothing but plain text agrees with
    the cell: no line ends, no control characters, nothing that reads as encoded.
    """
    return [
        re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "-", " ".join(clean(column.label).split()))[
            :NAME_LENGTH
        ]
        for column in columns
    ]


def _ratings(place: int, heading: str) -> SheetColumn[Row]:
    return _column(
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

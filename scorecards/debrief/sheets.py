"""The sheets of a debrief's workbook, each with its columns."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from scorecards.agreement.undefined import Figure, Undefined
from scorecards.debrief.columns import Column
from scorecards.debrief.evidence import IndicatorGroup, IndicatorLine, RaisedFlag
from scorecards.debrief.matrix import Cell, Row
from scorecards.export.columns import Column as SheetColumn
from scorecards.export.columns import Kind, Sheet, Value
from scorecards.export.text import clean
from scorecards.models import Answer
from scorecards.scales import Outcome

NAME_LENGTH = 100  # Excel allows 255 characters in the heading of a table


def _column(
    name: str, get: Callable[[Any], Value], kind: Kind = Kind.TEXT, width: int = 14
) -> SheetColumn[Any]:
    """Without a meaning: here the headings stand for themselves, as on the page."""
    return SheetColumn(name, get, "", kind, width)


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


def _facts(title: str) -> Sheet[Fact]:
    return Sheet[Fact](
        title=title,
        table=title,
        key=lambda row: row.item,
        columns=(
            _column("Item", lambda row: row.item, width=44),
            _column("Value", lambda row: row.value, Kind.LONG_TEXT, 90),
        ),
    )


HEAD = _facts("Debrief")
ABOUT = _facts("About")

NOTES = Sheet[NoteRow](
    title="Notes",
    table="Notes",
    frozen=2,
    key=lambda row: f"question {row.row.number} {row.cell.column.letter}",
    columns=(
        _column("Number", lambda row: row.row.number, Kind.NUMBER, 9),
        _column("Question", lambda row: row.row.question.text, Kind.LONG_TEXT, 45),
        _column("Scorecard", lambda row: row.cell.column.letter),
        _column("Interviewer", lambda row: row.cell.column.name, width=22),
        _column("Round", lambda row: row.cell.column.round, Kind.NUMBER, 8),
        _column("Result", lambda row: row.cell.result, width=20),
        _column("Notes", lambda row: row.answer.notes, Kind.LONG_TEXT, 70),
        _column("Points heard", lambda row: row.points(heard=True), Kind.LONG_TEXT, 40),
        _column(
            "Points not heard",
            lambda row: row.points(heard=False),
            Kind.LONG_TEXT,
            40,
        ),
        _column("Minutes", lambda row: row.answer.minutes_spent, Kind.NUMBER, 9),
        _column(
            "Rating after the debrief",
            lambda row: row.cell.second_look and row.cell.second_look.rating,
            Kind.NUMBER,
            12,
        ),
        _column(
            "Reason for it",
            lambda row: row.cell.second_look and row.cell.second_look.reason,
            Kind.LONG_TEXT,
            40,
        ),
    ),
)

RED_FLAGS = Sheet[FlagRow](
    title="Red flags",
    table="RedFlags",
    key=lambda row: f"{row.flag.text[:60]} {row.column.letter}",
    columns=(
        _column("Red flag", lambda row: row.flag.text, Kind.LONG_TEXT, 45),
        _column("Term", lambda row: row.flag.term, width=18),
        _column("Scorecard", lambda row: row.column.letter),
        _column("Interviewer", lambda row: row.column.name, width=22),
        _column("Round", lambda row: row.column.round, Kind.NUMBER, 8),
        _column("Evidence", lambda row: row.evidence, Kind.LONG_TEXT, 70),
    ),
)

RECOMMENDATIONS = Sheet[Column](
    title="Recommendations",
    table="Recommendations",
    frozen=2,
    key=lambda row: row.letter,
    columns=(
        _column("Scorecard", lambda row: row.letter),
        _column("Interviewer", lambda row: row.name, width=22),
        _column("Round", lambda row: row.round, Kind.NUMBER, 8),
        _column(
            "Submitted at", lambda row: row.scorecard.submitted_at, Kind.MOMENT, 20
        ),
        _column("Kit version", lambda row: row.scorecard.kit.version, Kind.NUMBER),
        _column("Score", lambda row: row.score.mean, Kind.DECIMAL, 9),
        _column("Answers in score", lambda row: row.score.count, Kind.NUMBER),
        _column("Recommendation", lambda row: row.recommendation, width=18),
        _column(
            "Contradicts its score", lambda row: "Yes" if row.contradicts else "No"
        ),
        _column("Reason", lambda row: row.scorecard.reason, Kind.LONG_TEXT, 45),
        _column("Summary", lambda row: row.scorecard.summary, Kind.LONG_TEXT, 60),
        _column("Demonstrated level", lambda row: row.demonstrated_level),
        _column("To know", lambda row: ". ".join(row.marks), Kind.LONG_TEXT, 30),
    ),
)

INDICATORS = Sheet[IndicatorRow](
    title="Indicators",
    table="Indicators",
    key=lambda row: row.line.text[:60],
    columns=(
        _column("Level", lambda row: row.group.level, width=10),
        _column("Term", lambda row: row.group.term, width=18),
        _column("Years", lambda row: row.group.years),
        _column("Indicator", lambda row: row.line.text, Kind.LONG_TEXT, 60),
        _column("Seen by", lambda row: len(row.line.seen_by), Kind.NUMBER, 9),
        _column("Of scorecards", lambda row: row.of, Kind.NUMBER, 12),
        _column(
            "Who saw it",
            lambda row: "\n".join(column.label for column in row.line.seen_by),
            Kind.LONG_TEXT,
            30,
        ),
    ),
)


def matrix_sheet(columns: Sequence[Column]) -> Sheet[Row]:
    """One column of ratings for each scorecard; words where nothing was rated."""
    return Sheet[Row](
        title="Matrix",
        table="Matrix",
        frozen=3,
        key=lambda row: f"question {row.number}",
        columns=(
            _column("Number", lambda row: row.number, Kind.NUMBER, 9),
            _column("Term", lambda row: row.question.term, width=16),
            _column("Question", lambda row: row.question.text, Kind.LONG_TEXT, 50),
            _column(
                "Expected answer",
                lambda row: row.question.expected_answer,
                Kind.LONG_TEXT,
                50,
            ),
            _column("Weight", lambda row: row.weight, Kind.NUMBER, 8),
            _column("Discuss", lambda row: "Yes" if row.discuss else "No", width=9),
            _column("Range", lambda row: _known(row.apart), Kind.NUMBER, 8),
            _column("r wg", lambda row: _decimal(row.r_wg), Kind.DECIMAL, 8),
            *(
                _ratings(place, heading)
                for place, heading in enumerate(headings(columns))
            ),
            _column("Mean", lambda row: row.mean, Kind.DECIMAL, 8),
            _column("Answers", lambda row: len(row.values), Kind.NUMBER, 9),
            _column("Interviewers", lambda row: row.interviewers, Kind.NUMBER, 12),
        ),
    )


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
    return _column(heading, lambda row: _rating(row.cells[place]), Kind.NUMBER, 16)


def _rating(cell: Cell) -> Value:
    answer = cell.answer
    if answer is not None and answer.outcome == Outcome.RATED:
        return answer.rating
    return cell.result


def _known(points: int) -> int | None:
    return points if points >= 0 else None


def _decimal(figure: Figure) -> Decimal | None:
    return None if isinstance(figure, Undefined) else Decimal(f"{figure:.2f}")

"""The table of a comparison as a sheet: a candidate a row, what is shown in columns."""

from collections.abc import Callable, Iterable

from scorecards.panel.comparison.choosing import Line, cell_in
from scorecards.panel.comparison.columns import ComparisonColumn, Heading
from scorecards.panel.comparison.plates import Nameplate
from scorecards.panel.comparison.rows import ComparisonRow
from scorecards.workbooks.columns import Bars, Column, Kind, Sheet, Value
from scorecards.workbooks.plain import (
    PRINTED_LINES,
    PROJECTED,
    plain_column,
    plain_heading,
)


def submit_first(plate: Nameplate) -> str:
    """The words of the page."""
    return f"Submit your scorecard for {plate.label} first."


def _of_scorecards(get: Callable[[ComparisonRow], Value]) -> Callable[[Line], Value]:
    """Nothing, rather than zero, where there is no scorecard to count in."""
    return lambda line: get(line.row) if line.row.scorecards else None


def _count(line: Line) -> int | None:
    return None if line.row.withheld else line.row.scorecards


def _counted(numbers: Iterable[tuple[str, int]]) -> str:
    return "\n".join(f"{number} × {words.lower()}" for words, number in numbers)


SUMMARY: dict[str, tuple[Column[Line], ...]] = {
    "score": (
        plain_column("Score", _of_scorecards(lambda row: row.score.mean), Kind.MEAN, 9),
        plain_column(
            "Answers in score",
            _of_scorecards(lambda row: row.score.count),
            Kind.NUMBER,
            10,
        ),
        plain_column(
            "Interviewers", _of_scorecards(lambda row: row.interviewers), Kind.NUMBER
        ),
        plain_column(
            "Weighted",
            _of_scorecards(lambda row: "Yes" if row.score.is_weighted else "No"),
            width=11,
        ),
        plain_column("Scorecards", _count, Kind.NUMBER, 12),
        plain_column(
            "Still to do",
            lambda line: None if line.row.withheld else line.row.to_do,
            Kind.NUMBER,
            8,
        ),
    ),
    "recommendation": (
        plain_column(
            "Recommendations",
            lambda line: _counted(line.row.recommended),
            Kind.LONG_TEXT,
            20,
        ),
    ),
    "red_flags": (
        plain_column(
            "Red flags",
            _of_scorecards(lambda row: len(row.red_flags)),
            Kind.NUMBER,
            11,
            Bars(),
        ),
        plain_column(
            "Scorecards with red flags",
            _of_scorecards(lambda row: row.raised_in),
            Kind.NUMBER,
            14,
        ),
    ),
    "level": (
        plain_column(
            "Demonstrated level",
            lambda line: _counted(line.row.demonstrated),
            Kind.LONG_TEXT,
            15,
        ),
    ),
    "decision": (
        plain_column(
            "Decision",
            lambda line: None if line.row.withheld else line.row.decided or "Undecided",
            width=13,
        ),
    ),
}


def comparison_sheet(headings: Iterable[Heading], *, looking: bool) -> Sheet[Line]:
    """The table of the page: ``looking`` says who was looked at without names."""
    return Sheet[Line](
        title="Comparison",
        table="Comparison",
        frozen=1,
        key=lambda line: line.row.plate.label,
        most_lines=PRINTED_LINES,
        zoom=PROJECTED,
        columns=(
            plain_column(
                "Candidate", lambda line: line.row.plate.label, Kind.LONG_TEXT, 20
            ),
            plain_column(
                "Remarks",
                lambda line: to_know(line.row, looking=looking),
                Kind.LONG_TEXT,
                20,
            ),
            *(
                column
                for heading in headings
                for column in SUMMARY.get(heading.column.key) or _means(heading.column)
            ),
        ),
    )


def to_know(row: ComparisonRow, *, looking: bool) -> str:
    """What the page says of a candidate in words, a line each."""
    words = []
    if looking:
        words.append("Looked at" if row.plate.looked_at else "Not looked at yet")
    if row.withheld:
        return "\n".join([*words, submit_first(row.plate)])
    if not row.scorecards:
        words.append("Nothing submitted yet")
    elif not row.score.count:
        words.append("Nothing rated")
    if row.elsewhere:
        words.append("More scorecards on other kit versions")
    if row.other_panel:
        words.append(f"Not the planned panel: {row.other_panel}")
    return "\n".join(words)


def _means(column: ComparisonColumn) -> tuple[Column[Line], ...]:
    """The mean, or why there is none; and what it rests on, in the page's words."""

    def mean(line: Line) -> Value:
        cell = cell_in(line.row, column)
        return (cell.mean if cell.count else cell.blank) if cell else None

    def behind(line: Line) -> Value:
        cell = cell_in(line.row, column)
        return cell.behind if cell and cell.count else None

    heading = plain_heading(column.label)
    return (
        plain_column(heading, mean, Kind.MEAN, 10),
        plain_column(f"{heading}: n, range", behind, Kind.LONG_TEXT, 12),
    )

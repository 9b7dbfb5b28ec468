"""The sheets beside the table of a comparison's workbook, each with its columns."""

from typing import NamedTuple

from scorecards.panel.comparison.cells import ComparisonCell
from scorecards.panel.comparison.flags import ComparisonFlag
from scorecards.panel.comparison.heard import Heard
from scorecards.panel.comparison.plates import Nameplate
from scorecards.panel.comparison.questions import Asked
from scorecards.panel.comparison.rows import ComparisonRow
from scorecards.panel.comparison.table_sheet import submit_first
from scorecards.workbooks.columns import Kind, Sheet
from scorecards.workbooks.plain import (
    PRINTED_LINES,
    PROJECTED,
    facts_sheet,
    plain_column,
)


class MeanRow(NamedTuple):
    row: ComparisonRow
    asked: Asked
    cell: ComparisonCell


class ComparisonNoteRow(NamedTuple):
    """Of a withheld candidate there is one without anything heard."""

    asked: Asked
    plate: Nameplate
    heard: Heard | None

    def points(self, *, heard: bool) -> str:
        """A line for each listen-for point that was, or was not."""
        points = self.heard.points if self.heard else []
        return "\n".join(point for point, was in points if was is heard)

    @property
    def to_know(self) -> str:
        if self.heard is None:
            return submit_first(self.plate)
        return ". ".join(self.heard.marks)


class ComparisonFlagRow(NamedTuple):
    row: ComparisonRow
    flag: ComparisonFlag
    interviewer: str
    evidence: str


class ElsewhereRow(NamedTuple):
    row: ComparisonRow
    version: int
    scorecards: int


MEANS = Sheet[MeanRow](
    title="Means",
    table="Means",
    frozen=2,
    key=lambda row: f"{row.row.plate.label}, question {row.asked.number}",
    columns=(
        plain_column("Candidate", lambda row: row.row.plate.label, width=24),
        plain_column("Number", lambda row: row.asked.number, Kind.NUMBER, 10),
        plain_column("Area", lambda row: row.asked.question.term, width=16),
        plain_column(
            "Question", lambda row: row.asked.question.text, Kind.LONG_TEXT, 60
        ),
        plain_column(
            "Weight", lambda row: " or ".join(map(str, row.asked.weights)), width=10
        ),
        plain_column("Mean", lambda row: row.cell.mean, Kind.MEAN, 9),
        plain_column("Answers", lambda row: row.cell.count, Kind.NUMBER, 11),
        plain_column("Interviewers", lambda row: row.cell.interviewers, Kind.NUMBER),
        plain_column("Lowest", lambda row: row.cell.lowest or None, Kind.RATING, 10),
        plain_column("Highest", lambda row: row.cell.highest or None, Kind.RATING, 10),
        plain_column("Why no mean", lambda row: row.cell.blank, width=20),
    ),
)

NOTES = Sheet[ComparisonNoteRow](
    title="Notes",
    table="Notes",
    frozen=2,
    key=lambda row: (
        f"question {row.asked.number}, {row.plate.label}, "
        f"{row.heard.interviewer if row.heard else ''}"
    ),
    most_lines=PRINTED_LINES,
    columns=(
        plain_column("Number", lambda row: row.asked.number, Kind.NUMBER, 10),
        plain_column(
            "Question", lambda row: row.asked.question.text, Kind.LONG_TEXT, 28
        ),
        plain_column("Candidate", lambda row: row.plate.label, Kind.LONG_TEXT, 18),
        plain_column(
            "Interviewer",
            lambda row: row.heard and row.heard.interviewer,
            Kind.LONG_TEXT,
            18,
        ),
        plain_column(
            "Result", lambda row: row.heard and row.heard.result, Kind.LONG_TEXT, 14
        ),
        plain_column(
            "Notes", lambda row: row.heard and row.heard.notes, Kind.LONG_TEXT, 50
        ),
        plain_column(
            "Listen-for points heard",
            lambda row: row.points(heard=True),
            Kind.LONG_TEXT,
            26,
        ),
        plain_column(
            "Listen-for points not heard",
            lambda row: row.points(heard=False),
            Kind.LONG_TEXT,
            26,
        ),
        plain_column("Remarks", lambda row: row.to_know, Kind.LONG_TEXT, 22),
    ),
)

RED_FLAGS = Sheet[ComparisonFlagRow](
    title="Red flags",
    table="RedFlags",
    frozen=1,
    key=lambda row: f"{row.row.plate.label}, {row.flag.text[:60]}, {row.interviewer}",
    most_lines=PRINTED_LINES,
    zoom=PROJECTED,
    columns=(
        plain_column("Candidate", lambda row: row.row.plate.label, width=24),
        plain_column("Red flag", lambda row: row.flag.text, Kind.LONG_TEXT, 45),
        plain_column("Area", lambda row: row.flag.term, width=16),
        plain_column("Interviewer", lambda row: row.interviewer, width=24),
        plain_column("Evidence", lambda row: row.evidence, Kind.LONG_TEXT, 70),
    ),
)

ELSEWHERE = Sheet[ElsewhereRow](
    title="Other kit versions",
    table="OtherKitVersions",
    key=lambda row: f"{row.row.plate.label}, version {row.version}",
    only_when_needed=True,
    columns=(
        plain_column("Candidate", lambda row: row.row.plate.label, width=24),
        plain_column("Kit version", lambda row: row.version, Kind.NUMBER, 10),
        plain_column("Scorecards", lambda row: row.scorecards, Kind.NUMBER, 12),
        plain_column(
            "Scorecards compared", lambda row: row.row.scorecards, Kind.NUMBER, 14
        ),
        plain_column(
            "Why not compared",
            lambda row: (
                "Filled in with another version of the kit, which may ask other "
                "questions. The means can’t be compared."
            ),
            Kind.LONG_TEXT,
            70,
        ),
    ),
)

ABOUT = facts_sheet("About", data=False)

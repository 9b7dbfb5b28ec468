"""The sheets of a debrief's workbook, each with its columns."""

from collections.abc import Callable
from typing import NamedTuple

from scorecards.models import Answer, ExtraQuestion
from scorecards.models.scorecard import OTHER_NOTES
from scorecards.panel.debrief.columns import Column
from scorecards.panel.debrief.evidence import IndicatorGroup, IndicatorLine, RaisedFlag
from scorecards.panel.debrief.matrix import Cell, Row
from scorecards.workbooks.columns import Bars, Kind, Sheet, Value
from scorecards.workbooks.plain import (
    PRINTED_LINES,
    PROJECTED,
    facts_sheet,
    plain_column,
)

RATING_WIDTH = 12


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


class ExtraRow(NamedTuple):
    column: Column
    question: ExtraQuestion


class IndicatorRow(NamedTuple):
    group: IndicatorGroup
    line: IndicatorLine
    of: int


HEAD = facts_sheet("Debrief", data=True)
ABOUT = facts_sheet("About", data=False)

NOTES = Sheet[NoteRow](
    title="Notes",
    table="Notes",
    frozen=2,
    key=lambda row: f"question {row.row.number} {row.cell.column.letter}",
    most_lines=PRINTED_LINES,
    columns=(
        plain_column("Number", lambda row: row.row.number, Kind.NUMBER, 9),
        plain_column("Question", lambda row: row.row.question.text, Kind.LONG_TEXT, 26),
        plain_column("Scorecard", lambda row: row.cell.column.letter, width=10),
        plain_column(
            "Interviewer", lambda row: row.cell.column.name, Kind.LONG_TEXT, 14
        ),
        plain_column("Round", lambda row: row.cell.column.round, Kind.NUMBER, 8),
        plain_column("Result", lambda row: row.cell.result, Kind.LONG_TEXT, 12),
        plain_column("Notes", lambda row: row.answer.notes, Kind.LONG_TEXT, 40),
        plain_column(
            "Listen-for points heard",
            lambda row: row.points(heard=True),
            Kind.LONG_TEXT,
            22,
        ),
        plain_column(
            "Listen-for points not heard",
            lambda row: row.points(heard=False),
            Kind.LONG_TEXT,
            22,
        ),
        plain_column(
            "Follow-up questions asked",
            lambda row: "\n".join(row.answer.asked_follow_ups),
            Kind.LONG_TEXT,
            20,
        ),
        plain_column("Minutes", lambda row: row.answer.minutes_spent, Kind.NUMBER, 8),
        plain_column(
            "Re-rating",
            lambda row: row.cell.re_rating and row.cell.re_rating.rating,
            Kind.RATING,
            9,
        ),
        plain_column(
            "Reason for the re-rating",
            lambda row: row.cell.re_rating and row.cell.re_rating.why,
            Kind.LONG_TEXT,
            18,
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
        plain_column("Red flag", lambda row: row.flag.text, Kind.LONG_TEXT, 45),
        plain_column("Area", lambda row: row.flag.term, width=16),
        plain_column("Raised in", lambda row: len(row.flag.raised), Kind.NUMBER, 9),
        plain_column("Scorecard", lambda row: row.column.letter, width=11),
        plain_column("Interviewer", lambda row: row.column.name, width=20),
        plain_column("Round", lambda row: row.column.round, Kind.NUMBER, 8),
        plain_column("Evidence", lambda row: row.evidence, Kind.LONG_TEXT, 70),
    ),
)


def _other_note(name: str) -> Callable[[Column], Value]:
    return lambda row: getattr(row.scorecard, name)


RECOMMENDATIONS = Sheet[Column](
    title="Recommendations",
    table="Recommendations",
    frozen=2,
    most_lines=PRINTED_LINES,
    key=lambda row: row.letter,
    columns=(
        plain_column("Scorecard", lambda row: row.letter, width=10),
        plain_column("Interviewer", lambda row: row.name, width=16),
        plain_column("Round", lambda row: row.round, Kind.NUMBER, 8),
        plain_column("Recommendation", lambda row: row.recommendation, width=14),
        plain_column("Score", lambda row: row.score.mean, Kind.DECIMAL, 8, Bars(1, 5)),
        plain_column("Answers in score", lambda row: row.score.count, Kind.NUMBER, 9),
        plain_column(
            "Contradicts its score",
            lambda row: "Yes" if row.contradicts else "No",
            width=10,
        ),
        plain_column("Reason", lambda row: row.scorecard.reason, Kind.LONG_TEXT, 20),
        plain_column(
            "Summary",
            lambda row: row.scorecard.summary or row.scorecard.erased_words,
            Kind.LONG_TEXT,
            32,
        ),
        *(
            plain_column(label, _other_note(name), Kind.LONG_TEXT, 20)
            for name, label in OTHER_NOTES.items()
        ),
        plain_column(
            "Demonstrated level", lambda row: row.demonstrated_level, width=12
        ),
        plain_column("Remarks", lambda row: ". ".join(row.marks), Kind.LONG_TEXT, 14),
        plain_column(
            "Submitted at", lambda row: row.scorecard.submitted_at, Kind.MOMENT, 18
        ),
        plain_column(
            "Kit version", lambda row: row.scorecard.kit.version, Kind.NUMBER, 9
        ),
    ),
)


EXTRA_QUESTIONS = Sheet[ExtraRow](
    title="Other questions",
    table="OtherQuestions",
    only_when_needed=True,
    frozen=1,
    most_lines=PRINTED_LINES,
    key=lambda row: f"other question {row.question.number} {row.column.letter}",
    columns=(
        plain_column("Scorecard", lambda row: row.column.letter, width=11),
        plain_column("Interviewer", lambda row: row.column.name, width=20),
        plain_column("Round", lambda row: row.column.round, Kind.NUMBER, 8),
        plain_column("Question", lambda row: row.question.text, Kind.LONG_TEXT, 45),
        plain_column(
            "Rating, not in the score", lambda row: row.question.rating, Kind.RATING, 12
        ),
        plain_column("Notes", lambda row: row.question.notes, Kind.LONG_TEXT, 60),
    ),
)


def indicators_sheet(scorecards: int) -> Sheet[IndicatorRow]:
    return Sheet[IndicatorRow](
        title="Indicators",
        table="Indicators",
        key=lambda row: row.line.text[:60],
        columns=(
            plain_column("Level", lambda row: row.group.level, width=10),
            plain_column("Area", lambda row: row.group.term, width=18),
            plain_column("Years", lambda row: row.group.years, width=8),
            plain_column("Indicator", lambda row: row.line.text, Kind.LONG_TEXT, 90),
            plain_column(
                "Seen by",
                lambda row: len(row.line.seen_by),
                Kind.NUMBER,
                14,
                Bars(0, scorecards or None),
            ),
            plain_column("Of scorecards", lambda row: row.of, Kind.NUMBER, 13),
            plain_column(
                "Seen in",
                lambda row: ", ".join(column.letter for column in row.line.seen_by),
                width=18,
            ),
        ),
    )

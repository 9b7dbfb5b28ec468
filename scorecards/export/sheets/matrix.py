"""The sheet Matrix: a row for each scorecard, a column for each question."""

from collections.abc import Sequence

from scorecards.export.rows import ScorecardRow
from scorecards.export.sheets.answers import OUTCOMES
from scorecards.export.sheets.identity import IDENTITY, WHOSE
from scorecards.models import KitQuestion
from scorecards.workbooks.columns import Column, Kind, Paper, Sheet, Value

MAX_COLUMNS = 16_384  # of a sheet of Excel

BEFORE: tuple[Column[ScorecardRow], ...] = (
    *IDENTITY,
    Column(
        "Score",
        lambda row: row.score.mean,
        "As on the sheet Scorecards.",
        Kind.DECIMAL,
        9,
        values="1.00 to 5.00",
        unit="rating",
    ),
)


def has_room(questions: Sequence[KitQuestion]) -> bool:
    return len(BEFORE) + len(questions) <= MAX_COLUMNS


def matrix_sheet(questions: Sequence[KitQuestion]) -> Sheet[ScorecardRow]:
    """One of each source, in the order of their columns."""
    return Sheet[ScorecardRow](
        title="Matrix",
        table="Matrix",
        frozen=3,
        turned=True,
        paper=Paper(
            (*WHOSE, "Score", *(question.source for question in questions)), widest=350
        ),
        key=lambda row: str(row.scorecard.pk),
        columns=(*BEFORE, *map(_ratings, questions)),
    )


def _ratings(question: KitQuestion) -> Column[ScorecardRow]:
    source = question.source
    return Column(
        source,
        lambda row: _rating(row, source),
        f"Rating of: {question.text}",
        Kind.RATING,
        7,
        values="1 to 5, or why there is none; empty when the kit does not ask it",
        unit="rating",
    )


def _rating(row: ScorecardRow, source: str) -> Value:
    answer = row.answer_to.get(source)
    if answer is None:
        return None
    return OUTCOMES[answer.outcome] if answer.rating is None else answer.rating

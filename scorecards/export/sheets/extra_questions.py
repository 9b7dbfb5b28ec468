"""The sheet Other questions: a row for each, with what was heard."""

from scorecards.export.rows import ExtraQuestionRow
from scorecards.export.sheets.answers import RATINGS
from scorecards.export.sheets.identity import IDENTITY, WHOSE
from scorecards.models.scales import Rating
from scorecards.workbooks.columns import Column, Kind, Paper, Sheet

EXTRA_QUESTIONS = Sheet[ExtraQuestionRow](
    title="Other questions",
    only_when_needed=True,
    table="OtherQuestions",
    frozen=3,
    paper=Paper((*WHOSE, "Question asked", "Rating outside the score", "Notes")),
    key=lambda row: f"{row.scorecard.pk} other question {row.number}",
    columns=(
        *IDENTITY,
        Column(
            "Number",
            lambda row: row.number,
            "The question's place among the other questions of its scorecard, from 1.",
            Kind.NUMBER,
            9,
        ),
        Column(
            "Question asked",
            lambda row: row.text,
            "A question that the interviewer asked besides those of the kit, as "
            "written down.",
            Kind.LONG_TEXT,
            45,
            free_text=True,
        ),
        Column(
            "Rating outside the score",
            lambda row: row.rating,
            "The interviewer's rating of the answer. It has no anchors and never "
            "counts in a score; empty when not rated.",
            Kind.RATING,
            12,
            values="1 to 5",
            unit="rating",
        ),
        Column(
            "Rating in words",
            lambda row: RATINGS[row.rating],
            "That rating as a word; empty when not rated.",
            width=13,
            values=", ".join(Rating.labels),
        ),
        Column(
            "Notes",
            lambda row: row.notes,
            "What the interviewer wrote down.",
            Kind.LONG_TEXT,
            60,
            free_text=True,
        ),
    ),
)

"""The sheet Scorecards: a row each."""

from scorecards.export.rows import ScorecardRow
from scorecards.export.sheets.identity import (
    CHANGED_AFTER_REVEAL,
    IDENTITY,
    LEVELS,
    WHOSE,
)
from scorecards.models.scales import Outcome, Recommendation
from scorecards.workbooks.columns import Bars, Column, Kind, Paper, Sheet

RECOMMENDATION_ORDER = {
    value: place for place, value in enumerate(Recommendation.values, start=1)
}

SCORECARDS = Sheet[ScorecardRow](
    title="Scorecards",
    table="Scorecards",
    frozen=3,
    paper=Paper(
        (
            *WHOSE,
            "Opening",
            "Level",
            "Submitted at",
            "Score",
            "Red flags",
            "Recommendation",
            "Summary",
        )
    ),
    key=lambda row: str(row.scorecard.pk),
    columns=(
        *IDENTITY,
        Column(
            "Summary row",
            lambda row: row.group,
            "The row of the sheet Summary that counts the scorecard.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Created at",
            lambda row: row.scorecard.created_at,
            "When the scorecard was assigned or started.",
            Kind.MOMENT,
            20,
        ),
        Column(
            "Started after other scorecards were visible",
            lambda row: "Yes" if row.scorecard.started_after_others else "No",
            "Whether the interviewer could read other interviewers' scorecards of the "
            "same application when this one was assigned or started.",
            width=17,
            values="Yes, No",
        ),
        CHANGED_AFTER_REVEAL,
        Column(
            "Score",
            lambda row: row.score.mean,
            "Weighted mean of what the answers count as, halves rounded up; empty when "
            "none counts. It is not a recommendation.",
            Kind.DECIMAL,
            9,
            values="1.00 to 5.00",
            unit="rating",
            bars=Bars(0, 5),
        ),
        Column(
            "Answers in score",
            lambda row: row.score.count,
            "How many answers are behind the score: rated or could not answer.",
            Kind.NUMBER,
            12,
        ),
        Column(
            "Score points",
            lambda row: row.score.total,
            "What the answers count as, each as often as it weighs, added up: the "
            "score is these by the score weight.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Score weight",
            lambda row: row.score.weight,
            "The weights of the answers in the score, added up.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Questions",
            lambda row: len(row.answers),
            "How many of the kit's questions the opening asks.",
            Kind.NUMBER,
            13,
        ),
        Column(
            "Not asked",
            lambda row: row.count(Outcome.NOT_ASKED),
            "How many questions were not asked; they don't count in the score.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Could not answer",
            lambda row: row.count(Outcome.COULD_NOT_ANSWER),
            "How many questions the candidate could not answer; each counts as 1.",
            Kind.NUMBER,
            12,
        ),
        Column(
            "Red flags",
            lambda row: len(row.red_flags),
            "How many red flags were ticked; they never change the score.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Demonstrated level",
            lambda row: row.scorecard.get_demonstrated_level_display(),
            "Level of experience that the interviewer saw; empty when not said.",
            width=16,
            values=LEVELS,
        ),
        Column(
            "Recommendation",
            lambda row: row.scorecard.get_recommendation_display(),
            "What the interviewer recommends, independent of the score.",
            width=19,
            values=", ".join(Recommendation.labels),
        ),
        Column(
            "Recommendation order",
            lambda row: RECOMMENDATION_ORDER.get(row.scorecard.recommendation),
            "The recommendation as a number, for sorting.",
            Kind.NUMBER,
            19,
            values=f"1 {Recommendation.labels[0]} to 4 {Recommendation.labels[-1]}",
        ),
        Column(
            "Reason",
            lambda row: row.scorecard.reason,
            "Why the recommendation differs from the score; empty when it does not.",
            Kind.LONG_TEXT,
            40,
            free_text=True,
        ),
        Column(
            "Summary",
            lambda row: row.scorecard.summary or row.scorecard.erased_words,
            "The interviewer's summary.",
            Kind.LONG_TEXT,
            60,
            free_text=True,
        ),
        Column(
            "General note",
            lambda row: row.scorecard.general_note,
            "What the interviewer noted that belongs to no question.",
            Kind.LONG_TEXT,
            40,
            free_text=True,
        ),
        Column(
            "What the candidate asked",
            lambda row: row.scorecard.candidate_asked,
            "What the candidate wanted to know.",
            Kind.LONG_TEXT,
            40,
            free_text=True,
        ),
        Column(
            "Other questions",
            lambda row: len(row.extra_questions),
            "How many questions outside the kit were asked; their ratings never count "
            "in the score.",
            Kind.NUMBER,
            11,
        ),
    ),
)

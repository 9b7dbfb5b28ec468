"""The sheet Answers: a row for each answer, all that a pivot needs within it."""

from scorecards.export.rows import AnswerRow
from scorecards.export.sheets.areas import AREA_KINDS
from scorecards.export.sheets.identity import CHANGED_AFTER_REVEAL, IDENTITY, WHOSE
from scorecards.models.scales import Outcome, Rating
from scorecards.workbooks.columns import Column, Kind, Paper, Sheet

OUTCOMES = {"": "Not rated", **dict(Outcome.choices)}
RATINGS: dict[int | None, str] = {None: "", **dict(Rating.choices)}

ANSWERS = Sheet[AnswerRow](
    title="Answers",
    table="Answers",
    frozen=3,
    paper=Paper((*WHOSE, "Question title", "Rating", "Notes"), upright=True),
    key=lambda row: f"{row.scorecard.pk} {row.question.source}",
    columns=(
        *IDENTITY,
        Column(
            "Question ID",
            lambda row: row.question.source,
            "Industry, term and question, or competency and question; the same over "
            "all wordings and kits.",
            width=46,
        ),
        Column(
            "Question order",
            lambda row: row.question.position,
            "The question's place in the kit, from 1.",
            Kind.NUMBER,
            12,
        ),
        Column(
            "Area",
            lambda row: row.question.term,
            "Term or competency that the question is about.",
            width=18,
        ),
        Column(
            "Kind of area",
            lambda row: row.question.get_kind_display(),
            "Whether the area is a term, a competency or the opening's own question.",
            width=14,
            values=AREA_KINDS,
        ),
        Column(
            "Question title",
            lambda row: row.question.title,
            "A few words for the question; empty in kits from before there were any.",
            width=24,
        ),
        Column(
            "Question",
            lambda row: row.question.text,
            "The question as worded in the kit.",
            Kind.LONG_TEXT,
            45,
        ),
        Column(
            "Expected answer",
            lambda row: row.question.expected_answer,
            "What a rating of 3 sounds like.",
            Kind.LONG_TEXT,
            45,
        ),
        Column(
            "Result",
            lambda row: OUTCOMES[row.outcome],
            "Rated, not asked or could not answer.",
            width=17,
            values=", ".join(OUTCOMES.values()),
        ),
        Column(
            "Rating",
            lambda row: row.rating,
            "How the answer compares with the expected answer; empty unless rated.",
            Kind.RATING,
            10,
            values="1 to 5",
            unit="rating",
        ),
        Column(
            "Rating in words",
            lambda row: RATINGS[row.rating],
            "The rating as a word; empty unless rated.",
            width=13,
            values=", ".join(Rating.labels),
        ),
        Column(
            "Anchor",
            lambda row: row.anchor,
            "The question's own description of that rating; empty when it has none.",
            Kind.LONG_TEXT,
            35,
        ),
        Column(
            "Anchor for 1",
            lambda row: row.question.anchors.get("1", ""),
            "The low end of the scale in the question's own words; empty when it has "
            "none.",
            Kind.LONG_TEXT,
            35,
        ),
        Column(
            "Anchor for 5",
            lambda row: row.question.anchors.get("5", ""),
            "The question's own description of a 5; empty when it has none.",
            Kind.LONG_TEXT,
            35,
        ),
        Column(
            "Counts as",
            lambda row: row.counts_as,
            "What the answer counts as in the score: its rating, 1 for could not "
            "answer, empty for not asked.",
            Kind.NUMBER,
            10,
            values="1 to 5",
            unit="rating",
        ),
        Column(
            "Weight",
            lambda row: row.weight,
            "How often the answer is in the score, as set for the opening.",
            Kind.NUMBER,
            9,
            values="1 to 5",
        ),
        Column(
            "Listen-for points heard",
            lambda row: len(row.points),
            "How many of the question's listen-for points were heard.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Listen-for points",
            lambda row: len(row.question.listen_for),
            "How many listen-for points the question has.",
            Kind.NUMBER,
            11,
        ),
        Column(
            "Listen-for points heard, in words",
            lambda row: "\n".join(row.points),
            "The listen-for points that were heard, one a line.",
            Kind.LONG_TEXT,
            40,
        ),
        Column(
            "Follow-up questions asked",
            lambda row: "\n".join(row.follow_ups),
            "The question's follow-up questions that the interviewer ticked as asked, "
            "one a line.",
            Kind.LONG_TEXT,
            40,
        ),
        Column(
            "Notes",
            lambda row: row.notes,
            "What the interviewer wrote down.",
            Kind.LONG_TEXT,
            80,
            free_text=True,
        ),
        Column(
            "Planned minutes",
            lambda row: row.question.minutes,
            "Time planned for the question.",
            Kind.NUMBER,
            11,
            values="1 to 60",
            unit="minutes",
        ),
        Column(
            "Minutes spent",
            lambda row: row.minutes_spent,
            "Time for which the question was worked on; empty when none was counted.",
            Kind.DECIMAL,
            11,
            values="0 to 240",
            unit="minutes",
        ),
        CHANGED_AFTER_REVEAL,
    ),
)

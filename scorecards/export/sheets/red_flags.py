"""The sheet Red flags: a row for each that was ticked."""

from scorecards.export.rows import RedFlagRow
from scorecards.export.sheets.identity import IDENTITY, WHOSE
from scorecards.workbooks.columns import Column, Kind, Paper, Sheet

RED_FLAGS = Sheet[RedFlagRow](
    title="Red flags",
    table="RedFlags",
    frozen=3,
    paper=Paper((*WHOSE, "Area", "Red flag", "Evidence")),
    key=lambda row: f"{row.scorecard.pk} red flag {row.red_flag.position}",
    columns=(
        *IDENTITY,
        Column(
            "Area",
            lambda row: row.red_flag.term,
            "Term or competency that the red flag is about.",
            width=16,
        ),
        Column(
            "Red flag",
            lambda row: row.red_flag.text,
            "The job-related warning sign that was ticked.",
            Kind.LONG_TEXT,
            45,
        ),
        Column(
            "Evidence",
            lambda row: row.evidence,
            "What was said or done.",
            Kind.LONG_TEXT,
            60,
            free_text=True,
        ),
    ),
)

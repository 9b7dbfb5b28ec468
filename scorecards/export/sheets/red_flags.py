"""The sheet Red flags: a row for each that was ticked."""

from typing import Any

from glossary.parts import RED_FLAG_PARTS, Part
from scorecards.export.rows import RedFlagRow
from scorecards.export.sheets.identity import IDENTITY, WHOSE
from scorecards.models import KitRedFlag
from scorecards.workbooks.columns import Column, Kind, Paper, Sheet


def _column_of(part: Part) -> Column[RedFlagRow]:
    field: Any = KitRedFlag._meta.get_field(part.name)
    return Column(
        part.label, lambda row: row.red_flag.said(part), str(field.help_text), width=14
    )


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
        *map(_column_of, RED_FLAG_PARTS[1:]),
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

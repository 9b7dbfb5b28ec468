"""The sheet Indicators: a row for each that was ticked."""

from scorecards.export.rows import IndicatorRow
from scorecards.export.sheets.identity import IDENTITY, LEVELS, WHOSE
from scorecards.workbooks.columns import Column, Kind, Paper, Sheet

INDICATORS = Sheet[IndicatorRow](
    title="Indicators",
    table="Indicators",
    frozen=3,
    paper=Paper((*WHOSE, "Indicator level", "Indicator"), upright=True),
    key=lambda row: (
        f"{row.scorecard.pk} {row.indicator.level} {row.indicator.position}"
    ),
    columns=(
        *IDENTITY,
        Column(
            "Demonstrated level",
            lambda row: row.scorecard.get_demonstrated_level_display(),
            "Level of experience that the interviewer saw; empty when not said.",
            width=14,
            values=LEVELS,
        ),
        Column(
            "Area",
            lambda row: row.indicator.term,
            "Term or competency that the indicator is about.",
            width=16,
        ),
        Column(
            "Indicator level",
            lambda row: row.indicator.get_level_display(),
            "Level of experience that the indicator describes.",
            width=12,
            values=LEVELS,
        ),
        Column(
            "Years",
            lambda row: row.indicator.years,
            "Range of years of that level, as written: 0-2, 5+; empty for a "
            "competency.",
            width=8,
            unit="years",
        ),
        Column(
            "Indicator",
            lambda row: row.indicator.text,
            "What experience at that level looks like.",
            Kind.LONG_TEXT,
            90,
        ),
    ),
)

"""The sheet Summary: a page to show, with live formulas over the sheet Scorecards."""

from collections.abc import Callable

from scorecards.export.sheets.identity import LEVELS
from scorecards.export.sheets.scorecards import RECOMMENDATION_ORDER
from scorecards.export.sheets.summary_charts import summary_charts
from scorecards.export.summary import Tally
from scorecards.models.scales import Recommendation
from scorecards.workbooks.columns import (
    Bars,
    Column,
    Figure,
    Formula,
    Kind,
    Sheet,
    Value,
)

# So many rows are calculated in a blink. With more, a workbook of 100,000 scorecards
# would take minutes to open, so that their figures are values.
MAX_LIVE_ROWS = 200
ABOVE = 5  # lines: title, dates, filters, a gap, the totals

Text = Callable[[Tally], str]
Result = Callable[[Tally], Figure]
Get = Callable[[Tally], Value]


def summary_sheet(*, live: bool) -> Sheet[Tally]:
    """Formulas where live, else their results: a row each, the totals above."""

    def figure(
        text: Text, value: Callable[[Tally], Figure]
    ) -> Callable[[Tally], Value]:
        return (lambda row: _formula(text(row), value(row))) if live else value

    columns: tuple[Column[Tally], ...] = (
        Column(
            "Row",
            lambda row: row.number or None,
            "Number of the row, as in the column Summary row of Scorecards.",
            Kind.NUMBER,
            7,
        ),
        Column("Industry", lambda row: row.industry, "Of the role.", width=26),
        Column(
            "Role",
            lambda row: row.role,
            "Job title interviewed for, as worded when the kit was made.",
            width=30,
        ),
        Column(
            "Level",
            lambda row: row.level,
            "Level interviewed for.",
            width=10,
            values=LEVELS,
        ),
        Column(
            "Role and level",
            lambda row: row.label,
            "Both in one text, as used in the charts.",
            width=34,
        ),
        Column(
            "Scorecards",
            figure(lambda row: f"COUNTIFS({_of(row)})", lambda row: row.scorecards),
            "How many were exported.",
            Kind.NUMBER,
            11,
        ),
        Column(
            "Interviewers",
            lambda row: len(row.interviewers),
            "How many people wrote them; a value, not a formula.",
            Kind.NUMBER,
            12,
        ),
        Column(
            "Mean score",
            figure(_mean, lambda row: row.score.mean),
            "Weighted mean of all their answers together, halves rounded up; empty "
            "when nothing was rated.",
            Kind.DECIMAL,
            9,
            values="1.00 to 5.00",
            unit="rating",
            bars=Bars(0, 5),
        ),
        Column(
            "Answers in score",
            figure(
                lambda row: _sum("Answers in score", row),
                lambda row: row.score.count,
            ),
            "How many answers are behind the mean: rated or could not answer.",
            Kind.NUMBER,
            11,
        ),
        *(_recommended(each, figure) for each in Recommendation),
        Column(
            "With red flags",
            figure(_flagged, lambda row: row.flagged),
            "Scorecards with a ticked red flag.",
            Kind.NUMBER,
            10,
        ),
        Column(
            "Flag rate",
            figure(
                lambda row: f"{_flagged(row)}/COUNTIFS({_of(row)})",
                lambda row: row.flag_rate,
            ),
            "Share of scorecards with a ticked red flag.",
            Kind.PERCENT,
            9,
            values="0 to 100 %",
            unit="share",
            bars=Bars(0, 1),
        ),
        Column(
            "Median hours to submit",
            lambda row: (
                Formula(_median_hours(row), _hours(row), array=True)
                if live
                else _hours(row)
            ),
            "From the start of the interview to submission; empty when no "
            "times of interviews are known.",
            Kind.DECIMAL,
            11,
            unit="hours",
        ),
    )
    return Sheet[Tally](
        title="Summary",
        table="Summary",
        frozen=4,
        data=False,
        above=ABOVE,
        columns=columns,
        charts=lambda sheet, rows: summary_charts(
            sheet, ABOVE, rows, columns, Recommendation.labels
        ),
    )


def _recommended(
    each: Recommendation,
    figure: Callable[[Text, Result], Get],
) -> Column[Tally]:
    place = RECOMMENDATION_ORDER[each]
    return Column(
        each.label,
        figure(
            lambda row: (
                f"COUNTIFS({_of(row)},Scorecards[Recommendation order],{place})"
            ),
            lambda row: row.recommendations[each],
        ),
        f"How many recommended: {each.label.lower()}.",
        Kind.NUMBER,
        9,
    )


def _formula(text: str, value: Figure) -> Formula:
    return Formula(text, "" if value is None else value)


def _of(row: Tally) -> str:
    """The condition of COUNTIFS and SUMIFS that takes the scorecards of the row."""
    condition = '">0"' if row.is_all else _number(row)
    return f"Scorecards[Summary row],{condition}"


def _number(row: Tally) -> str:
    """The cell with the number of the row."""
    return f"A{ABOVE + 1 + row.number}"


def _sum(column: str, row: Tally) -> str:
    return f"SUMIFS(Scorecards[{column}],{_of(row)})"


def _mean(row: Tally) -> str:
    weight = _sum("Score weight", row)
    return f'IF({weight}=0,"",ROUND({_sum("Score points", row)}/{weight},2))'


def _flagged(row: Tally) -> str:
    return f'COUNTIFS({_of(row)},Scorecards[Red flags],">0")'


def _median_hours(row: Tally) -> str:
    hours = "Scorecards[Hours to submit]"
    taken = f"Scorecards[Summary row]{'>0' if row.is_all else f'={_number(row)}'}"
    return f'IFERROR(MEDIAN(IF(({taken})*ISNUMBER({hours}),{hours})),"")'


def _hours(row: Tally) -> float | str:
    return "" if row.median_hours is None else row.median_hours

"""Shades that let the eye find a figure, and never say more than the figure does."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from scorecards.models.scales import Rating
from scorecards.workbooks.columns import Bars, Column, Kind


class Shade(NamedTuple):
    """Colours of the ground and of the figure on it, and how the figure is set."""

    ground: str
    ink: str
    bold: bool = False
    italic: bool = False


# Each darker than the one before: told apart in grey, and by who sees no red or green.
ACCENT = "0D4A46"  # of headers and charts

SHADES = {
    Rating.NO_EVIDENCE: Shade("FDF1DE", "7A4200", italic=True),
    Rating.BELOW: Shade("D0E0D1", "1D2125"),
    Rating.MEETS: Shade("A6CAC3", "1D2125"),
    Rating.ABOVE: Shade("6CA6A0", "0C1A19", bold=True),
    Rating.EXCEEDS: Shade("14615C", "FFFFFF", bold=True),
}


BAR = "B7D8D3"


def add_shading(
    worksheet: Any, columns: Sequence[Column[Any]], first: int, rows: int
) -> None:
    """For the columns that want it, from the first row; texts among them stay plain."""
    if not rows:
        return
    formatting: ConditionalFormattingList = worksheet.conditional_formatting
    areas = [
        f"{get_column_letter(number)}{first}"
        f":{get_column_letter(number)}{first + rows - 1}"
        for number in range(1, len(columns) + 1)
    ]
    pairs = list(zip(columns, areas, strict=True))
    for kind, rule in {Kind.RATING: _rating_rule, Kind.MEAN: _mean_rule}.items():
        if shaded := " ".join(area for column, area in pairs if column.kind is kind):
            for rating in Rating:
                formatting.add(shaded, rule(rating))
    for column, area in pairs:
        if column.bars:
            formatting.add(area, _bar_rule(column.bars))


def _rating_rule(rating: Rating) -> Rule:
    return Rule("cellIs", operator="equal", formula=[f"{rating}"], dxf=_look(rating))


def _mean_rule(rating: Rating) -> Rule:
    """From half a point below on; means have two decimals."""
    half = Decimal("0.5")
    ends = [f"{rating - half}", f"{rating + half - Decimal('0.01')}"]
    return Rule("cellIs", operator="between", formula=ends, dxf=_look(rating))


def _look(rating: Rating) -> DifferentialStyle:
    shade = SHADES[rating]
    return DifferentialStyle(
        font=Font(color=shade.ink, bold=shade.bold, italic=shade.italic),
        fill=PatternFill("solid", fgColor=shade.ground, bgColor=shade.ground),
    )


def _bar_rule(bars: Bars) -> Rule:
    """Of lengths that compare: Excel's own begin at a tenth of the cell."""
    least = FormatObject("num", bars.least)
    most = FormatObject("max") if bars.most is None else FormatObject("num", bars.most)
    bar = DataBar(minLength=0, maxLength=100, cfvo=[least, most], color=Color(BAR))
    return Rule(type="dataBar", dataBar=bar)

"""Shades that let the eye find a figure, and never say more than the figure does."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from scorecards.export.columns import Column
from scorecards.scales import Rating


class Shade(NamedTuple):
    """Colours of the ground and of the figure on it, and how the figure is set."""

    ground: str
    ink: str
    bold: bool = False
    italic: bool = False


# Each darker than the one before: told apart in grey, and by who sees no red or green.
SHADES = {
    Rating.NO_EVIDENCE: Shade("FDF1DE", "7A4200", italic=True),
    Rating.BELOW: Shade("D0E0D1", "1D2125"),
    Rating.MEETS: Shade("A6CAC3", "1D2125"),
    Rating.ABOVE: Shade("6CA6A0", "0C1A19", bold=True),
    Rating.EXCEEDS: Shade("14615C", "FFFFFF", bold=True),
}


def add_shading(worksheet: Any, columns: Sequence[Column[Any]], rows: int) -> None:
    """For the columns that want it, below the header; texts among them stay plain."""
    if not rows:
        return
    formatting: ConditionalFormattingList = worksheet.conditional_formatting
    if shaded := list(_areas(columns, rows)):
        for rule in _rating_rules():
            formatting.add(" ".join(shaded), rule)


def _areas(columns: Iterable[Column[Any]], rows: int) -> Iterator[str]:
    for number, column in enumerate(columns, start=1):
        if column.kind.shaded:
            letter = get_column_letter(number)
            yield f"{letter}2:{letter}{rows + 1}"


def _rating_rules() -> Iterator[Rule]:
    for rating, shade in SHADES.items():
        yield Rule(
            type="cellIs",
            operator="equal",
            formula=[str(rating.value)],
            dxf=DifferentialStyle(
                font=Font(color=shade.ink, bold=shade.bold, italic=shade.italic),
                fill=PatternFill("solid", fgColor=shade.ground, bgColor=shade.ground),
            ),
        )

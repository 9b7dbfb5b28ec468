"""How the sheet looks: calm on the screen, readable on paper."""

from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from scorecards.excel_form.rows import (
    BESIDE_LABEL,
    BESIDE_PICK,
    LABEL,
    PICK,
    WHOLE,
    Look,
    Row,
)
from scorecards.excel_form.text_cells import lines

LINE_HEIGHT = 13  # points
PADDING = 2
HIGHEST = 409  # Excel's

INK, SOFT, ACCENT, RULE = "1D2125", "565E66", "14615C", "868D94"
TINT = PatternFill("solid", fgColor="E3F0EE")
THIN = Side("thin", color=RULE)
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
UNDER = Border(bottom=Side("medium", color=ACCENT))
OVER = Border(top=THIN)

# Arial, or what has its widths, is on every system: so pages end where they should.
FONT = "Arial"
FONTS = {
    Look.TITLE: Font(name=FONT, size=15, bold=True, color=INK),
    Look.HEADING: Font(name=FONT, size=12, bold=True, color=ACCENT),
    Look.QUESTION: Font(name=FONT, size=11, bold=True, color=INK),
    Look.LINE: Font(name=FONT, size=10, color=INK),
    Look.FAINT: Font(name=FONT, size=9, color=SOFT),
}
HEIGHTS = {Look.TITLE: 22, Look.HEADING: 26, Look.QUESTION: 15, Look.FAINT: 12}
LABEL_FONT = Font(name=FONT, size=9, color=SOFT)


def dress(cells: dict[str, Any], row: Row, *, locked: bool) -> None:
    """Give a row's cells, by column, their format; what is filled in is unlocked."""
    for column, cell in cells.items():
        filled_in = _is_filled_in(column, row)
        cell.font = LABEL_FONT if _is_label(column, row) else FONTS[row.look]
        cell.alignment = _alignment(column, row)
        cell.border = _border(row, filled_in)
        if filled_in:
            cell.number_format = "@"  # what is typed stays text
            cell.protection = Protection(locked=locked)
            if not locked:
                cell.fill = TINT


def height(row: Row) -> int:
    """In points: enough for the text, as no program fits the height of merged cells."""
    if row.is_wide:
        return HEIGHTS.get(row.look, LINE_HEIGHT)
    width = BESIDE_PICK if row.is_picked or row.look is Look.QUESTION else WHOLE
    number = max(_lines(row.text, width), _lines(row.label, BESIDE_LABEL))
    if row.entry and row.is_written:
        number = max(_lines(row.entry.value, WHOLE), row.entry.lines)
    line = HEIGHTS.get(row.look, LINE_HEIGHT)
    return min(number * line + PADDING, HIGHEST)


def _lines(text: str, width: int) -> int:
    return len(lines(text, width)) + text.endswith("\n")


def _is_filled_in(column: str, row: Row) -> bool:
    return column == PICK and row.is_picked or column != LABEL and row.is_written


def _is_label(column: str, row: Row) -> bool:
    return column == LABEL and not row.is_wide


def _alignment(column: str, row: Row) -> Alignment:
    is_picked = column == PICK and row.is_picked
    is_written = column != LABEL and row.is_written
    return Alignment(
        horizontal="center" if is_picked else "left",
        vertical="center" if row.look is Look.HEADING else "top",
        wrap_text=not row.is_wide,
        indent=1 if is_written else 0,
    )


def _border(row: Row, filled_in: bool) -> Border:
    if filled_in:
        return BOX
    if row.look is Look.HEADING:
        return UNDER
    return OVER if row.look is Look.QUESTION and row.label else Border()

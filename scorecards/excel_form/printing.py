"""The sheet as a page, on screen and on A4 paper, without bad page breaks."""

from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from scorecards.excel_form.looks import FONTS, height
from scorecards.excel_form.rows import KEY, LABEL, WIDTHS, Look, Row

A4 = 9
MARGIN, BOTTOM = 0.55, 0.75  # inches
REPEATED = 2  # rows at the top of each page
ROOM = 830  # points of an A4 page for the rows below those, at 84 %


def lay_out(sheet: Any) -> None:
    # The widths of columns are measured in its digits.
    sheet.parent._named_styles["Normal"].font = FONTS[Look.LINE]
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions[KEY].hidden = True
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"{LABEL}{REPEATED + 1}"
    sheet.print_title_rows = f"1:{REPEATED}"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToHeight = 0  # only the width has to fit
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(MARGIN, MARGIN, MARGIN, BOTTOM)
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.right.text = "Page &P of &N"
    # Without a password; people who write much can make rows higher.
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False


def break_pages(sheet: Any, rows: list[Row]) -> None:
    """Page breaks before what would be cut in two; longer than a page, between rows."""
    used, number = 0, REPEATED
    for piece in _pieces(rows[REPEATED:]):
        needed = sum(map(height, piece))
        if used + needed > ROOM:
            sheet.row_breaks.append(Break(id=number))
            used = 0
        used += needed
        number += len(piece)


def _pieces(rows: Iterable[Row]) -> Iterator[list[Row]]:
    for block in _blocks(rows):
        if sum(map(height, block)) <= ROOM:
            yield block
        else:
            yield block[:2]  # a heading is never the last row of a page
            yield from ([row] for row in block[2:])


def _blocks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows to keep on one page; a heading stays with the row after it."""
    block: list[Row] = []
    for row in rows:
        if row.begins and not (len(block) == 1 and block[0].is_wide):
            yield block
            block = []
        block.append(row)
    yield block

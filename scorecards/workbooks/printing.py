"""How a sheet comes out on paper."""

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from scorecards.workbooks.columns import Sheet
from scorecards.workbooks.text import clean, encoded

REPEATED_WIDTH = 80  # of the columns in sight, on each page of a sheet too wide for one
TITLE_LENGTH = 100  # Excel allows 255 characters in all of a page's header
SCALE = 65  # per cent: letters as large as where the width just fits
LETTERS = 9  # points
A4 = 9


def set_up_pages(worksheet: Any, sheet: Sheet[Any], title: str) -> None:
    """A4, as wide as is legible, each page with header row, title and number."""
    worksheet.print_title_rows = f"{sheet.header}:{sheet.header}"
    upright = sheet.paper.upright
    worksheet.page_setup.orientation = "portrait" if upright else "landscape"
    worksheet.page_setup.paperSize = A4
    worksheet.page_margins = PageMargins(0.5, 0.5, 0.75, 0.65, 0.35, 0.3)
    header = worksheet.HeaderFooter.oddHeader.left
    footer = worksheet.HeaderFooter.oddFooter.center
    header.text, footer.text = _literal(title), "&A · page &P of &N"
    header.size = footer.size = LETTERS
    widths = [column.width for column in sheet.on_paper]
    if sum(widths) <= sheet.paper.width:
        worksheet.page_setup.fitToHeight = sheet.paper.tall  # 0: only the width fits
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        return
    worksheet.page_setup.scale = SCALE
    if 0 < sum(widths[: sheet.frozen]) <= REPEATED_WIDTH:
        worksheet.print_title_cols = f"A:{get_column_letter(sheet.frozen)}"


def print_only(worksheet: Any, sheet: Sheet[Any], last_row: int) -> None:
    """The columns that people read, without those that programs need."""
    if sheet.paper.columns:
        letter = get_column_letter(len(sheet.on_paper))
        worksheet.print_area = f"A1:{letter}{last_row}"


def _literal(text: str) -> str:
    """In the header of a page ``&`` begins a code; doubled it is itself."""
    line = " ".join(clean(text).split())[:TITLE_LENGTH]
    return encoded(line.replace("&", "&&"))

"""How a sheet comes out on paper."""

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from scorecards.workbooks.columns import Sheet
from scorecards.workbooks.text import clean, encoded

LEGIBLE_WIDTH = 220  # characters in a line of a printed page
REPEATED_WIDTH = 80  # of the columns in sight, on each page of a sheet too wide for one
TITLE_LENGTH = 100  # Excel allows 255 characters in all of a page's header
SCALE = 65  # per cent: letters as large as where the width just fits
LETTERS = 9  # points
A4 = 9


def set_up_pages(worksheet: Any, sheet: Sheet[Any], title: str) -> None:
    """A4 across, as wide as is legible, each page with header row, title and number."""
    worksheet.print_title_rows = "1:1"
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = A4
    worksheet.page_margins = PageMargins(0.5, 0.5, 0.75, 0.65, 0.35, 0.3)
    header = worksheet.HeaderFooter.oddHeader.left
    footer = worksheet.HeaderFooter.oddFooter.center
    header.text, footer.text = _literal(title), "&A · page &P of &N"
    header.size = footer.size = LETTERS
    widths = [column.width for column in sheet.columns]
    if sum(widths) <= LEGIBLE_WIDTH:
        worksheet.page_setup.fitToHeight = 0  # only the width has to fit
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        return
    worksheet.page_setup.scale = SCALE
    if 0 < sum(widths[: sheet.frozen]) <= REPEATED_WIDTH:
        worksheet.print_title_cols = f"A:{get_column_letter(sheet.frozen)}"


def _literal(text: str) -> str:
    """In the header of a page ``&`` begins a code; doubled it is itself."""
    line = " ".join(clean(text).split())[:TITLE_LENGTH]
    return encoded(line.replace("&", "&&"))

"""Writes rows to the sheets of one workbook, each an Excel table."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import IO, Any, Generic, TypeVar

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from scorecards.workbooks.columns import Column, Formula, Sheet
from scorecards.workbooks.document import PRODUCT, Document, save
from scorecards.workbooks.long_text import LONG_TEXT, LongTextRow
from scorecards.workbooks.printing import print_only, set_up_pages
from scorecards.workbooks.shading import add_shading
from scorecards.workbooks.text import clean, parts, shortened
from scorecards.workbooks.times import serial
from scorecards.workbooks.typed_sheet import CellValue, TypedSheet

MAX_ROWS = 1_048_576  # of a sheet of Excel, the header among them

Row = TypeVar("Row")


class TooManyRowsError(Exception):
    """Excel has no room for the rows; the message says what to do."""

    def __init__(self, title: str, rows: int) -> None:
        super().__init__(
            f"The sheet {title} would have {rows:,} rows, but Excel allows "
            f"{MAX_ROWS - 1:,}. Narrow the export by date, role or opening."
        )


def check_room(title: str, rows: int) -> None:
    """Raises `TooManyRowsError` if the sheet cannot hold so many below its header."""
    if rows > MAX_ROWS - 1:
        raise TooManyRowsError(title, rows)


class Book:
    """A write-only workbook: rows stream through temporary files, sheet by sheet."""

    def __init__(self, sheets: Iterable[Sheet[Any]], document: Document) -> None:
        self.workbook = Workbook(write_only=True)
        self.document = document
        document.describe(self.workbook)
        # Without formulas Excel need not ask, on closing, whether to save changes.
        self.workbook.calculation.fullCalcOnLoad = False
        self._tables = {sheet.title: SheetTable(self, sheet) for sheet in sheets}

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each sheet has so far, by title."""
        return {title: table.rows for title, table in self._tables.items()}

    @property
    def checksum(self) -> str:
        """SHA-256 over the rows so far of the sheets of data, in their order.

        Of exactly what stands between ``<sheetData>`` and ``</sheetData>`` in the file.
        """
        digest = sha256()
        for table in self._tables.values():
            if table.sheet.data and table.is_needed:
                for piece in table.written():
                    digest.update(piece)
        return digest.hexdigest()

    def append(self, sheet: Sheet[Row], row: Row) -> None:
        self._tables[sheet.title].append(row)

    def extend(self, sheet: Sheet[Row], rows: Iterable[Row]) -> None:
        for row in rows:
            self.append(sheet, row)

    def put_above(self, sheet: Sheet[Row], lines: Sequence[str], total: Row) -> None:
        """Title and other lines before the header, and the totals; before any row."""
        self._tables[sheet.title].put_above(lines, total)

    def save(self, file: IO[bytes]) -> None:
        for table in self._tables.values():
            if table.is_needed:
                table.finish(self.workbook)
        save(self.workbook, file)

    def discard(self) -> None:
        """Remove the temporary files, which openpyxl keeps until the process ends."""
        for table in self._tables.values():
            table.discard()


@contextmanager
def open_book(
    file: IO[bytes],
    sheets: Iterable[Sheet[Any]],
    *,
    title: str = PRODUCT,
    subject: str = "",
    description: str = "",
    keywords: str = "",
    as_of: datetime | None = None,
) -> Iterator[Book]:
    """A workbook to write to; it stands in the file once the block ends well.

    The same rows and `Document` give the same bytes.
    """
    document = Document(title, subject, description, keywords, as_of)
    book = Book(sheets, document)
    try:
        yield book
        book.save(file)
    finally:
        book.discard()


class SheetTable(Generic[Row]):
    """One sheet while it is written."""

    def __init__(self, book: Book, sheet: Sheet[Row]) -> None:
        self.sheet = sheet
        self.rows = 0
        self._book = book
        self._begun = self._has_lines = False
        self._worksheet = TypedSheet(book.workbook, sheet)
        self._lay_out()

    @property
    def is_needed(self) -> bool:
        return self.rows > 0 or not self.sheet.only_when_needed

    def written(self) -> Iterator[bytes]:
        """The rows so far, the header among them, as they stand in the file."""
        self._begin()
        return self._worksheet.written()

    def append(self, row: Row) -> None:
        self._begin()
        self.rows += 1
        check_room(self.sheet.title, self.rows)
        self._worksheet.append(self._cells(row))

    def put_above(self, lines: Sequence[str], total: Row) -> None:
        """One line less than there are ``above``: the totals are the last."""
        gaps: list[CellValue] = [None] * (len(self.sheet.columns) - 1)
        for line in lines:
            self._worksheet.append([clean(line) or None, *gaps])
        self._worksheet.append(self._cells(total))
        self._has_lines = True

    def _begin(self) -> None:
        """The header, below empty lines where nothing was put above it."""
        if self._begun:
            return
        self._begun = True
        if not self._has_lines:
            for _ in range(self.sheet.above):
                self._worksheet.append([None] * len(self.sheet.columns))
        self._worksheet.append(self.sheet.headings)

    def _cells(self, row: Row) -> list[CellValue]:
        return [self._cell(column, row) for column in self.sheet.columns]

    def finish(self, workbook: Workbook) -> None:
        """Make a table of the rows, and the sheet the workbook's next."""
        self._begin()
        last = get_column_letter(len(self.sheet.columns))
        # A table without a row needs repair when opened: leave it an empty one.
        header = self.sheet.header
        area = f"A{header}:{last}{header + max(self.rows, 1)}"
        table = Table(
            displayName=self.sheet.table,
            ref=area,
            autoFilter=AutoFilter(ref=area),
            tableStyleInfo=TableStyleInfo("TableStyleLight1", showRowStripes=True),
        )
        for number, heading in enumerate(self.sheet.headings, start=1):
            table.tableColumns.append(TableColumn(id=number, name=heading))
        workbook._add_sheet(self._worksheet)  # type: ignore[attr-defined]
        self._worksheet.tables.add(table)
        add_shading(self._worksheet, self.sheet.columns, header + 1, self.rows)
        print_only(self._worksheet, self.sheet, header + max(self.rows, 1))
        self._draw_charts()

    def discard(self) -> None:
        self._worksheet.discard()

    def _draw_charts(self) -> None:
        sheet: Any = self._worksheet  # its type knows no charts, though it takes them
        if self.sheet.charts and self.rows:
            for chart, corner in self.sheet.charts(sheet, self.rows):
                sheet.add_chart(chart, corner)

    def _lay_out(self) -> None:
        sheet: Any = self._worksheet  # its attributes are set where no type sees it
        for number, column in enumerate(self.sheet.columns, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        sheet.freeze_panes = (
            f"{get_column_letter(self.sheet.frozen + 1)}{self.sheet.header + 1}"
        )
        sheet.sheet_view.zoomScale = self.sheet.zoom
        set_up_pages(sheet, self.sheet, self._book.document.title)

    def _cell(self, column: Column[Row], row: Row) -> CellValue:
        match column.get(row):
            case str(text):
                return self._text(column, row, clean(text))
            case datetime() as moment:
                return serial(moment)
            case Decimal() as number:
                return float(number)
            case Formula() as formula:
                self._book.workbook.calculation.fullCalcOnLoad = True
                return formula
            case value:
                return value

    def _text(self, column: Column[Row], row: Row, text: str) -> str | None:
        pieces = parts(text)
        if len(pieces) == 1:
            return text or None
        where = (self.sheet.title, column.heading, self.sheet.key(row))
        for number, piece in enumerate(pieces, start=1):
            self._book.append(
                LONG_TEXT, LongTextRow(*where, number, len(pieces), piece)
            )
        return shortened(text)

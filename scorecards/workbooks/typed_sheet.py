"""A write-only sheet of openpyxl's that is told the type of every cell.

Left to itself, openpyxl infers: text that starts with ``=`` becomes a formula,
``#N/A`` an error, long text is cut, and text of nothing but blanks is read back as
nothing. Here a cell is a formula only where a column of ours gives a `Formula`.
openpyxl also builds an object for each cell, which takes about nine times as long as
the rows do here. Only the rows are ours: styles, widths, tables and the package around
them are openpyxl's. Where the two meet is not public in openpyxl;
tests/scorecards/export reads everything back with two libraries.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from itertools import count
from pathlib import Path
from textwrap import wrap
from typing import IO, Any, NamedTuple
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import tostring

from scorecards.workbooks.columns import Formula, Kind, Sheet
from scorecards.workbooks.shading import ACCENT
from scorecards.workbooks.text import clean, encoded

CellValue = str | int | float | Formula | None

LINE_HEIGHT = 15  # points
MAX_HEADER_LINES = 4
FILTER_WIDTH = 3  # characters that the button of a filter takes from a heading
TURNED_HEIGHT = 150  # of a header with turned headings
INDENT = 1  # character that stands free before a text
MAX_LINES = 27  # Excel allows 409 points
PIECE = 1024 * 1024  # bytes of rows read back at once

# Read as text in any case; Excel would make a formula of it once somebody edits it.
LIKE_FORMULAS = ("=", "+", "-", "@")

# Shaded cells of one colour stay apart.
EDGE = Side("thin", color="FFFFFF")
TILE = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)


class Style(NamedTuple):
    """Numbers of two formats of the workbook: in general, and for such text."""

    plain: str
    like_formula: str


class Look(Enum):
    """Of a line above the header: size in points, bold, height in points."""

    TITLE = (16, True, 27)
    TEXT = (11, False, 15)
    TOTAL = (11, True, 24)

    def __init__(self, size: int, bold: bool, height: int) -> None:
        self.size, self.bold, self.height = size, bold, height


class TypedSheet(WriteOnlyWorksheet):
    """Takes rows of texts, numbers, formulas and gaps.

    A text is a text, whatever it says.
    """

    _writer: Any = None  # a SheetWriter once there is something to write
    _rows: Any  # openpyxl’s, None until there is something to write
    _rows_file: IO[str]
    _rows_start: int

    def __init__(self, workbook: Workbook, sheet: Sheet[Any]) -> None:
        super().__init__(workbook, sheet.title)
        columns = sheet.columns
        self.most_lines = min(sheet.most_lines, MAX_LINES)
        self.header, self.above = sheet.header, _looks_above(sheet.above)
        self.letters = [get_column_letter(n) for n in range(1, len(columns) + 1)]
        self.above_styles = [
            [self._style_above(look, column.kind) for column in columns]
            for look in self.above
        ]
        self.turned = sheet.turned
        self.header_styles = [self._header_style(column.kind) for column in columns]
        self.widths = [column.width for column in columns]
        self.styles = [self._style(column.kind) for column in columns]
        self.wrapped = [
            (place, column.width - INDENT)
            for place, column in enumerate(sheet.on_paper)  # stand first
            if column.kind.wraps
        ]

    def height(self, row: Sequence[CellValue], number: int) -> int:
        """In points: enough for the text that wraps, up to what keeps rows in view.

        Left out, it is for the reading program to find, and some do not.
        """
        if number < self.header:
            return self.above[number - 1].height
        if number == self.header:
            return self._header_height(row)
        most = self.most_lines
        lines = (_lines(row[place], width, most) for place, width in self.wrapped)
        return min(max(lines, default=1), most) * LINE_HEIGHT

    def written(self) -> Iterator[bytes]:
        """The rows appended so far, in pieces; not once the sheet is closed."""
        self._rows_file.flush()
        with Path(str(self._writer.out)).open("rb") as file:
            file.seek(self._rows_start)
            while piece := file.read(PIECE):
                yield piece

    def _header_height(self, headings: Sequence[CellValue]) -> int:
        """A line of air around as many as the headings take, by the words in them."""
        if self.turned:
            return TURNED_HEIGHT
        most = max(
            len(wrap(str(heading), max(width - FILTER_WIDTH, 1)))
            for heading, width in zip(headings, self.widths, strict=True)
        )
        return (min(most, MAX_HEADER_LINES) + 1) * LINE_HEIGHT

    def discard(self) -> None:
        """Remove the temporary file of rows, which openpyxl keeps until it exits."""
        with suppress(OSError):  # the disk may be full, which is why we discard
            if self._rows is not None and not self.closed:
                self.close()
        if self._writer:
            Path(str(self._writer.out)).unlink(missing_ok=True)

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = SheetWriter(self)
            self._writer.write_top()

    def _write_rows(self) -> Generator[None, list[CellValue], None]:
        """Takes a row at each `append`, as in openpyxl, but its bare values."""
        file = self._writer.xf.send(True)
        file.write("<sheetData>")
        self._rows_file, self._rows_start = file, file.tell()
        with suppress(GeneratorExit):
            for number in count(1):
                file.write(self._row_xml((yield), number))
        file.write("</sheetData>")
        self._writer.xf.send(None)

    def _row_xml(self, row: list[CellValue], number: int) -> str:
        styles = self._styles_of(number)
        cells = "".join(
            _cell_xml(f"{letter}{number}", style, value)
            for letter, style, value in zip(self.letters, styles, row, strict=True)
            if value is not None
        )
        height = self.height(row, number)
        return f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>'

    def _styles_of(self, number: int) -> list[Style]:
        if number < self.header:
            return self.above_styles[number - 1]
        return self.header_styles if number == self.header else self.styles

    def _style_above(self, look: Look, kind: Kind) -> Style:
        cell = WriteOnlyCell(self)
        cell.font = Font(name="Calibri", size=look.size, bold=look.bold)
        if look is Look.TOTAL:
            cell.number_format = kind.number_format
            cell.alignment = Alignment(
                horizontal=kind.side, vertical="center", indent=_indent(kind)
            )
        else:
            cell.alignment = Alignment(vertical="center")
        plain = str(cell.style_id)
        cell.quotePrefix = True
        return Style(plain, str(cell.style_id))

    def _style(self, kind: Kind) -> Style:
        plain, like_formula = WriteOnlyCell(self), WriteOnlyCell(self)
        for cell in (plain, like_formula):
            cell.number_format = kind.number_format
            cell.alignment = Alignment(
                horizontal=kind.side,
                vertical="center" if kind.shaded else "top",
                wrap_text=kind.wraps,
                indent=_indent(kind),
            )
            if kind.shaded:
                cell.border = TILE
        like_formula.quotePrefix = True
        return Style(str(plain.style_id), str(like_formula.style_id))

    def _header_style(self, kind: Kind) -> Style:
        cell = WriteOnlyCell(self)
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=ACCENT)
        turned = self.turned and kind is Kind.RATING
        cell.alignment = Alignment(
            horizontal=kind.side,
            vertical="bottom" if turned else "center",
            text_rotation=90 if turned else 0,
            wrap_text=True,
            indent=_indent(kind),
        )
        return Style(str(cell.style_id), str(cell.style_id))


class SheetWriter(WorksheetWriter):
    """Writes what openpyxl says of a sheet, and lets the rows between be written."""

    def get_stream(self) -> Generator[Any, Any, None]:
        with open(str(self.out), "w", encoding="utf-8", newline="\n") as file:
            file.write(f'<worksheet xmlns="{SHEET_MAIN_NS}">')
            with suppress(GeneratorExit):
                yield from self._parts(file)
            file.write("</worksheet>")

    def _parts(self, file: IO[str]) -> Generator[Any, Any, None]:
        """Takes elements to write; asked for by True, gives the file for the rows."""
        while True:
            part = yield
            if part is True:
                yield file
            elif part is not None:
                file.write(tostring(part).decode())


def _looks_above(lines: int) -> list[Look]:
    """A title, what else there is to say, and the totals right above the header."""
    if not lines:
        return []
    return [Look.TITLE, *[Look.TEXT] * (lines - 2), Look.TOTAL]


def _indent(kind: Kind) -> int:
    """Text does not begin where the cell before it ends."""
    return INDENT if kind.side == "left" else 0


def _cell_xml(place: str, style: Style, value: str | int | float | Formula) -> str:
    if isinstance(value, Formula):
        return _formula_xml(place, style, value)
    if not isinstance(value, str):
        return f'<c r="{place}" s="{style.plain}"><v>{value!r}</v></c>'
    number = style.like_formula if value.startswith(LIKE_FORMULAS) else style.plain
    return (
        f'<c r="{place}" s="{number}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(encoded(value))}</t></is></c>"
    )


def _formula_xml(place: str, style: Style, formula: Formula) -> str:
    array = f' t="array" ref="{place}"' if formula.array else ""
    written = f"<f{array}>{escape(formula.text)}</f>"
    match formula.value:
        case None:
            kind, result = "", ""
        case str(text):
            kind, result = ' t="str"', f"<v>{escape(encoded(clean(text)))}</v>"
        case number:
            kind, result = "", f"<v>{number}</v>"
    return f'<c r="{place}" s="{style.plain}"{kind}>{written}{result}</c>'


def _lines(value: CellValue, width: int, most: int) -> int:
    """About how many lines the value takes up in a column of so many characters."""
    if not isinstance(value, str):
        return 1
    beginning = value[: most * width]  # more would not be shown
    return sum(len(line) // width + 1 for line in beginning.split("\n"))

"""A write-only sheet of openpyxl's that is told the type of every cell.

Left to itself, openpyxl infers: text that starts with ``=`` becomes a formula,
``#N/A`` an error, long text is cut, and text of nothing but blanks is read back as
nothing. It also looks up the style of each cell again, which takes longer than the
writing. Where it turns values into cells is not public; tests/scorecards/export
reads everything back with two libraries.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element as ElementType

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.constants import XML_NS
from openpyxl.xml.functions import Element, SubElement

from scorecards.export.columns import Column, Kind
from scorecards.export.text import encoded

CellValue = str | int | float | None

KEEP_BLANKS = {f"{{{XML_NS}}}space": "preserve"}
LINE_HEIGHT = 15  # points
HEADER_LINES = 3
MOST_LINES = 10

# Read as text in any case; Excel would make a formula of it once somebody edits it.
LIKE_FORMULAS = ("=", "+", "-", "@")


class Style(NamedTuple):
    """Numbers of two formats of the workbook: in general, and for such text."""

    plain: str
    like_formula: str


class TypedSheet(WriteOnlyWorksheet):
    """Takes rows of texts, numbers and gaps: a text is a text, whatever it says."""

    _writer: "RowWriter | None" = None

    def __init__(
        self, workbook: Workbook, title: str, columns: Sequence[Column[Any]]
    ) -> None:
        super().__init__(workbook, title)
        self.letters = [get_column_letter(n) for n in range(1, len(columns) + 1)]
        self.header_styles = [self._header_style(column.kind) for column in columns]
        self.styles = [self._style(column.kind) for column in columns]
        self.wrapped = [
            (place, column.width)
            for place, column in enumerate(columns)
            if column.kind.wraps
        ]

    def height(self, row: Sequence[CellValue], row_idx: int) -> int:
        """In points: enough for the text that wraps, up to what keeps rows in view.

        Left out, it is for the reading program to find, and some do not.
        """
        if row_idx == 1:
            return HEADER_LINES * LINE_HEIGHT
        lines = (_lines(row[place], width) for place, width in self.wrapped)
        return min(max(lines, default=1), MOST_LINES) * LINE_HEIGHT

    def discard(self) -> None:
        """Remove the temporary file of rows, which openpyxl keeps until it exits."""
        with suppress(OSError):  # the disk may be full, which is why we discard
            if not self.closed:
                self.close()
        if self._writer:
            Path(str(self._writer.out)).unlink(missing_ok=True)

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = RowWriter(self)
            self._writer.write_top()

    def _values_to_row(self, values: list[CellValue], row_idx: int) -> list[CellValue]:
        return values

    def _style(self, kind: Kind) -> Style:
        plain, like_formula = WriteOnlyCell(self), WriteOnlyCell(self)
        for cell in (plain, like_formula):
            cell.number_format = kind.number_format
            cell.alignment = Alignment(
                horizontal=kind.side, vertical="top", wrap_text=kind.wraps
            )
        like_formula.quotePrefix = True
        return Style(str(plain.style_id), str(like_formula.style_id))

    def _header_style(self, kind: Kind) -> Style:
        cell = WriteOnlyCell(self)
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E78")
        cell.alignment = Alignment(
            horizontal=kind.side, vertical="center", wrap_text=True
        )
        return Style(str(cell.style_id), str(cell.style_id))


class RowWriter(WorksheetWriter):
    ws: TypedSheet

    def write_row(  # type: ignore[override]  # values in place of openpyxl's cells
        self, xf: object, row: Sequence[CellValue], row_idx: int
    ) -> None:
        styles = self.ws.header_styles if row_idx == 1 else self.ws.styles
        height = str(self.ws.height(row, row_idx))
        element = Element("row", {"r": str(row_idx), "ht": height, "customHeight": "1"})
        for value, style, letter in zip(row, styles, self.ws.letters, strict=True):
            if isinstance(value, str):
                _add_text(element, f"{letter}{row_idx}", style, value)
            elif value is not None:
                cell = {"r": f"{letter}{row_idx}", "s": style.plain}
                content = SubElement(SubElement(element, "c", cell), "v")
                content.text = repr(value)  # type: ignore[attr-defined]  # as below
        xf.write(element)  # type: ignore[attr-defined]  # et_xmlfile has no types


def _lines(value: CellValue, width: int) -> int:
    """About how many lines the value takes up in a column of so many characters."""
    if not isinstance(value, str):
        return 1
    beginning = value[: MOST_LINES * width]  # more would not be shown
    return sum(len(line) // width + 1 for line in beginning.split("\n"))


def _add_text(row: ElementType, place: str, style: Style, text: str) -> None:
    number = style.like_formula if text.startswith(LIKE_FORMULAS) else style.plain
    cell = SubElement(row, "c", {"r": place, "s": number, "t": "inlineStr"})
    blanks_outside = text[:1].isspace() or text[-1:].isspace()
    attributes = KEEP_BLANKS if blanks_outside else {}
    content = SubElement(SubElement(cell, "is"), "t", attributes)
    content.text = encoded(text)  # type: ignore[attr-defined]  # typed as a tree

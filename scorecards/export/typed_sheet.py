"""A write-only sheet of openpyxl's that is told the type of every cell.

Left to itself, openpyxl infers: text that starts with ``=`` becomes a formula,
``#N/A`` an error, long text is cut, and text of nothing but blanks is read back as
nothing. It also looks up the style of each cell again, which takes longer than the
writing. Where it turns values into cells is not public; tests/scorecards/export
reads everything back with two libraries.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element as ElementType

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.constants import XML_NS
from openpyxl.xml.functions import Element, SubElement

from scorecards.export.columns import Kind
from scorecards.export.text import encoded

CellValue = str | int | float | None

KEEP_BLANKS = {f"{{{XML_NS}}}space": "preserve"}
# Read as text in any case; Excel would make a formula of it once somebody edits it.
LIKE_FORMULAS = ("=", "+", "-", "@")


class Style(NamedTuple):
    """Numbers of two formats of the workbook: in general, and for such text."""

    plain: str
    like_formula: str


class TypedSheet(WriteOnlyWorksheet):
    """Takes rows of texts, numbers and gaps: a text is a text, whatever it says."""

    _writer: "RowWriter | None" = None

    def __init__(self, workbook: Workbook, title: str, kinds: Sequence[Kind]) -> None:
        super().__init__(workbook, title)
        self.letters = [get_column_letter(n) for n in range(1, len(kinds) + 1)]
        self.header_styles = [self._header_style()] * len(kinds)
        self.styles = [self._style(kind) for kind in kinds]

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
            cell.alignment = Alignment(vertical="top", wrap_text=kind.wraps)
        like_formula.quotePrefix = True
        return Style(str(plain.style_id), str(like_formula.style_id))

    def _header_style(self) -> Style:
        cell = WriteOnlyCell(self)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E78")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        return Style(str(cell.style_id), str(cell.style_id))


class RowWriter(WorksheetWriter):
    ws: TypedSheet

    def write_row(  # type: ignore[override]  # values in place of openpyxl's cells
        self, xf: object, row: Iterable[CellValue], row_idx: int
    ) -> None:
        styles = self.ws.header_styles if row_idx == 1 else self.ws.styles
        element = Element("row", {"r": str(row_idx)})
        for value, style, letter in zip(row, styles, self.ws.letters, strict=True):
            if isinstance(value, str):
                _add_text(element, f"{letter}{row_idx}", style, value)
            elif value is not None:
                cell = {"r": f"{letter}{row_idx}", "s": style.plain}
                content = SubElement(SubElement(element, "c", cell), "v")
                content.text = repr(value)  # type: ignore[attr-defined]  # as below
        xf.write(element)  # type: ignore[attr-defined]  # et_xmlfile has no types


def _add_text(row: ElementType, place: str, style: Style, text: str) -> None:
    number = style.like_formula if text.startswith(LIKE_FORMULAS) else style.plain
    cell = SubElement(row, "c", {"r": place, "s": number, "t": "inlineStr"})
    blanks_outside = text[:1].isspace() or text[-1:].isspace()
    attributes = KEEP_BLANKS if blanks_outside else {}
    content = SubElement(SubElement(cell, "is"), "t", attributes)
    content.text = encoded(text)  # type: ignore[attr-defined]  # typed as a tree

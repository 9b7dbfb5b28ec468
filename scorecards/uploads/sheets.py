"""A process that reads the sheets of one spreadsheet and ends; see `glossary.sandbox`.

As `cells`, but of any spreadsheet: .xlsx and .ods, every sheet that is not hidden, and
which of its rows are.
"""

import io
import json
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from glossary.sandbox import limit
from scorecards.uploads.cells import Counter, TooMuchError, has_macros, shown

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
VALUE = f"{MAIN}v"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
Numbered = tuple[int, list[str], bool]  # and whether the row is hidden


def main(wanted: dict[str, Any]) -> None:
    limit()
    json.dump(answer(sys.stdin.buffer.read(), **wanted), sys.stdout)


def answer(content: bytes, **wanted: Any) -> dict[str, Any]:
    try:
        macros = has_macros(content)
        with ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.bin" in names:
                return {"wrong": "binary"}
            if "content.xml" not in names:
                if macros:
                    return {"wrong": "macros"}
                return read(_excel(content, **wanted), **wanted)
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                return {"wrong": "protected"}
            with archive.open("content.xml") as source:
                return read(_open_document(source, **wanted), **wanted)
    except (TooMuchError, MemoryError):
        return {"wrong": "too much"}
    except Exception:  # noqa: BLE001 - readers fail in any way on broken files
        return {"wrong": "broken"}


def read(
    sheets: Iterator[tuple[str, Iterator[Numbered]]],
    *,
    sheet: str,
    head: int,
    last_row: int,
    columns: int,
) -> dict[str, Any]:
    """All of the one named, by default of the first; of the others the first rows."""
    counter = Counter()
    found: dict[str, Any] = {}
    for name, rows in sheets:
        whole = name == sheet if sheet else not found
        hidden: list[int] = []
        kept: list[list[str]] = []
        for number, cells, is_hidden in rows:
            if number > head and not whole:
                break
            kept += [[]] * (min(number, last_row) - len(kept) - 1)
            if len(kept) >= last_row:
                break
            cells = cells[:columns]
            counter.counted([("", cell) for cell in cells])
            kept.append(cells)
            if is_hidden:
                hidden.append(number)
        found[name] = {"rows": kept, "hidden": hidden}
    return {"sheets": found}


def _excel(
    content: bytes, *, columns: int, **wanted: Any
) -> Iterator[tuple[str, Iterator[Numbered]]]:
    sys.modules["numpy"] = None  # type: ignore[assignment] # needs more memory than all
    from openpyxl import load_workbook

    book = load_workbook(
        io.BytesIO(content), read_only=True, data_only=True, keep_links=False
    )
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield sheet.title, _rows(book, sheet, columns)


def _rows(book: Any, sheet: Any, columns: int) -> Iterator[Numbered]:
    """openpyxl's own reading of a sheet leaves out which rows are hidden."""
    with sheet._get_source() as source:
        parser = _fast_parser()(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in parser.parse():
            about = parser.row_dimensions.pop(str(number), {})
            hidden = about.get("hidden") in ("1", "true") or about.get("ht") == "0"
            texts: list[str] = []
            for cell in cells:
                text = shown(cell["value"])
                if text and 0 < cell["column"] <= columns:
                    texts += [""] * (cell["column"] - len(texts))
                    texts[cell["column"] - 1] = text
            yield number, texts, hidden


def _fast_parser() -> type[Any]:
    """openpyxl's parser, which makes six objects of a cell that is a text."""
    from openpyxl.worksheet._reader import WorkSheetParser

    class Parser(WorkSheetParser):
        def parse_cell(self, cell: Element) -> dict[str, Any]:
            kind, place = cell.get("t"), cell.get("r")
            if kind not in ("s", "str", "inlineStr") or not place:
                parsed: dict[str, Any] = super().parse_cell(cell)
                return parsed
            value = cell.findtext(VALUE)
            if kind == "inlineStr":
                value = _inline_text(cell)
            elif value and kind == "s":
                value = self.shared_strings[int(value)]
            self.col_counter = column_number(place.rstrip("0123456789"))
            return {"column": self.col_counter, "value": value}

    return Parser


@lru_cache(maxsize=2**10)
def column_number(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return int(column_index_from_string(letters))


def _inline_text(cell: Element) -> str:
    """Plain, or in runs that look different; without how it is pronounced."""
    pieces = [
        piece.text or ""
        for inline in cell.findall(f"{MAIN}is")
        for part in inline
        for piece in (part.findall(f"{MAIN}t") if part.tag == f"{MAIN}r" else [part])
        if piece.tag == f"{MAIN}t"
    ]
    return "".join(pieces)


def _open_document(
    source: Any, *, last_row: int, columns: int, **wanted: Any
) -> Iterator[tuple[str, Iterator[Numbered]]]:
    events = iterparse(source, ("start", "end"))  # noqa: S314 # the process has limits
    hidden_styles: set[str] = set()
    for event, element in events:
        if event == "end" and element.tag == f"{STYLE}style":
            for each in element.iter(f"{STYLE}table-properties"):
                if each.get(f"{TABLE}display") == "false":
                    hidden_styles.add(element.get(f"{STYLE}name", ""))
        elif event == "start" and element.tag == f"{TABLE}table":
            rows = _rows_of(events, last_row, columns)
            if element.get(f"{TABLE}style-name") in hidden_styles:
                for _ in rows:
                    pass
                continue
            yield element.get(f"{TABLE}name", ""), rows
            for _ in rows:  # what was not wanted
                pass


def _rows_of(events: Any, last_row: int, columns: int) -> Iterator[Numbered]:
    """Up to the end of the table. Blank rows that repeat are counted, not made."""
    number, depth = 0, 1
    for event, element in events:
        if element.tag == f"{TABLE}table":
            depth += 1 if event == "start" else -1
            if not depth:
                return
        if event == "start" or element.tag != f"{TABLE}table-row":
            continue
        cells = _cells(element, columns)
        times = _times(element, "rows")
        hidden = element.get(f"{TABLE}visibility", "visible") != "visible"
        if cells:
            for each in range(min(times, max(last_row - number, 0))):
                yield number + each + 1, cells, hidden
            if number >= last_row:
                yield number + 1, cells, hidden
        number += times
        element.clear()


def _cells(row: Element, columns: int) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            times = min(_times(cell, "columns"), columns - len(cells))
            cells += [_text(cell)] * max(times, 0)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _times(element: Element, what: str) -> int:
    return max(1, int(element.get(f"{TABLE}number-{what}-repeated", "1")))


def _text(cell: Element) -> str:
    paragraphs = ["".join(_pieces(each)) for each in cell if each.tag == f"{TEXT}p"]
    return "\n".join(paragraphs)


def _pieces(element: Element) -> Iterator[str]:
    """Without comments, which lie inside of what they comment."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c", "1")), 100)
        elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield " "
        elif child.tag != f"{OFFICE}annotation":
            yield from _pieces(child)
        yield child.tail or ""


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))

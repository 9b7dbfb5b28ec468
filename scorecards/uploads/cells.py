"""A process that reads the cells of one workbook and ends; see `glossary.sandbox`.

The workbook comes through standard input, and what to read as JSON in the arguments.
JSON goes to standard output: the names of all sheets and the cells of those wanted, or
what is wrong. It imports no Django, to start quickly.
"""

import io
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zipfile import ZipFile

from glossary.sandbox import limit
from scorecards.uploads.number_formats import moment, percentage

MAX_UNPACKED = 20 * 1024 * 1024
MAX_PARTS = 1_000
MAX_RATIO = 100
SMALL = 1024 * 1024  # a short part of XML may shrink well and still be short
# All cells together; one text may be referred to by every cell of a sheet.
MAX_CHARACTERS = 5_000_000
MAX_CELLS = 600_000


class TooMuchError(Exception):
    pass


def main(wanted: dict[str, Any]) -> None:
    limit()
    json.dump(answer(sys.stdin.buffer.read(), wanted), sys.stdout)


def answer(content: bytes, wanted: dict[str, Any]) -> dict[str, Any]:
    try:
        if has_macros(content):
            return {"wrong": "macros"}
        return read(content, **wanted)
    except (TooMuchError, MemoryError):
        return {"wrong": "too much"}
    except Exception:  # noqa: BLE001 - openpyxl fails in any way on broken files
        return {"wrong": "broken"}


def has_macros(content: bytes) -> bool:
    """Judged by the archive's directory. Raises `TooMuchError`.

    No part unpacks to more than it declares; `zipfile` cuts it off there.
    """
    with ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if (
        len(parts) > MAX_PARTS
        or sum(part.file_size for part in parts) > MAX_UNPACKED
        or sum(part.compress_size for part in parts) > len(content)  # they overlap
        or any(
            part.file_size > max(SMALL, MAX_RATIO * part.compress_size)
            for part in parts
        )
    ):
        raise TooMuchError
    return any(part.filename.endswith("vbaProject.bin") for part in parts)


def read(
    content: bytes,
    *,
    sheets: list[str],
    last_row: int,
    columns: int,
    calculated: bool,
) -> dict[str, Any]:
    """Without names of sheets, the first one; without any of those named, none."""
    sys.modules["numpy"] = None  # type: ignore[assignment] # needs more memory than all
    from openpyxl import load_workbook

    book = load_workbook(
        io.BytesIO(content), read_only=True, data_only=calculated, keep_links=False
    )
    names = book.sheetnames
    chosen = sheets or [book.worksheets[0].title]
    found = [name for name in chosen if name in names]
    counter = Counter()
    return {
        "sheets": {
            name: [counter.counted(row) for row in _rows(book[name], last_row, columns)]
            for name in found
        }
    }


class Counter:
    """Raises `TooMuchError` for more than the process that asks should take in."""

    def __init__(self) -> None:
        self.cells = self.characters = 0

    def counted(self, row: list[tuple[str, str]]) -> list[tuple[str, str]]:
        self.cells += len(row) + 1
        self.characters += sum(len(text) for _, text in row)
        if self.cells > MAX_CELLS or self.characters > MAX_CHARACTERS:
            raise TooMuchError
        return row


def _rows(sheet: Any, last_row: int, columns: int) -> Iterator[list[tuple[str, str]]]:
    """Type and text of each cell, up to the last with a text."""
    sheet.reset_dimensions()  # the file may say anything about its size
    for row in sheet.iter_rows(max_row=last_row, max_col=columns):
        cells = [
            (cell.data_type, shown(cell.value, getattr(cell, "number_format", "")))
            for cell in row
        ]
        while cells and not cells[-1][1]:
            cells.pop()
        yield cells


def shown(value: Any, number_format: str = "") -> str:
    """What Excel shows, or nearly."""
    if value is None:
        return ""
    if type(value) in (int, float):
        found = percentage(value, number_format or "")
        if found is not None:
            return found
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | datetime | time):
        return moment(value, number_format) if number_format else value.isoformat()
    return str(value)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))

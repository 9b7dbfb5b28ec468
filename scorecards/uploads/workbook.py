"""The cells of an Excel workbook's first sheet, as the text that they show."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from scorecards.uploads.limits import MAX_COLUMNS, UnreadableError

MAX_UNPACKED = 20 * 1024 * 1024
MAX_PARTS = 1_000
BROKEN = (
    "This Excel workbook cannot be read. Open it in Excel, save it anew as .xlsx, and "
    "upload that; or save it as CSV."
)
TOO_MUCH = (
    "This Excel workbook holds far more than a list of candidates. Copy the list into "
    "a new workbook and upload that."
)


def read_workbook(content: bytes) -> Iterator[list[str]]:
    """Every row, blank ones too, with one cell more than is allowed.

    Nothing is calculated: of a formula it is the value that was saved with it. Raises
    `UnreadableError`.
    """
    refuse_bomb(content, broken=BROKEN, too_much=TOO_MUCH)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the file may say anything about its size
        for row in sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True):
            yield [shown(value) for value in row]
    except Exception as error:  # noqa: BLE001 - openpyxl fails in any way on broken files
        raise UnreadableError(BROKEN) from error


def refuse_bomb(content: bytes, *, broken: str, too_much: str) -> None:
    """No part unpacks to more than it declares; `zipfile` cuts it off there.

    Raises `UnreadableError` with one of these messages.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError(broken) from error
    if len(parts) > MAX_PARTS or sum(p.file_size for p in parts) > MAX_UNPACKED:
        raise UnreadableError(too_much)


def shown(value: Any) -> str:
    """About as Excel shows it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)

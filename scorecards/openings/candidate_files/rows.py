"""The rows of a file with candidates, whatever kind of file it is."""

from collections.abc import Iterator
from typing import NamedTuple

from scorecards.openings.candidate_files.headings import Columns, find_columns
from scorecards.uploads.limits import (
    LAST_LINE,
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    OLE,
    ZIP,
    UnreadableError,
)
from scorecards.uploads.text_table import read_text
from scorecards.uploads.workbook import read_workbook


class FileRow(NamedTuple):
    """``number`` is the row's in the file, as a spreadsheet counts."""

    number: int
    name: str
    email: str


def read_candidates(content: bytes) -> list[FileRow]:
    """All rows below the headings that hold anything. Raises `UnreadableError`."""
    lines = _filled(_table(content))
    _, headings = next(lines, (0, None))
    if headings is None:
        raise UnreadableError("The file is empty.")
    columns = find_columns(headings)
    rows = list(_candidates(lines, columns))
    if not rows:
        raise UnreadableError("No candidates found below the header row.")
    return rows


def _table(content: bytes) -> Iterator[list[str]]:
    if len(content) > MAX_BYTES:
        raise UnreadableError("The file is larger than 2 MB. Upload it in parts.")
    if content.startswith(OLE):
        raise UnreadableError(
            "This is an old Excel file, or one with a password. Save it as .xlsx "
            "without a password, or as CSV."
        )
    return read_workbook(content) if content.startswith(ZIP) else read_text(content)


def _filled(table: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of the rows in which something stands."""
    for number, row in enumerate(table, start=1):
        if number > LAST_LINE:
            raise UnreadableError(
                f"The file has content below row {LAST_LINE:,}. Delete the blank "
                "rows after the last candidate."
            )
        if any(cell.strip() for cell in row[MAX_COLUMNS:]):
            raise UnreadableError(
                f"There are more than {MAX_COLUMNS} columns. Keep only the "
                "names and e-mail addresses."
            )
        if any(cell.strip() for cell in row):
            yield number, row


def _candidates(
    lines: Iterator[tuple[int, list[str]]], columns: Columns
) -> Iterator[FileRow]:
    for count, (number, row) in enumerate(lines, start=1):
        if count > MAX_ROWS:
            raise UnreadableError(
                f"There are more than {MAX_ROWS:,} candidates. Upload the file in "
                "parts."
            )
        yield FileRow(number, columns.name_in(row), columns.address_in(row))

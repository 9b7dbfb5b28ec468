"""The cells of an Excel workbook, as the text that they show.

Workbooks are made by strangers: each is opened in a process of its own, so that a
hostile one costs no more than that.
"""

import json
import re
from dataclasses import dataclass
from typing import NamedTuple

from glossary import sandbox
from scorecards.uploads.limits import LAST_LINE, MAX_COLUMNS, UnreadableError

PATIENCE = 9  # seconds
PATIENCE_FOR_LISTS = 15  # of ten thousand rows, on a busy machine
WRONG = {
    "broken": "This spreadsheet can’t be read. Open it in Excel or LibreOffice, save "
    "it again as .xlsx or as CSV and upload that.",
    "too much": "This spreadsheet contains far more than a list of candidates. Copy "
    "the list into a new one and upload that.",
    "macros": "This Excel workbook has macros. Save it as .xlsx or as CSV and upload "
    "that.",
    "binary": "This Excel workbook is saved as .xlsb. Save it as .xlsx or as CSV and "
    "upload that.",
    "protected": "This spreadsheet has a password. Save it without one and upload "
    "that.",
}
# Excel writes characters that XML can't hold by their number.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Sentences:
    """The sentences for workbooks that can't be read."""

    broken: str
    too_much: str
    macros: str


class Cell(NamedTuple):
    """``kind`` is openpyxl's: f for a formula, e for an error, b for true or false."""

    kind: str
    text: str


Row = list[Cell]


class Sheet(NamedTuple):
    """Each row up to its last cell with a text; ``hidden`` counts rows from 1."""

    rows: list[list[str]]
    hidden: frozenset[int]


def read_sheets(content: bytes, *, sheet: str = "", head: int) -> dict[str, Sheet]:
    """All sheets that are not hidden, in their order, with one cell and one row more
    than is allowed. Only the one named, by default the first, is whole; the others end
    after ``head`` rows.

    Nothing is calculated: of a formula it is the value that was saved with it. Raises
    `UnreadableError`.
    """
    wanted = {
        "sheet": sheet,
        "head": head,
        "last_row": LAST_LINE + 1,
        "columns": MAX_COLUMNS + 1,
    }
    module = "scorecards.uploads.sheets"
    try:
        answer = sandbox.run(
            module, json.dumps(wanted), content=content, patience=PATIENCE_FOR_LISTS
        )
    except sandbox.StoppedError:
        raise UnreadableError(WRONG["too much"]) from None
    if wrong := answer.get("wrong"):
        raise UnreadableError(WRONG[wrong])
    return {
        name: Sheet(
            [[_unescaped(text) for text in row] for row in each["rows"]],
            frozenset(each["hidden"]),
        )
        for name, each in answer["sheets"].items()
    }


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return ESCAPED.sub(lambda match: _character(match[1]), text)


def _character(number: str) -> str:
    """A blank for what can't be shown, such as the end of a line in a name."""
    character = chr(int(number, 16))
    return character if character.isprintable() else " "


def read_cells(
    content: bytes,
    said: Sentences,
    *,
    sheets: tuple[str, ...] = (),
    last_row: int,
    columns: int,
    calculated: bool = False,
) -> dict[str, list[Row]]:
    """Of the first sheet, or of those of these names that there are; each row up to
    its last cell with a text. Raises `UnreadableError`."""
    wanted = {
        "sheets": sheets,
        "last_row": last_row,
        "columns": columns,
        "calculated": calculated,
    }
    module = "scorecards.uploads.cells"
    try:
        answer = sandbox.run(
            module, json.dumps(wanted), content=content, patience=PATIENCE
        )
    except sandbox.StoppedError:
        raise UnreadableError(said.too_much) from None
    match answer.get("wrong"):
        case "macros":
            raise UnreadableError(said.macros)
        case "too much":
            raise UnreadableError(said.too_much)
        case "broken":
            raise UnreadableError(said.broken)
    return {
        name: [[Cell(*cell) for cell in row] for row in rows]
        for name, rows in answer["sheets"].items()
    }

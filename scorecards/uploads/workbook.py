"""The cells of an Excel workbook, as the text that they show.

Workbooks are made by strangers: each is opened in a process of its own, so that a
hostile one costs no more than that.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from glossary import sandbox
from scorecards.uploads.limits import LAST_LINE, MAX_COLUMNS, UnreadableError

PATIENCE = 9  # seconds
BROKEN = (
    "This Excel workbook can’t be read. Open it in Excel, save it again as .xlsx or "
    "as CSV, and upload that file."
)
TOO_MUCH = (
    "This Excel workbook holds far more than a list of candidates. Copy the list into "
    "a new workbook and upload that."
)
MACROS = (
    "This Excel workbook has macros. Save it as .xlsx without them, or as CSV, and "
    "upload that."
)


@dataclass(frozen=True)
class Sentences:
    """What to say of a workbook that isn't read."""

    broken: str
    too_much: str
    macros: str


class Cell(NamedTuple):
    """``kind`` is openpyxl's: f for a formula, e for an error, b for true or false."""

    kind: str
    text: str


Row = list[Cell]


def read_workbook(content: bytes) -> Iterator[list[str]]:
    """Every row of the first sheet, blank ones too, with one cell more than is allowed.

    Nothing is calculated: of a formula it is the value that was saved with it. Raises
    `UnreadableError`.
    """
    said = Sentences(BROKEN, TOO_MUCH, MACROS)
    sheets = read_cells(
        content,
        said,
        last_row=LAST_LINE + 1,
        columns=MAX_COLUMNS + 1,
        calculated=True,
    )
    for sheet in sheets.values():
        for row in sheet:
            yield [cell.text for cell in row]


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

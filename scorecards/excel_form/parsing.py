"""The cells of a form that somebody filled in, and its identity, from any workbook."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from scorecards.excel_form.identity import Rows
from scorecards.excel_form.rows import KEY, LABEL, MACHINE_SHEET, PICK, SHEET, TEXT
from scorecards.excel_form.text_cells import as_read
from scorecards.uploads import workbook
from scorecards.uploads.limits import OLE, ZIP, UnreadableError
from scorecards.uploads.workbook import Row, Sentences, read_cells

MAX_BYTES = 5 * 1024 * 1024
LAST_ROW = 10_000
COLUMNS = [LABEL, TEXT, PICK, KEY]

NOT_EXCEL = "This is no Excel workbook. Choose the form that you filled in, as .xlsx."
TOO_LARGE = (
    "The file is larger than 5 MB: it holds more than the form. Remove the rest."
)
LOCKED = (
    "This is an old Excel file, or one with a password. Save it as .xlsx without a "
    "password, and choose that."
)
MACROS = "This workbook has macros. Save it as .xlsx, without them, and choose that."
TOO_MUCH = "This workbook holds far more than the form. Choose the form by itself."
BROKEN = "This workbook cannot be read. Save it anew as .xlsx, and choose that."
NOT_A_FORM = (
    f"This workbook is no Excel form: it has no sheets {SHEET} and {MACHINE_SHEET}. "
    "Download the form on this page, fill it in, and choose that."
)
MOVED = (
    "Rows of the form were deleted or copied, so that it is not sure what belongs "
    "where. Undo that, or download the Excel form anew and copy your texts into it."
)


@dataclass(frozen=True)
class Cell:
    """``error`` says why there is no text to take from it."""

    address: str
    text: str = ""
    error: str = ""


class FilledRow(NamedTuple):
    """Where texts are written, and where something is picked: one of both counts."""

    written: Cell
    picked: Cell


@dataclass
class FilledForm:
    """Rows with something to fill in by their keys; ``twice`` if one came again."""

    identity: Rows
    rows: dict[str, FilledRow] = field(default_factory=dict)
    twice: bool = False


def read_form(content: bytes) -> FilledForm:
    """Nothing is calculated and no link followed. Raises `UnreadableError`."""
    if len(content) > MAX_BYTES:
        raise UnreadableError(TOO_LARGE)
    if content.startswith(OLE):
        raise UnreadableError(LOCKED)
    if not content.startswith(ZIP):
        raise UnreadableError(NOT_EXCEL)
    sheets = read_cells(
        content,
        Sentences(BROKEN, TOO_MUCH, MACROS),
        sheets=(SHEET, MACHINE_SHEET),
        last_row=LAST_ROW,
        columns=len(COLUMNS),
    )
    if len(sheets) < 2:
        raise UnreadableError(NOT_A_FORM)
    form = FilledForm(list(_identity(sheets[MACHINE_SHEET])))
    for number, row in enumerate(sheets[SHEET], start=1):
        _, written, picked, key = _padded(row, len(COLUMNS))
        if name := key.text:
            form.twice = form.twice or name in form.rows
            form.rows[name] = FilledRow(
                _cell(f"{SHEET}!{TEXT}{number}", written),
                _cell(f"{SHEET}!{PICK}{number}", picked),
            )
    return form


def _padded(row: Row, columns: int) -> Row:
    """With the blank cells at its end."""
    return [*row, *[workbook.Cell("n", "")] * (columns - len(row))]


def _identity(sheet: list[Row]) -> Iterator[tuple[str, str]]:
    for row in sheet:
        name, value, *_ = _padded(row, 2)
        if not name.text:
            return
        yield as_read(name.text), as_read(value.text)


def _cell(address: str, cell: workbook.Cell) -> Cell:
    """Numbers, dates and truths are taken as the text that they show."""
    match cell.kind:
        case "f":
            return Cell(address, error="there is a formula; write what it stands for.")
        case "e":
            return Cell(address, error=f"there is the error {cell.text}; write text.")
        case "b":
            return Cell(address, cell.text.upper())
    return Cell(address, as_read(cell.text))

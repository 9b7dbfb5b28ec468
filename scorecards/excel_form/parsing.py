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

NOT_EXCEL = "This is not an Excel workbook. Choose the .xlsx form you filled in."
TOO_LARGE = "The file is larger than 5 MB. Remove everything except the form."
LOCKED = (
    "This Excel file has an old format or a password. Save it as .xlsx without a "
    "password and choose the new file."
)
MACROS = "This workbook has macros. Save it as .xlsx and choose the new file."
TOO_MUCH = "This workbook contains far more than the form. Choose the form alone."
BROKEN = "This workbook can’t be read. Save it again as .xlsx and choose the new file."
NOT_A_FORM = (
    f"This workbook has no sheets {SHEET} and {MACHINE_SHEET}, so it isn’t an Excel "
    "form. Download the form on this page and fill it in."
)
MOVED = (
    "Rows of the form were deleted or copied, so the answers can’t be matched. Undo "
    "that, or download the Excel form again and copy your texts into it."
)


@dataclass(frozen=True)
class Cell:
    """``error`` says why its text can't be used."""

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
            return Cell(address, error="this is a formula. Replace it with its value.")
        case "e":
            return Cell(
                address, error=f"this is the error {cell.text}. Replace it with text."
            )
        case "b":
            return Cell(address, cell.text.upper())
    return Cell(address, as_read(cell.text))

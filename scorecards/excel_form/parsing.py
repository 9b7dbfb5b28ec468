"""The cells of a form that somebody filled in, and its identity, from any workbook."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from zipfile import ZipFile

from openpyxl import load_workbook

from scorecards.excel_form.identity import Rows
from scorecards.excel_form.rows import KEY, LABEL, MACHINE_SHEET, PICK, SHEET, TEXT
from scorecards.excel_form.text_cells import as_read
from scorecards.uploads.limits import OLE, ZIP, UnreadableError
from scorecards.uploads.workbook import refuse_bomb, shown

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
    refuse_bomb(content, broken=BROKEN, too_much=TOO_MUCH)
    if _has_macros(content):
        raise UnreadableError(MACROS)
    try:
        return _read(content)
    except UnreadableError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl fails in any way on broken files
        raise UnreadableError(BROKEN) from error


def _has_macros(content: bytes) -> bool:
    with ZipFile(io.BytesIO(content)) as archive:
        return any(name.endswith("vbaProject.bin") for name in archive.namelist())


def _read(content: bytes) -> FilledForm:
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    if not {SHEET, MACHINE_SHEET} <= set(book.sheetnames):
        raise UnreadableError(NOT_A_FORM)
    form = FilledForm(list(_identity(book[MACHINE_SHEET])))
    for number, row in enumerate(_rows(book[SHEET], len(COLUMNS)), start=1):
        _, written, picked, key = row
        if name := shown(key.value):
            form.twice = form.twice or name in form.rows
            form.rows[name] = FilledRow(
                _cell(f"{SHEET}!{TEXT}{number}", written),
                _cell(f"{SHEET}!{PICK}{number}", picked),
            )
    return form


def _rows(sheet: Any, columns: int) -> Iterator[Any]:
    sheet.reset_dimensions()  # the file may say anything about its size
    yield from sheet.iter_rows(max_row=LAST_ROW, max_col=columns)


def _identity(sheet: Any) -> Iterator[tuple[str, str]]:
    for name, value in _rows(sheet, 2):
        if name.value is None:
            return
        yield as_read(shown(name.value)), as_read(shown(value.value))


def _cell(address: str, cell: Any) -> Cell:
    """Numbers, dates and truths are taken as the text that they show."""
    match cell.data_type:
        case "f":
            return Cell(address, error="there is a formula; write what it stands for.")
        case "e":
            return Cell(address, error=f"there is the error {cell.value}; write text.")
        case "b":
            return Cell(address, "TRUE" if cell.value else "FALSE")
    return Cell(address, as_read(shown(cell.value)))

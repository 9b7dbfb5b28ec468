"""Writes the form as a workbook: one sheet for people, a hidden one for the import.

Rows are cells of openpyxl's that are told their type: left to itself it makes formulas,
errors and links of what people typed.
"""

from collections.abc import Iterable
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation

from scorecards.excel_form.identity import identity_rows
from scorecards.excel_form.layout import layout
from scorecards.excel_form.looks import dress, height
from scorecards.excel_form.printing import break_pages, lay_out
from scorecards.excel_form.rows import (
    KEY,
    LABEL,
    MACHINE_SHEET,
    PICK,
    SHEET,
    TEXT,
    Entry,
    Options,
    Row,
)
from scorecards.excel_form.text_cells import as_written
from scorecards.interview.page import ScorecardPage
from scorecards.workbooks.text import clean
from scorecards.workbooks.typed_sheet import LIKE_FORMULAS


def write_form(file: IO[bytes], page: ScorecardPage) -> None:
    """The scorecard as it is stored; nothing can be filled in once it is locked."""
    rows = list(layout(page))
    book = Workbook()
    book.properties.creator = "Structured interviews"
    book.security = WorkbookProtection(lockStructure=True)
    sheet: Any = book.active
    sheet.title = SHEET
    _write(sheet, rows, locked=page.scorecard.is_locked)
    lay_out(sheet)
    break_pages(sheet, rows)
    machine = book.create_sheet(MACHINE_SHEET)
    entries = sum(bool(row.entry) for row in rows)
    for number, (name, value) in enumerate(identity_rows(page, entries), start=1):
        _put(machine.cell(number, 1), name)
        _put(machine.cell(number, 2), value)
    machine.sheet_state = "veryHidden"
    book.save(file)


def _write(sheet: Any, rows: Iterable[Row], *, locked: bool) -> None:
    picked: dict[Options, list[str]] = {}
    for number, row in enumerate(rows, start=1):
        cells = {column: sheet[f"{column}{number}"] for column in (LABEL, TEXT, PICK)}
        dress(cells, row, locked=locked)
        sheet.row_dimensions[number].height = height(row)
        _put(cells[LABEL], row.label)
        if row.is_wide:
            continue
        _put(cells[TEXT], row.text)
        if not row.is_picked:
            sheet.merge_cells(f"{TEXT}{number}:{PICK}{number}")
        if row.entry:
            _enter(sheet, number, row.entry, picked)
    if not locked:
        for options, places in picked.items():
            _offer(sheet, options, places)


def _enter(
    sheet: Any, number: int, entry: Entry, picked: dict[Options, list[str]]
) -> None:
    _put(sheet[f"{KEY}{number}"], entry.key)
    place = f"{PICK if entry.options else TEXT}{number}"
    _put(sheet[place], entry.value)
    if entry.options:
        picked.setdefault(entry.options, []).append(place)


def _put(cell: Any, text: str) -> None:
    """Text as text, whatever it says."""
    text = clean(text)
    if text:
        cell.value = as_written(text)
        cell.data_type = "s"
        if text.startswith(LIKE_FORMULAS):
            cell.quotePrefix = True


def _offer(sheet: Any, options: Options, places: list[str]) -> None:
    """The list of such cells, and what Excel says of anything else."""
    rule = DataValidation(
        type="list",
        formula1=f'"{",".join(options.labels)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=options.name,
        error=options.refusal,
        showInputMessage=bool(options.hint),
        promptTitle=options.name,
        prompt=options.hint,
    )
    for place in places:
        rule.add(place)
    sheet.add_data_validation(rule)

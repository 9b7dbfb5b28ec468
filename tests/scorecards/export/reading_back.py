"""Workbooks made in tests, opened by libraries that did not write them."""

import io
import re

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from scorecards.export import Selection, write_export
from scorecards.export.sheets.summary import ABOVE


def exported(scorecards=None, *, reader=None, exported_by="Cora", **chosen):
    """The export of all scorecards, or of those given, as a file."""
    file = io.BytesIO()
    if scorecards is not None:
        chosen["ids"] = tuple(each.pk for each in scorecards)
    write_export(file, Selection(**chosen), reader=reader, exported_by=exported_by)
    return file


def rows(file, sheet):
    """A dict for each row of a sheet, as calamine reads it."""
    header, *body = table(file, sheet)
    return [dict(zip(header, row, strict=True)) for row in body]


def table(file, sheet):
    """The header and the rows, without what stands above them."""
    return cells(file, sheet)[ABOVE if sheet == "Summary" else 0 :]


def cells(file, sheet):
    file.seek(0)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(file.read()))
    return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def sheet_names(file):
    file.seek(0)
    return CalamineWorkbook.from_filelike(io.BytesIO(file.read())).sheet_names


def opened(file):
    file.seek(0)
    return load_workbook(file)


def column(file, sheet, heading):
    """The values below a heading, top down, as openpyxl reads them."""
    first = ABOVE + 1 if sheet == "Summary" else 1
    header, *body = opened(file)[sheet].iter_rows(min_row=first, values_only=True)
    return [decoded(row[header.index(heading)]) for row in body]


def decoded(value):
    """As Excel reads a text; openpyxl leaves ``_x005F_`` as it stands in the file."""
    if not isinstance(value, str):
        return value
    return re.sub("_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", value)

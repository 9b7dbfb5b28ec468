"""Workbooks of a few rows, for tests of what is around the rows."""

import io
import zipfile

from scorecards.workbooks.columns import Column, Kind, Sheet
from scorecards.workbooks.long_text import LONG_TEXT
from scorecards.workbooks.tables import open_book


def made(columns, rows, *, title="Made", **sheet):
    """One sheet of these columns, as a file."""
    return book([(Sheet(title, title, tuple(columns), **sheet), rows)])


def book(sheets, also=(), **document):
    """A workbook of pairs of a sheet and its rows, as a file.

    ``also`` has rows for sheets that the book knows in another shape.
    """
    file = io.BytesIO()
    every = [*(sheet for sheet, _ in sheets), LONG_TEXT]
    with open_book(file, every, **document) as opened:
        for sheet, rows in (*sheets, *also):
            opened.extend(sheet, rows)
    return file


def number(name="Number", kind=Kind.NUMBER, **column):
    """A column that shows the row itself."""
    return Column(name, lambda row: row, "A number.", kind, **column)


def part(file, name):
    """The text of one part of the file, such as ``xl/workbook.xml``."""
    with zipfile.ZipFile(file) as archive:
        return archive.read(name).decode()


def worksheet(file, place=1):
    return part(file, f"xl/worksheets/sheet{place}.xml")

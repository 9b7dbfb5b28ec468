"""`Book.checksum`: what a file's data come to, found again from the file alone."""

import hashlib
import io
import re

import pytest

from scorecards.workbooks.columns import Column, Sheet
from scorecards.workbooks.long_text import LONG_TEXT
from scorecards.workbooks.tables import open_book
from tests.scorecards.export.made import worksheet


def sheet(title, **more):
    text = Column("Text", lambda row: row, "As typed.")
    return Sheet(title, title.replace(" ", ""), (text,), **more)


FIRST, SECOND, FACTS = sheet("First"), sheet("Second"), sheet("Facts", data=False)


def written(first="ä, <b> & _x0041_", second="", facts=""):
    """The file, and the checksum that the book gave before it was saved."""
    file = io.BytesIO()
    with open_book(file, [FIRST, FACTS, SECOND, LONG_TEXT]) as book:
        book.append(SECOND, second)  # not in the order of the sheets
        book.append(FIRST, first)
        checksum = book.checksum
        book.append(FACTS, facts)
    return file, checksum


def recomputed(file, *places):
    found = (
        re.search("<sheetData>(.*)</sheetData>", worksheet(file, place), re.S)
        for place in places
    )
    return hashlib.sha256("".join(rows[1] for rows in found).encode()).hexdigest()


def test_it_is_of_the_rows_of_data_as_they_stand_in_the_file():
    file, checksum = written()
    assert checksum == recomputed(file, 1, 3)


def test_long_text_is_data_too():
    file, checksum = written(second="x" * 3_000_000)
    assert checksum == recomputed(file, 1, 3, 4)
    assert checksum != recomputed(file, 1, 3)


@pytest.mark.parametrize(
    ("changed", "differs"),
    [({"first": "x"}, True), ({"second": "x"}, True), ({"facts": "x"}, False)],
)
def test_it_changes_with_the_data_alone(changed, differs):
    assert (written(**changed)[1] != written()[1]) is differs

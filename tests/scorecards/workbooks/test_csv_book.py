"""Rows as CSV files in a ZIP: `scorecards.workbooks.csv_book`."""

import csv
import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from scorecards.workbooks import csv_book
from scorecards.workbooks.columns import Column, Kind, Sheet
from scorecards.workbooks.csv_book import open_csv_book

SENT = datetime(2026, 11, 23, 14, 3, 0, 999_999, tzinfo=UTC)

FIRST = Sheet[tuple](
    title="Red flags",
    table="RedFlags",
    columns=(
        Column("Number", lambda row: row[0], "A number.", Kind.NUMBER),
        Column("Text", lambda row: row[1], "A text."),
    ),
)
SECOND = replace(FIRST, title="Answers", table="Answers")
NEEDED = replace(FIRST, title="Long text", table="LongText", only_when_needed=True)
VALUES = {
    "text": (Kind.TEXT, "=1+1", "'=1+1"),
    "none": (Kind.NUMBER, None, ""),
    "whole": (Kind.NUMBER, -12_000, "-12000"),
    "halves up": (Kind.DECIMAL, Decimal("2.385"), "2.39"),
    "zeros": (Kind.DECIMAL, Decimal(4), "4.00"),
    "as it is": (Kind.TEXT, Decimal("0.1234"), "0.1234"),
    "time": (Kind.MOMENT, SENT, "2026-11-23 14:03:00"),
}


def book_of(*rows, sheets=(FIRST, SECOND, NEEDED), bom=False):
    file = io.BytesIO()
    with open_csv_book(file, sheets, bom=bom) as book:
        for sheet, row in rows:
            book.append(sheet, row)
    return file


def members(file):
    """Each file of the archive by name, as bytes."""
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def read(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_sheet_is_a_file_with_its_headings():
    files = members(book_of((SECOND, (1, "a,b")), (FIRST, (2, 'c"\nd'))))
    assert {name: read(data) for name, data in files.items()} == {
        "Red flags.csv": [["Number", "Text"], ["2", 'c"\nd']],
        "Answers.csv": [["Number", "Text"], ["1", "a,b"]],
    }


def test_every_field_is_quoted_and_lines_end_as_in_rfc_4180():
    files = members(book_of((FIRST, (1, None))))
    assert files["Red flags.csv"] == b'"Number","Text"\r\n"1",""\r\n'


def test_a_sheet_only_when_needed_comes_with_its_first_row():
    assert list(members(book_of())) == ["Red flags.csv", "Answers.csv"]
    assert "Long text.csv" in members(book_of((NEEDED, (1, "a"))))


@pytest.mark.parametrize("bom", [True, False])
def test_utf_8_with_and_without_a_mark(bom):
    files = members(book_of((FIRST, (1, "Grüße 👍")), bom=bom))
    assert [data[:3] == b"\xef\xbb\xbf" for data in files.values()] == [bom, bom]
    assert read(files["Red flags.csv"])[1] == ["1", "Grüße 👍"]


@pytest.mark.parametrize(("kind", "value", "field"), VALUES.values(), ids=VALUES)
def test_values_as_fields(kind, value, field):
    sheet = replace(FIRST, columns=(Column("Value", lambda row: row[0], "It.", kind),))
    [data] = members(book_of((sheet, (value,)), sheets=[sheet])).values()
    assert read(data)[1] == [field]


def test_texts_of_any_length_stand_whole():
    text = "x" * 100_000
    csv.field_size_limit(len(text))
    assert read(members(book_of((FIRST, (1, text))))["Red flags.csv"])[1][1] == text


def test_a_reduced_copy_of_a_sheet_takes_rows_of_the_whole_one():
    reduced = replace(FIRST, columns=FIRST.columns[:1])
    files = members(book_of((FIRST, (1, "left out")), sheets=[reduced]))
    assert read(files["Red flags.csv"]) == [["Number"], ["1"]]


def test_rows_are_counted_and_extended():
    with open_csv_book(io.BytesIO(), [FIRST, SECOND], bom=False) as book:
        book.extend(FIRST, iter([(1, "a"), (2, "b")]))
        assert book.rows == {"Red flags": 2, "Answers": 0}


def test_the_checksum_is_that_of_the_files_without_their_mark():
    file = io.BytesIO()
    with open_csv_book(file, [FIRST, SECOND, NEEDED], bom=True) as book:
        book.append(SECOND, (1, "ü"))
        before = book.checksum
        book.append(FIRST, (2, "b"))
        checksum = book.checksum
    files = b"".join(data[3:] for data in members(file).values())
    assert checksum == hashlib.sha256(files).hexdigest() != before


def test_the_checksum_leaves_out_what_is_no_data():
    about = replace(FIRST, title="About", data=False)
    with open_csv_book(io.BytesIO(), [FIRST, about], bom=False) as book:
        before = book.checksum
        book.append(about, (1, "today"))
        assert book.checksum == before


def test_the_same_rows_give_the_same_bytes():
    rows = [(FIRST, (1, "a")), (SECOND, (2, "b"))]
    file = book_of(*rows)
    assert file.getvalue() == book_of(*rows).getvalue()
    with zipfile.ZipFile(file) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}


def test_a_failed_export_leaves_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    file = io.BytesIO()
    with (
        pytest.raises(ZeroDivisionError),
        open_csv_book(file, [FIRST], bom=True) as book,
    ):
        book.append(FIRST, (1 / 0, "a"))
    assert (file.getvalue(), list(tmp_path.iterdir())) == (b"", [])


def test_a_finished_export_leaves_no_temporary_file(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    book_of((FIRST, (1, "a")))
    assert list(tmp_path.iterdir()) == []


def test_files_are_read_in_blocks(monkeypatch):
    rows = [(FIRST, (number, "ü")) for number in range(100)]
    whole = book_of(*rows).getvalue()
    monkeypatch.setattr(csv_book, "BLOCK", 7)
    assert len(members(book_of(*rows))["Red flags.csv"]) == len(
        members(io.BytesIO(whole))["Red flags.csv"]
    )

"""Whatever people type, in whichever column of whichever sheet, comes back as text.

Columns are taken from their declarations, so that a new one is covered by being
declared. Their own `get` is asked, of a row in which everything is what was typed.
"""

import csv
import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.export.schema import declared
from scorecards.panel.debrief import sheets as debrief
from scorecards.workbooks.columns import Kind, Sheet
from scorecards.workbooks.csv_book import open_csv_book
from scorecards.workbooks.csv_text import unguarded
from scorecards.workbooks.long_text import LONG_TEXT, LongTextRow
from scorecards.workbooks.tables import open_book
from scorecards.workbooks.text import CONTINUED, clean, parts
from tests.scorecards.export.payloads import CAME_AS_TYPED, MADE_VISIBLE
from tests.scorecards.export.reading_back import opened, rows

SHORT = [*CAME_AS_TYPED.values(), *(typed for typed, _ in MADE_VISIBLE.values())]
LONG = ["x" * 40_000, "=1+1\n" * 8_000]
PIECES = st.sampled_from([*SHORT, ";", "|", "'", "＝1"])
TEXTS = st.lists(
    st.lists(PIECES, min_size=1, max_size=3).map("".join)
    | st.text(st.characters(codec=None), min_size=1),
    min_size=1,
    max_size=6,
)
FORMULAS = tuple("=+-@＝＋－＠")

# A column of words of ours says in its `values` which ones there are.
OUR_WORDS = [("Recommendations", "Contradicts its score")]


class Typed(str):
    """A row in which all that can be asked for, and gone through, is what was typed."""

    def __getattribute__(self, name):
        return super().__getattribute__(name) if name.startswith("__") else self

    def __call__(self, *args, **options):
        return self

    def __iter__(self):
        return iter([self])


def is_free(column):
    """Whether people's text stands there, rather than one of our words."""
    return column.kind in (Kind.TEXT, Kind.LONG_TEXT) and not column.values


def of_typed(sheet):
    """The sheet for rows of a number and a text, with its free text alone."""

    def of_text(column):
        def get(row):
            if isinstance(row, LongTextRow):  # of what went on there
                return column.get(row)
            return str(column.get(Typed(row[1]))) if is_free(column) else None

        return replace(column, get=get)

    columns = tuple(map(of_text, sheet.columns))
    return replace(sheet, columns=columns, key=lambda row: str(row[0]))


OF_DEBRIEF = [each for each in vars(debrief).values() if isinstance(each, Sheet)]
BOOKS = {
    "export": [of_typed(sheet) for sheet in declared()],
    "debrief": [of_typed(sheet) for sheet in (*OF_DEBRIEF, LONG_TEXT)],
}
TEXTS_OF_ALL = [*SHORT, *LONG]


@pytest.fixture(scope="module", params=BOOKS)
def sheets(request):
    return BOOKS[request.param]


@pytest.fixture(scope="module")
def workbook(sheets):
    """One that has every payload in every column of free text."""
    return workbook_of(sheets, TEXTS_OF_ALL)


@pytest.fixture(scope="module")
def csv_fields(sheets):
    """The same from CSV, by column, as they stand there."""
    return found(sheets, read_csv(sheets, TEXTS_OF_ALL))


def rows_of(sheet, texts):
    """Those of Long text fit their cells, as the parts of a long one do."""
    return [
        (number, text)
        for number, text in enumerate(texts)
        if sheet.title != LONG_TEXT.title or len(parts(clean(text))) == 1
    ]


def expected(sheets, texts):
    """What is to be read in each column of free text, top down."""
    return {
        (sheet.title, column.heading): [
            clean(column.get(row)) for row in rows_of(sheet, texts)
        ]
        for sheet in sheets
        for column in sheet.columns
        if is_free(column)
    }


def found(sheets, rows_by_title):
    """What is read in each column of free text, top down."""
    return {
        (sheet.title, column.heading): [
            row[column.heading] for row in rows_by_title[sheet.title]
        ]
        for sheet in sheets
        for column in sheet.columns
        if is_free(column)
    }


def workbook_of(sheets, texts):
    file = io.BytesIO()
    with open_book(file, sheets) as book:
        # Long text first, so that its own rows come before those that go on there.
        for sheet in sorted(sheets, key=lambda sheet: sheet.title != LONG_TEXT.title):
            book.extend(sheet, rows_of(sheet, texts))
    return file


def read_workbook(file, sheets, texts):
    """Rows by title, with what goes on on Long text back in its cells."""
    by_title = {sheet.title: rows(file, sheet.title) for sheet in sheets}
    own = len(rows_of(LONG_TEXT, texts))
    long_texts = by_title[LONG_TEXT.title]
    by_title[LONG_TEXT.title] = long_texts[:own]
    for part in long_texts[own:]:
        row = by_title[part["Sheet"]][int(part["Row key"])]
        before = row[part["Column"]]
        if part["Part"] == 1:
            assert before.endswith(CONTINUED)
            before = ""
        row[part["Column"]] = before + part["Text"]
    return by_title


def read_csv(sheets, texts):
    """Rows by title, as a program reads them that knows nothing of guards."""
    file = io.BytesIO()
    with open_csv_book(file, sheets, bom=True) as book:
        for sheet in sheets:
            book.extend(sheet, rows_of(sheet, texts))
    csv.field_size_limit(1_000_000)
    with zipfile.ZipFile(file) as archive:
        return {
            name.removesuffix(".csv"): _dicts(archive.read(name))
            for name in archive.namelist()
        }


def _dicts(data):
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, strict=True))


def without_guards(fields):
    return {
        where: [unguarded(field) for field in column]
        for where, column in fields.items()
    }


def test_columns_without_values_declared_are_those_of_peoples_text(sheets):
    columns = [
        (sheet.title, column.heading)
        for sheet in sheets
        for column in sheet.columns
        if is_free(column) and column.get((1, "=1+1")) != "=1+1"
    ]
    assert columns == [each for each in OUR_WORDS if each in columns]


def test_every_payload_comes_back_from_a_workbook(sheets, workbook):
    read = read_workbook(workbook, sheets, TEXTS_OF_ALL)
    assert found(sheets, read) == expected(sheets, TEXTS_OF_ALL)


def test_no_payload_makes_a_formula_an_error_or_a_link(workbook):
    for sheet in opened(workbook):
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "n"}
        assert not sheet._hyperlinks


def test_every_payload_comes_back_from_csv(sheets, csv_fields):
    assert without_guards(csv_fields) == expected(sheets, TEXTS_OF_ALL)


def test_no_payload_begins_a_formula_in_csv(csv_fields):
    assert [
        (where, field)
        for where, column in csv_fields.items()
        for field in column
        if field.strip().startswith(FORMULAS)
    ] == []


@settings(max_examples=10, deadline=None)
@given(texts=TEXTS)
def test_any_text_comes_back_from_both(texts):
    sheets = BOOKS["export"]
    file = workbook_of(sheets, texts)
    from_workbook = found(sheets, read_workbook(file, sheets, texts))
    assert from_workbook == expected(sheets, texts)
    assert without_guards(found(sheets, read_csv(sheets, texts))) == from_workbook

"""Sheets with some of their columns: `Sheet.only`."""

from scorecards.workbooks.columns import Column, Sheet
from tests.scorecards.export.made import book
from tests.scorecards.export.reading_back import cells, opened

WHOLE = Sheet(
    title="People",
    table="People",
    frozen=2,
    key=lambda row: row["ID"],
    columns=(
        Column("ID", lambda row: row["ID"], "Number."),
        Column("Name", lambda row: row["Name"], "Name.", names_candidate=True),
        Column("Notes", lambda row: row["Notes"], "Notes.", free_text=True),
    ),
)
ROW = {"ID": "7", "Name": "Ada Park", "Notes": "Knows the work."}


def without_names():
    return WHOLE.only(lambda column: not column.names_candidate)


def test_only_those_columns_are_kept():
    assert without_names().headings == ["ID", "Notes"]
    assert WHOLE.only(lambda column: not column.free_text).headings == ["ID", "Name"]


def test_of_those_in_sight_the_rest_stays_in_sight():
    sheet = without_names()
    assert (sheet.frozen, sheet.key(ROW)) == (1, "7")
    workbook = opened(book([(sheet, [ROW])]))
    assert workbook["People"].freeze_panes == "B2"


def test_a_book_takes_rows_for_the_whole_sheet():
    file = book([(without_names(), [])], also=[(WHOLE, [ROW])])
    assert cells(file, "People") == [["ID", "Notes"], ["7", "Knows the work."]]

"""Charts of Excel's own beside a table, drawn from its cells."""

from openpyxl.chart import BarChart, Reference

from scorecards.workbooks.columns import Bars, Column, Kind
from tests.scorecards.export.libreoffice import printed
from tests.scorecards.export.made import made
from tests.scorecards.export.reading_back import opened

COLUMNS = [
    Column("Level", lambda row: row[0], "A level."),
    Column("Rating", lambda row: row[1], "A rating.", Kind.RATING),
    Column("Count", lambda row: row[2], "A count.", Kind.NUMBER, bars=Bars()),
]
ROWS = [("Junior", 2, 7), ("Mid", 3, 12), ("Senior", 5, 4)]


def counts(worksheet, rows):
    """How many of each level."""
    chart = BarChart()
    chart.title = "By level"
    chart.x_axis.delete = chart.y_axis.delete = False  # openpyxl hides them otherwise
    chart.add_data(
        Reference(worksheet, min_col=3, min_row=1, max_row=rows + 1),
        titles_from_data=True,
    )
    chart.set_categories(Reference(worksheet, min_col=1, min_row=2, max_row=rows + 1))
    yield chart, "E2"


def with_chart(rows):
    return made(COLUMNS, rows, charts=counts)


def test_a_chart_shows_the_cells_of_the_table():
    [chart] = opened(with_chart(ROWS))["Made"]._charts
    [series] = chart.series
    assert series.val.numRef.f == "'Made'!$C$2:$C$4"
    assert series.cat.numRef.f == "'Made'!$A$2:$A$4"
    corner = chart.anchor._from
    assert (corner.col, corner.row) == (4, 1)


def test_table_and_shades_are_there_beside_it():
    sheet = opened(with_chart(ROWS))["Made"]
    assert sheet.tables["Made"].ref == "A1:C4"
    assert len(sheet.conditional_formatting) == 2


def test_without_rows_there_is_nothing_to_draw():
    assert not opened(with_chart([]))["Made"]._charts


def test_libreoffice_draws_it():
    without, drawn = printed(made(COLUMNS, ROWS), with_chart(ROWS))
    assert len(drawn) > len(without) + 1_000

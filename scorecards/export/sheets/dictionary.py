"""The sheet Data dictionary: every column of every sheet, from its declaration."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from scorecards.workbooks.columns import Column, Kind, Paper, Sheet
from scorecards.workbooks.text import RULES


class Entry(NamedTuple):
    sheet: str
    column: str
    meaning: str
    unit: str
    values: str


DICTIONARY = Sheet[Entry](
    title="Data dictionary",
    table="DataDictionary",
    data=False,
    paper=Paper(("Sheet", "Column", "Meaning"), upright=True, tall=2),
    columns=(
        Column("Sheet", lambda row: row.sheet, "Title of a sheet.", width=16),
        Column("Column", lambda row: row.column, "Heading of a column.", width=26),
        Column(
            "Meaning",
            lambda row: row.meaning,
            "What the column holds.",
            Kind.LONG_TEXT,
            90,
        ),
        Column("Unit", lambda row: row.unit, "Unit or type of the values.", width=24),
        Column(
            "Values",
            lambda row: row.values,
            "Possible values; empty when any value is possible.",
            Kind.LONG_TEXT,
            45,
        ),
    ),
)


def entries(sheets: Iterable[Sheet[Any]], text_rules: str = RULES) -> Iterator[Entry]:
    """An entry for each column, then the rules that hold for all text."""
    for sheet in sheets:
        for column in sheet.columns:
            yield Entry(
                sheet.title,
                column.heading,
                column.meaning,
                column.unit or column.kind.default_unit,
                column.values,
            )
    yield Entry("All sheets", "All text", text_rules, "text", "")

"""The sheet Data dictionary: every column of every sheet, from its declaration."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from scorecards.workbooks.columns import Column, Kind, Paper, Sheet
from scorecards.workbooks.text import RULES


class Entry(NamedTuple):
    sheets: str
    column: str
    meaning: str
    unit: str
    values: str


DICTIONARY = Sheet[Entry](
    title="Data dictionary",
    table="DataDictionary",
    data=False,
    paper=Paper(("Sheets", "Column", "Meaning"), upright=True, tall=2),
    columns=(
        Column(
            "Sheets",
            lambda row: row.sheets,
            "Titles of the sheets that have the column.",
            Kind.LONG_TEXT,
            22,
        ),
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
    """An entry for each column, once for all sheets that have it, then for all text."""
    titles: dict[tuple[str, str, str, str], list[str]] = {}
    for sheet in sheets:
        for column in sheet.columns:
            unit = column.unit or column.kind.default_unit
            meaning = (column.heading, column.meaning, unit, column.values)
            titles.setdefault(meaning, []).append(sheet.title)
    for meaning, having in titles.items():
        yield Entry(", ".join(having), *meaning)
    yield Entry("All sheets", "All text", text_rules, "text", "")

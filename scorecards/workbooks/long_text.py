"""The sheet Long text: what did not fit its cell, whole, in numbered parts."""

from typing import NamedTuple

from scorecards.workbooks.columns import Column, Kind, Sheet


class LongTextRow(NamedTuple):
    sheet: str
    column: str
    key: str
    part: int
    of: int
    text: str


LONG_TEXT = Sheet[LongTextRow](
    title="Long text",
    table="LongText",
    only_when_needed=True,
    columns=(
        Column("Sheet", lambda row: row.sheet, "Sheet of the cell."),
        Column("Column", lambda row: row.column, "Column of the cell.", width=18),
        Column(
            "Row key",
            lambda row: row.key,
            "Row of the cell: the scorecard's ID, then what identifies the row within "
            "it, such as the question ID.",
            width=34,
        ),
        Column(
            "Part",
            lambda row: row.part,
            "Number of the part, from 1; join the parts in this order to get the text.",
            Kind.NUMBER,
            7,
        ),
        Column("Of", lambda row: row.of, "How many parts there are.", Kind.NUMBER, 7),
        Column("Text", lambda row: row.text, "The part.", Kind.LONG_TEXT, 90),
    ),
)

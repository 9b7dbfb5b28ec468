"""Sheets that show a page as it stands: projected, printed, and read without a key."""

from collections.abc import Callable
from typing import Any, NamedTuple

from scorecards.workbooks.columns import Bars, Column, Kind, Sheet, Value

PROJECTED = 120  # per cent: read from the other end of a table
PRINTED_LINES = 27  # of a row: paper does not scroll


class Fact(NamedTuple):
    item: str
    value: str | int


def plain_column(
    name: str,
    get: Callable[[Any], Value],
    kind: Kind = Kind.TEXT,
    width: int = 14,
    bars: Bars | None = None,
) -> Column[Any]:
    """Without a meaning: here the headings stand for themselves, as on the page."""
    return Column(name, get, "", kind, width, bars=bars)


def facts_sheet(title: str, *, data: bool) -> Sheet[Fact]:
    return Sheet[Fact](
        title=title,
        table=title,
        data=data,
        most_lines=PRINTED_LINES,
        zoom=PROJECTED,
        key=lambda row: row.item,
        columns=(
            plain_column("Item", lambda row: row.item, Kind.LONG_TEXT, 44),
            plain_column("Value", lambda row: row.value, Kind.LONG_TEXT, 90),
        ),
    )

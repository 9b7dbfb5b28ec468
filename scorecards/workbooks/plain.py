"""Sheets that show a page as it stands: projected, printed, and read without a key."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from scorecards.workbooks.columns import Bars, Column, Kind, Sheet, Value
from scorecards.workbooks.text import clean

PROJECTED = 120  # per cent: read from the other end of a table
PRINTED_LINES = 27  # of a row: paper does not scroll


HEADING_LENGTH = 100  # Excel allows 255 characters in the heading of a table


def plain_heading(text: str) -> str:
    """As a heading of a table that is made of what people typed.

    A table names its columns a second time, where nothing but plain text agrees with
    the cell: no line ends, no control characters, nothing that reads as encoded.
    """
    line = " ".join(clean(text).split())
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "-", line)[:HEADING_LENGTH]


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

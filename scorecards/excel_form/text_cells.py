"""Text split over cells so that all of it shows, and joined again when read."""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import TypeVar

from scorecards.workbooks.text import clean, encoded

Row = TypeVar("Row")

MAX_LINES = 26  # of a row: Excel makes none higher than 409 points

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# Two halves of one character, as a program may have escaped them.
HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def lines(text: str, width: int) -> list[str]:
    """The text as it wraps in a column of so many characters; joined it is the text."""
    line = rf"[^\n]{{0,{width - 1}}}(?:[ \n]|\Z)|[^\n]{{{width}}}"
    return [found for found in re.findall(line, text) if found]


def pieces(text: str, width: int) -> list[str]:
    """Clean text cut where rows would grow too high; joined it is the text.

    Such a piece is far shorter than what a cell can hold.
    """
    wrapped = lines(clean(text), width)
    starts = range(0, len(wrapped), MAX_LINES)
    return ["".join(wrapped[n : n + MAX_LINES]) for n in starts] or [""]


def as_written(piece: str) -> str:
    """The text escaped for the file, so that every program reads back the same."""
    if piece and not piece.strip():  # openpyxl would let readers drop such blanks
        return f"_x{ord(piece[0]):04X}_{piece[1:]}"
    return encoded(piece)


def as_read(text: str) -> str:
    """What Excel shows for a text of the file; openpyxl undoes no escape."""
    plain = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return clean(HALVES.sub(_joined, plain))


def _joined(match: re.Match[str]) -> str:
    return match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def numbered(key: str, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Keys for the cells that share one text, in their order."""
    for number, text in enumerate(texts):
        yield (f"{key}+{number}" if number else key), text


def is_continued(key: str) -> bool:
    return "+" in key


def joined(key: str, rows: Mapping[str, Row]) -> Iterator[Row]:
    """The rows that share one text, in their order."""
    yield rows[key]
    for number in count(1):
        if not (row := rows.get(f"{key}+{number}")):
            return
        yield row

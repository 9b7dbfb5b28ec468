"""The cells of a text file with separators, in whichever way it was written."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

from scorecards.uploads.limits import UnreadableError

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
QUOTED = re.compile(r'"[^"]*"')
HEAD = 20  # lines, within which the headings are


def rows_of(text: str, separator: str) -> Iterator[list[str]]:
    """Every row, blank ones too. Formulas are text like any other.

    Raises `UnreadableError`.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableError(
                f"Row {number} can’t be read: a quotation mark is missing or extra, or "
                "a cell is very long. Correct it and upload the file again."
            ) from error
        yield [] if number == 1 and names_separator(text) else row


def likely_separator(text: str, likeness: Callable[[list[str]], int]) -> str:
    """The one that the first line names; else the one that gives the best headings,
    as ``likeness`` judges a row; else the commonest."""
    if names_separator(text):
        return text[4]
    lines = [line for line in _first_lines(text) if line.strip()][:HEAD]
    bare = QUOTED.sub("", "\n".join(lines))

    def rank(separator: str) -> tuple[int, int]:
        rows = (QUOTED_CELL.sub(r"\1", line).split(separator) for line in lines)
        return max(map(likeness, rows), default=0), bare.count(separator)

    return max(SEPARATORS, key=rank)


QUOTED_CELL = re.compile(r'"([^",;|\t]*)"')


def _first_lines(text: str) -> list[str]:
    return list(islice(text[:200_000].splitlines(), HEAD * 2))


def names_separator(text: str) -> bool:
    """As ``sep=;``, which Excel writes and reads."""
    return text[:4].lower() == "sep=" and text[4:5] in tuple(SEPARATORS)

"""The cells of a text file with separators, in whichever way it was written."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from scorecards.uploads.limits import UnreadableError

SEPARATORS = ",;\t"
QUOTED = re.compile(r'"[^"]*"')
NOT_TEXT = (
    "This file is neither CSV nor an Excel workbook. Save the list as one of them and "
    "upload that."
)


def read_text(content: bytes) -> Iterator[list[str]]:
    """Every row, blank ones too. Formulas are text like any other.

    Raises `UnreadableError`.
    """
    text = decode(content)
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=_separator(text), strict=True
    )
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
        yield [] if number == 1 and _names_separator(text) else row


def decode(content: bytes) -> str:
    """UTF-8 or UTF-16 with a mark; UTF-8 without; else what Excel on Windows writes."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise UnreadableError(NOT_TEXT)


def _separator(text: str) -> str:
    """The most frequent one of the first line, or the one that the line names."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    if _names_separator(text):
        return text[4]
    bare = QUOTED.sub("", line)
    return max(SEPARATORS, key=bare.count)


def _names_separator(text: str) -> bool:
    """As ``sep=;``, which Excel writes and reads."""
    return text[:4].lower() == "sep=" and text[4:5] in tuple(SEPARATORS)

"""From a file's bytes to clean lines, whatever it was saved with."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from glossary.page_import.page import Line, UnusablePageError

MAX_BYTES = 1_000_000
MAX_LINES = 3_000
MAX_LINE_LENGTH = 20_000
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)
_MARKER = re.compile(
    r"(?P<marker>[•●○◦▪■□‣⁃∙·►➢✓✔]|[-*+–—](?=\s|$)|\d{1,2}[.)](?=\s))\s*(?P<text>.*)"
)
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes) -> str:
    """The text in UTF-8, UTF-16 or, as old Windows programs save it, Windows-1252.

    Raises `UnusablePageError` for what is too large or no text.
    """
    if len(content) > MAX_BYTES:
        raise UnusablePageError(
            "The file is larger than 1 MB. Check that it is the right file."
        )
    try:
        text = _decoded(content)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise UnusablePageError("This is not a text file. Save the page as plain text.")
    return text


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF_16):
        return content.decode("utf-16")
    if content[1:20:2] and not any(content[1:20:2]):
        return content.decode("utf-16-le")  # without a mark, as some editors save
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def clean_lines(text: str) -> list[Line]:
    """The lines that are not blank. Raises `UnusablePageError` for what has no end."""
    rows = _LINE_END.split(text)
    if len(rows) > MAX_LINES:
        raise UnusablePageError(
            f"The page has {len(rows):,} lines; the limit is {MAX_LINES:,}. "
            "Check that it is the right file."
        )
    return list(_lines(rows))


def source_rows(text: str) -> list[str]:
    """All lines as they are on the page, numbered from 1."""
    return [_cleaned(row) for row in _LINE_END.split(text)]


def _lines(rows: list[str]) -> Iterator[Line]:
    gap, held = False, ""
    for number, row in enumerate(rows, start=1):
        text = _cleaned(row, number)
        if not text:
            gap = True
            continue
        found = _MARKER.fullmatch(text)
        marker, text = (found["marker"], found["text"]) if found else (held, text)
        if not text:  # a bullet alone belongs to the line below
            held = marker
            continue
        yield Line(number, text, marker, gap)
        gap, held = False, ""


def _cleaned(row: str, number: int | None = None) -> str:
    """One kind of space, composed accents, nothing that cannot be seen."""
    if number and len(row) > MAX_LINE_LENGTH:
        raise UnusablePageError(
            f"This line has {len(row):,} characters. Check that it is the right file.",
            number,
        )
    row = unicodedata.normalize("NFC", _INVISIBLE.sub("", row))
    return _BOLD.sub(r"\1", " ".join(row.split()))

"""What people typed, as a cell can hold it: nothing lost unseen, nothing executed."""

import re
from bisect import bisect_right

CELL_LIMIT = 32_767  # characters in a cell of Excel, in UTF-16 units
CONTINUED = " … [continued on the sheet Long text]"

CLEANING = (
    "Line ends are \\n. Control characters, which a workbook cannot hold, appear as "
    "their pictures (U+0000 as U+2400 and so on), broken characters as U+FFFD."
)
RULES = (
    f"Text is kept as it was typed, always as text and never as a formula. {CLEANING} "
    f"Text over {CELL_LIMIT:,} characters ends with “{CONTINUED.strip()}” and is "
    "complete, in parts, on that sheet."
)

LINE_END = re.compile("\r\n?")
UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ as the character of that number.
LOOKS_ENCODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# In UTF-16 a character takes two units at most, and encoding at most doubles them.
SURELY_FITS = CELL_LIMIT // 4


def clean(text: str) -> str:
    """The text with one kind of line end, and with pictures for what XML forbids."""
    if text.isprintable():  # so are most texts, and this is quick
        return text
    return UNWRITABLE.sub(_visible, LINE_END.sub("\n", text))


def encoded(text: str) -> str:
    """As it stands in the file, so that Excel reads back what was given."""
    return LOOKS_ENCODED.sub("_x005F_", text) if "_x" in text else text


def parts(text: str) -> list[str]:
    """Clean text cut into pieces of which each fits a cell; one if all of it does."""
    if len(text) <= SURELY_FITS:
        return [text]
    pieces = []
    while text:
        piece = _beginning(text, CELL_LIMIT)
        pieces.append(piece)
        text = text[len(piece) :]
    return pieces


def shortened(text: str) -> str:
    """As much of a text that fits no cell as fits one, and the word that it goes on."""
    return _beginning(text, CELL_LIMIT - len(CONTINUED)) + CONTINUED


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def _beginning(text: str, units: int) -> str:
    """The longest beginning that takes no more UTF-16 units, as encoded."""
    lengths = range(1, min(len(text), units) + 1)
    fitting = bisect_right(lengths, units, key=lambda n: _units(text[:n]))
    return text[:fitting]


def _units(text: str) -> int:
    return len(encoded(text).encode("utf-16-le")) // 2

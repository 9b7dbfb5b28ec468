"""Text of any usual encoding, and text made fit to show."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from glossary.resumes.refusals import Refusal, RefusedError

_MARKS = {BOM_UTF8: "utf-8-sig", BOM_UTF16_LE: "utf-16", BOM_UTF16_BE: "utf-16"}
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, halves of surrogate pairs, and what turns the reading direction around.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def decode(content: bytes) -> str:
    """Raises RefusedError for what is no text in any encoding."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if unmarked := _utf_16_without_mark(content):
        return content.decode(unmarked, errors="replace")
    if _is_binary(content):
        raise RefusedError(Refusal.NOT_TEXT)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def tidy(text: str) -> str:
    """One kind of line end; without what cannot be shown."""
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text)).strip("\n")


def _utf_16_without_mark(content: bytes) -> str | None:
    """Text of the Latin alphabet has a NUL in every second byte then."""
    sample = content[:2000]
    pairs = len(sample) // 2
    if len(content) % 2 or not pairs:
        return None
    if sample[1::2].count(0) > 0.7 * pairs and sample[::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * pairs and sample[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return None


def _is_binary(content: bytes) -> bool:
    """More than one byte in 50 that no text holds; a stray one or two are forgiven."""
    unfit = len(content) - len(content.translate(None, _CONTROLS))
    return unfit > 2 + len(content) // 50


_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\f\r\x1b")

"""Letters as they are compared, in the whole product: names, terms, searches, words.

Without case and accents, with one kind of hyphen, quote and space, and without what
nobody can see. Whoever compares texts builds on `plain`, character by character.
"""

import re
import unicodedata
from functools import lru_cache

HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d")
QUOTES = frozenset(
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u2018\u2019\u201a\u201b\u2032\u2035\uff07"
)
# Letters that Unicode does not take apart.
UNDECOMPOSED = {
    **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"},
    **{"þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ə": "e", "ɨ": "i"},
    # Persian and Urdu keyboards, and Arabic ones, write the same names apart.
    **{"\u06cc": "\u064a", "\u0649": "\u064a", "\u06a9": "\u0643", "\u06c1": "\u0647"},
}
# Blank, though of a category of letters, marks or symbols.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def is_invisible(character: str) -> bool:
    """Marks of direction, joiners, byte order marks, soft hyphens, fillers."""
    return (
        unicodedata.category(character) == "Cf"
        or character in BLANK
        or "\ufe00" <= character <= "\ufe0f"  # they choose a look of what is before
    )


@lru_cache(maxsize=2**14)
def plain(character: str) -> str:
    """What one character counts as: one or several, or nothing."""
    if character.isascii():
        if character.isspace():
            return " "
        return "'" if character == "`" else character.lower()
    if character in HYPHENS and character != "\u00ad":
        return "-"
    if character in QUOTES:
        return "'"
    if character.isspace():
        return " "
    if is_invisible(character):
        return ""
    apart = unicodedata.normalize("NFKD", character)
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    small = bare.casefold()
    return "".join(UNDECOMPOSED.get(each, each) for each in small)


def normalize(text: str) -> str:
    """Small letters without accents; punctuation and spaces stay where they are."""
    if text.isascii() and "`" not in text and text.isprintable():
        return text.lower()
    return "".join(map(plain, text))


def normalize_with_places(text: str) -> tuple[str, list[int]]:
    """The normalized text, and for each of its characters the place in ``text``."""
    if text.isascii():
        return "".join(map(plain, text)), list(range(len(text)))
    parts = [plain(each) for each in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts), places


# Written without spaces between words: Han, Kana, Hangul.
UNSPACED = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\u1100-\u11ff\U00020000-\U0003ffff"
)
IS_UNSPACED = re.compile(rf"[{UNSPACED}]+")
BETWEEN_UNSPACED = re.compile(rf"(?<=[{UNSPACED}])[ ·・]+(?=[{UNSPACED}])")


def search_text(text: str) -> str:
    """For searching and sorting: *Łódź* is ``lodz``, *O’Brien* is ``obrien``."""
    spaced = (
        normalize(unicodedata.normalize("NFC", text)).replace("'", "").replace("-", " ")
    )
    return BETWEEN_UNSPACED.sub("", " ".join(spaced.split()))

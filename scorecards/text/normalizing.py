"""Text as people compare names: without capitals and accents."""

import unicodedata

# Letters that Unicode does not take apart.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold(text: str) -> str:
    return "".join(_fold_character(each) for each in text)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in ``text``."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    parts = [_fold_character(each) for each in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts), places


def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    apart = unicodedata.normalize("NFKD", character)
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return bare.casefold().translate(PLAIN)

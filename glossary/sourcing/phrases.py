"""A name from the glossary, as a search box takes it."""

import re
import unicodedata

# Straight, curly, low, angled, ditto and full-width; apostrophes are no quotes.
DOUBLE_QUOTES = '"“”„‟«»‹›″‶〝〞〟＂'
# A wildcard, and an escape that would swallow the quote after it.
UNWANTED = "*\\"
BLANKED = str.maketrans(dict.fromkeys(DOUBLE_QUOTES + UNWANTED, " "))
STRAIGHT = str.maketrans(dict.fromkeys("‘’‚‛′", "'"))
OPERATORS = {"AND", "OR", "NOT", "NEAR"}


def phrase(text: str) -> str:
    """The words to look for, on one line; blank where no letter or digit is left."""
    text = unicodedata.normalize("NFC", text).translate(BLANKED).translate(STRAIGHT)
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(text.split()) if any(map(str.isalnum, text)) else ""


def quoted(phrase: str) -> str:
    """In straight quotes, unless it is one plain word that is no operator."""
    if phrase.isalnum() and phrase.upper() not in OPERATORS:
        return phrase
    return f'"{phrase}"'


def words(text: str) -> list[str]:
    """As an engine counts them: R&D and third-party are two words each."""
    return re.findall(r"\w+", text.casefold())

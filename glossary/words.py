"""Words as they are compared: without case, accents and plural; with one error.

The rules are few and the same for the glossary and for what people type, so that it
does not matter whether a stem is a real word.
"""

import re
import string
from collections.abc import Iterator
from functools import lru_cache

from glossary import letters

WORD = re.compile(r"[^\W_]+[+#]*")  # C++ and C# are words too
LETTERS = string.ascii_lowercase + string.digits
MIN_PLURAL_LENGTH = 4  # K8s is none
MIN_MISSPELT_LENGTH = 4
ENDS_IN_S = ("ss", "us", "is")
MIN_BRITISH_LENGTH = 6
_AMERICAN = [
    (re.compile(pattern), american)
    for pattern, american in (
        (r"is(?=(?:ation|ational|e|ed|er|ing)$)", "iz"),
        (r"(?<=dg)e(?=ment$)", ""),
        (r"our(?=(?:al|ed|er|ing|s)?$)", "or"),
        (r"tre$", "ter"),
        (r"(?<=lic|def|off)ence$", "ense"),
        (r"ll(?=(?:ed|er|ing|or)$)", "l"),
        (r"(?<=gram)me$", ""),
    )
]


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def fold(text: str) -> str:
    """Small letters without accents and apostrophes."""
    return letters.fold(text).replace("'", "")


def words_of(text: str) -> list[str]:
    """The folded words; those joined by a hyphen or the like count one by one."""
    return WORD.findall(fold(text))


def stem(word: str) -> str:
    """The same for a folded word and its plural."""
    if len(word) < MIN_PLURAL_LENGTH or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > MIN_PLURAL_LENGTH:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word if word.endswith(ENDS_IN_S) else word[:-1]


def one_form(word: str) -> str:
    """The same for a folded word, its plural, and how it is spelled in Britain."""
    form = stem(word)
    if len(form) >= MIN_BRITISH_LENGTH:
        for british, american in _AMERICAN:
            form = british.sub(american, form)
    return form


@lru_cache(maxsize=2**16)
def spelling(text: str) -> str:
    """All words as one: written apart, with a hyphen or together, it is the same."""
    return one_form("".join(words_of(text)))


def with_one_error(word: str) -> Iterator[str]:
    """Every word one typing error away: a letter too many, two swapped, a wrong one,
    one missing. About 72 for each letter (Norvig 2007, "How to write a spelling
    corrector"); none for a short word, which is near to too many others."""
    if len(word) < MIN_MISSPELT_LENGTH:
        return
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]

"""What interviewers jot down instead of a question: *age, kids?*, *own or rent?*.

A jotting is the whole text, so that *race condition?* and *system health?* are none.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from glossary.words import word_set

BEFORE = word_set(
    """
    a actual actually also an and any are been current did do does ever exact got had
    has have hows i if im in is its just many maybe me much no not now of ok okay or our
    please pls plz really so some still tell the then to us was were what whats when
    whens where which with you your youre youve
    """
)
AFTER = word_set(
    """
    actually again all already anyway at before btw currently daily ever exactly here
    last lately maybe month next not now often ok okay or over perhaps please pls plz
    presently previously recently regularly right since so soon still the then there
    these though to today too week year yet yourself days
    """
)
WITHOUT_TOPIC = word_set("address email location name phone surname")
"""Beside a jotting: *name, age?*."""

_BETWEEN = re.compile(r"[,;:+?!.]+(?=\s|$)|/|&|\s-+\s|\b(?:and|or)\b", re.IGNORECASE)
_SHORT = re.compile(r"\b(who|how|where|when) is\b")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def jotted(plain: str) -> Iterator[list[list[str]]]:
    """The text as one jotting, then as several: each in its forms, from all of its
    words to those that are left without the ones that people write around it."""
    for parts in ([plain], _BETWEEN.split(plain)):
        yield [forms for part in parts if (forms := _forms(written_as_one(part)))]


def written_as_one(text: str) -> str:
    """Small letters, a space between words, no apostrophes: *whos at home*."""
    return _SHORT.sub(r"\1s", " ".join(_WORD.findall(text.lower().replace("'", ""))))


def _forms(part: str) -> list[str]:
    words = part.split()
    before = len(list(takewhile(BEFORE.__contains__, words)))
    after = len(list(takewhile(AFTER.__contains__, reversed(words))))
    return [
        " ".join(words[start : len(words) - end])
        for start in range(before + 1)
        for end in range(after + 1)
        if start + end < len(words)
    ]

"""How well some words in a row make one job title.

The weights were set by hand on lines of our own; `tests/glossary/page_import` holds
lines that they were not set on, and says how many are split as a person would.
"""

import re
from collections.abc import Set

from glossary.page_import.titles.words import (
    BEFORE_HEADS,
    CONNECTORS,
    ENDS_OF_FIELDS,
    FIELDS,
    HEAD_ENDINGS,
    HEADS,
    LEADERS,
    LIKELY_WITHIN,
    OPEN_ENDED,
    OPENERS,
    SINGLE,
)

_RANK = re.compile(r"(?:i{1,3}|iv|v|[1-5])")
_GLUED = re.compile(r"[/&-]")

A_TITLE = -1.0  # so that fewer titles win where nothing else tells
HAS_HEAD = 3.0
LEADS_A_FIELD = 2.4
NO_HEAD = -3.0
SECOND_HEAD = -2.0
TITLE_WITHIN = -3.5
EARLIER_HEAD = -0.7  # Clinical *Nurse* Specialist
OPENER_WITHIN = -2.5
SAID_TWICE = -2.0
LONE_WORD = -3.5
LONE_HEAD = -2.5
KNOWN = 1.0  # for each word behind the first


def is_head(word: str) -> bool:
    """Whether a title can end with the word; of Developer/Tester the last counts."""
    last = _GLUED.split(word)[-1].removesuffix("s") if word else word
    return last in HEADS or last.endswith(HEAD_ENDINGS) or word in HEADS


def score(words: list[str], known: Set[str]) -> float:
    """Higher for what reads as a title; the words are in small letters."""
    if words[0] in CONNECTORS or words[-1] in CONNECTORS or _RANK.fullmatch(words[0]):
        return 4 * NO_HEAD
    total = A_TITLE + _head(words)
    total += _inner_heads(without_rank(words)) + _repeats(words)
    total += OPENER_WITHIN * sum(word in OPENERS for word in words[1:-1])
    total += -0.8 * (words[0] in LIKELY_WITHIN)
    if " ".join(words) in known:
        total += KNOWN * (len(words) - 1) + 0.5
    return total


def _head(words: list[str]) -> float:
    bare = without_rank(words)
    if len(bare) == 1:
        if not is_head(bare[0]):
            return NO_HEAD
        whole = _stands_alone(bare[0]) or len(words) > 1
        return HAS_HEAD + (LONE_HEAD if whole else LONE_WORD)
    if is_head(bare[-1]):
        return HAS_HEAD
    if bare[-1] == "senior":  # Audit Senior
        return HAS_HEAD - 2
    return _field_led(bare)


def _field_led(words: list[str]) -> float:
    """For Head of Quality and Director Clinical Operations."""
    for place, word in enumerate(words[:-1]):
        joined = words[place + 1] in ("of", "for")
        if word not in LEADERS or (word in OPENERS and not joined):
            continue
        field = words[place + 2 :] if joined else words[place + 1 :]
        if not field or len(field) > 5 or any(is_head(word) for word in field):
            return NO_HEAD
        return (LEADS_A_FIELD if joined else 0.4) + _field(field)
    return NO_HEAD


def _field(words: list[str]) -> float:
    if " ".join(words) in FIELDS or " ".join(words[-2:]) in FIELDS:
        return 1.5
    if words[-1] in ENDS_OF_FIELDS:
        return 0.6
    return -2.0 if words[-1].endswith(OPEN_ENDED) else 0.0


def _inner_heads(words: list[str]) -> float:
    total = 0.0
    for place, word in enumerate(words[:-1]):
        if words[place + 1] in ("of", "for") and word in LEADERS:
            continue
        if not is_head(word) or (word in LEADERS and not is_head(words[-1])):
            continue
        if _is_rank(words[place + 1]):
            total += TITLE_WITHIN
        elif word in BEFORE_HEADS:
            total += EARLIER_HEAD if place else 0
        else:
            total += TITLE_WITHIN if word in SINGLE else SECOND_HEAD
    return total


def _repeats(words: list[str]) -> float:
    named = [word for word in words if word not in CONNECTORS]
    return SAID_TWICE * (len(named) - len(set(named)))


def without_rank(words: list[str]) -> list[str]:
    """Engineer II and Qualified Person (QP) without what follows the head."""
    while len(words) > 1 and _is_rank(words[-1]):
        words = words[:-1]
    return words


def _is_rank(word: str) -> bool:
    return word[0] == "(" or _RANK.fullmatch(word) is not None


def _stands_alone(word: str) -> bool:
    return word in SINGLE or word.endswith(HEAD_ENDINGS[:3])

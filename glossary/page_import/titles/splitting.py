"""Finds the boundaries between titles: the division of the line that scores best."""

import re
from collections.abc import Set
from dataclasses import dataclass

from glossary.page_import.titles.scoring import NO_HEAD, is_head, score, without_rank
from glossary.page_import.titles.words import CONNECTORS, ENDS_OF_FIELDS, LEADERS

MAX_WORDS = 300
MAX_TITLE_LENGTH = 10  # words
LONG, LONG_JOINED = 4, 7  # a longer one may be two
_SEPARATOR = re.compile(r"\s*[,;|•·]\s*|\s+/\s+|\s+[-–—]\s+")
_PARENTHESES = re.compile(r"\s\(([^()]{1,60})\)")
_HELD = "\u2060"  # keeps a parenthesis's words together


@dataclass(frozen=True)
class Split:
    titles: list[str]
    doubtful: list[str]
    """Those of the titles that a person should look at."""


def split_titles(text: str, known: Set[str] = frozenset()) -> Split:
    """The titles of the line in their order and spelling.

    ``known`` are titles in small letters that are used elsewhere; they settle what
    the words leave open. Takes time in proportion to the line.
    """
    text = _PARENTHESES.sub(
        lambda found: f" ({found[1].replace(' ', _HELD)})", text.strip(" .")
    )
    titles: list[str] = []
    for piece in _rejoined(_pieces(text)):
        words = piece.split()
        whole = ", " in piece or piece.casefold() in known
        titles += [piece] if whole else _divided(words, known)
    titles = [title.replace(_HELD, " ") for title in titles]
    unsure = [title for title in titles if _is_doubtful(title, known)]
    return Split(titles, unsure)


def _pieces(text: str) -> list[str]:
    """Cut where a sign, or “and” behind a whole title, says so."""
    pieces = []
    for part in _SEPARATOR.split(text):
        words, start = part.split(), 0
        for place, word in enumerate(words):
            joins = word.casefold() in ("and", "or", "&") and place < len(words) - 1
            if joins and (place == start or _ends_title(words[start:place], words)):
                pieces.append(" ".join(words[start:place]))
                start = place + 1
        pieces.append(" ".join(words[start:]))
    return [piece for piece in pieces if piece]


def _ends_title(before: list[str], words: list[str]) -> bool:
    """Whether “and” joins titles here, not the words of one."""
    return is_head(before[-1].casefold()) and is_head(words[-1].casefold())


def _rejoined(pieces: list[str]) -> list[str]:
    """Manager, Clinical Operations is one title; so is QA / QC Engineer."""
    found: list[str] = []
    for piece in pieces:
        headless = not any(is_head(word.casefold()) for word in piece.split())
        if found and headless and _leads(found[-1]):
            found[-1] += f", {piece}"
        elif found and _is_acronym(found[-1]):
            found[-1] += f"/{piece}"
        else:
            found.append(piece)
    return found


def _leads(title: str) -> bool:
    return title.split()[-1].casefold() in LEADERS and ", " not in title


def _is_acronym(piece: str) -> bool:
    return piece.isupper() and piece.isalpha() and not is_head(piece.casefold())


def _divided(words: list[str], known: Set[str]) -> list[str]:
    """The best division, found from the front: each place by its best way there."""
    small = [word.casefold() for word in words]
    best = [0.0] + [float("-inf")] * len(words)
    start_of = [0] * (len(words) + 1)
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - MAX_TITLE_LENGTH), end):
            total = best[start] + score(small[start:end], known)
            if total > best[end] + 1e-9:
                best[end], start_of[end] = total, start
    titles, end = [], len(words)
    while end:
        titles.append(" ".join(words[start_of[end] : end]))
        end = start_of[end]
    return titles[::-1]


def _is_doubtful(title: str, known: Set[str]) -> bool:
    """Without a head, a common head alone, long, or with what may end another title."""
    words = title.casefold().replace(",", "").split()
    if " ".join(words) in known:
        return False
    if len(words) == 1 and is_head(words[0]):
        return score(words, known) < -1
    joined = any(word in CONNECTORS for word in words)
    last = without_rank(words)[-1]
    odd = not (is_head(last) or last in ENDS_OF_FIELDS | {"senior"})
    odd = odd or score(words, known) <= NO_HEAD
    return odd or len(words) > (LONG_JOINED if joined else LONG)

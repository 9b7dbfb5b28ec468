"""Abbreviations in a résumé that no term of the library explains."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from glossary.resumes.finding import addresses
from glossary.resumes.words import CAPITALS

MAX_SHOWN = 15
MIN_LETTERS, MAX_LETTERS = 2, 8
MAX_IN_CAPITALS = 6
"""Longer words in capitals alone are words: PROFILE, EDUCATION."""

_WORD = re.compile(r"(?<![\w@#&.+-])[A-Za-z][A-Za-z0-9&-]{1,9}(?![\w@#&]|[.-]\w)")
_LISTED = re.compile(r"[,;:|/()]|^\s*[•*·–-]")
_NAME = re.compile(r"\s*[A-Z][A-Z'.-]+(?:\s+[A-Z][A-Z'.-]*)+(?=\s*(?:[,|(•·–-]|$))")
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    text: str
    times: int


def unknown_in(
    text: str, taken: set[int], is_known: Callable[[str], bool]
) -> list[Abbreviation]:
    """The most frequent first. ``taken`` are the places of terms that were found.

    Takes time that grows with the text alone.
    """
    small = set(re.findall(r"\b[a-z]{2,}\b", text))
    counted: Counter[str] = Counter()
    for start, word in _in_capitals(text):
        plain = _singular(word)
        is_a_word = word.casefold() in small or plain.casefold() in small
        if start not in taken and not is_a_word and not is_known(plain):
            counted[plain] += 1
    return [Abbreviation(*each) for each in counted.most_common(MAX_SHOWN)]


def _in_capitals(text: str) -> Iterator[tuple[int, str]]:
    for start, line in _lines(text):
        hidden = {place for span in addresses(line) for place in range(*span)}
        for match in _WORD.finditer(line):
            if match.start() not in hidden and _is_abbreviation(match[0]):
                yield start + match.start(), match[0]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Without headings and names in capitals: what lists nothing and has no small
    letter, and before the first comma of the first line."""
    start = 0
    is_first = True
    for line in text.splitlines(keepends=True):
        name = _NAME.match(line) if is_first else None
        after = name.end() if name else 0
        rest = line[after:]
        if any(map(str.islower, rest)) or _LISTED.search(rest.strip(" :\n")):
            yield start + after, rest
        is_first = is_first and not line.strip()
        start += len(line)


def _is_abbreviation(word: str) -> bool:
    """SAE, eTMF, GxP, R&D; no CamelCase such as GitHub, degree, state or heading."""
    plain = _singular(word)
    letters = [letter for letter in plain if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    if not MIN_LETTERS <= len(letters) <= MAX_LETTERS or capitals < MIN_LETTERS:
        return False
    if capitals < len(letters) - 1:  # GitHub, PowerPoint; one small letter is GxP
        return False
    if len(letters) == len(plain) > MAX_IN_CAPITALS or _ROMAN.fullmatch(plain):
        return False
    return not any(part in CAPITALS for part in plain.casefold().split("-"))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1].isupper() else word

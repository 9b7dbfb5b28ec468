"""Rules between the values of a file, and between files of terms and competencies.

Works on the plain data, so that a file with other faults is searched for these too.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from glossary.files.problems import Finding, Location, quotable
from glossary.files.sentences import LEVELS
from glossary.files.yaml_tree import Document

OPEN_END = 10_000
PUNCTUATION = re.compile(r"[^\w+#]|_")


def normalized(question: str) -> str:
    """What is left of two questions when they are the same but for case, spaces and
    punctuation; C++ and C# stay what they are."""
    return PUNCTUATION.sub("", unicodedata.normalize("NFKC", question).casefold())


def respaced(entry: str) -> str:
    """An entry of a list in lower case, with single spaces."""
    return " ".join(entry.casefold().split())


def within_file(document: Document) -> Iterator[Finding]:
    """Breaches of rules within one file."""
    yield from _repeats(document, document.data, ())
    yield from _repeated_ids(document)
    yield from _years(document.data)


def questions(data: Any) -> Iterator[tuple[Location, dict[str, Any]]]:
    """Every question that is written as one, at all levels."""
    for level in LEVELS:
        listed = value_at(data, "levels", level, "questions")
        for number, question in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(question, dict):
                yield ("levels", level, "questions", number), question


def value_at(data: Any, *keys: str) -> Any:
    """The value under the keys; None if there is none."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _repeats(document: Document, value: Any, location: Location) -> Iterator[Finding]:
    """Entries that appear twice in one list."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _repeats(document, child, (*location, key))
    elif isinstance(value, list):
        first: dict[str, int] = {}
        for number, child in enumerate(value):
            place = (*location, number)
            yield from _repeats(document, child, place)
            if not isinstance(child, str) or not child.strip():
                continue
            # Aliases are other spellings: GMP and cGMP, or CICD and cicd.
            alike = child.strip() if location == ("aliases",) else respaced(child)
            if alike in first:
                line = document.line((*location, first[alike]))
                yield place, f"Line {line} says the same. Keep one of them."
            first.setdefault(alike, number)


def _repeated_ids(document: Document) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for location, question in questions(document.data):
        key, place = question.get("id"), (*location, "id")
        if not isinstance(key, str):
            continue
        if key in first:
            yield (
                place,
                f"Line {first[key]} already uses the id {quotable(key)}. "
                "Give every question its own.",
            )
        first.setdefault(key, document.line(place))


def _years(data: Any) -> Iterator[Finding]:
    """Levels whose years begin before those of the level below have ended."""
    below, end = "", 0
    for level in LEVELS:
        years = value_at(data, "levels", level, "years")
        if not isinstance(years, str) or not (found := _range(years)):
            continue
        if below and found[0] < end:
            yield (
                ("levels", level, "years"),
                f"The years of {level} and {below} overlap or are out of order. "
                f"Start {level} where {below} ends.",
            )
        below, end = level, max(end, found[1])


def _range(years: str) -> tuple[int, int] | None:
    """The years as numbers, if they can be read at all."""
    first, _, last = years.strip().removesuffix("+").partition("-")
    if not first.isdecimal() or (last and not last.isdecimal()):
        return None
    if last:
        return int(first), int(last)
    return int(first), OPEN_END

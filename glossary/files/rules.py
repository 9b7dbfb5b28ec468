"""Rules between the values of a term's file, and between files.

Works on the plain data, so that a file with other faults is searched for these too.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from glossary.files.problems import Finding, Location, quotable, shown
from glossary.files.schema import SLUG
from glossary.files.sentences import LEVELS
from glossary.files.yaml_tree import Document
from glossary.models import Term

OPEN_END = 10_000
PUNCTUATION = re.compile(r"[^\w+#]|_")
MAX_SLUG = Term._meta.get_field("slug").max_length or 0


def folded(question: str) -> str:
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
        listed = _at(data, "levels", level, "questions")
        for number, question in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(question, dict):
                yield ("levels", level, "questions", number), question


def _at(data: Any, *keys: str) -> Any:
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
        years = _at(data, "levels", level, "years")
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


@dataclass
class Neighbours:
    """Rules between files; `check` every file once, in the order of reading."""

    sources: dict[tuple[str, str], Path] = field(default_factory=dict)
    industries: dict[str, tuple[str, Path]] = field(default_factory=dict)
    roles: dict[tuple[str, str], tuple[str, Path]] = field(default_factory=dict)
    asked: dict[tuple[str, str], tuple[Path, int]] = field(default_factory=dict)

    def check(self, path: Path, document: Document) -> Iterator[Finding]:
        """Breaches between this file and itself or any before it."""
        folder = path.parent.name
        yield from self._industry(path, folder, document.data)
        yield from self._roles(path, folder, document.data)
        yield from self._questions(path, folder, document)

    def file_name(self, path: Path) -> Iterator[str]:
        """Of a term with two files: names count in any case, with any ending."""
        slug = path.stem.lower()
        if not re.fullmatch(SLUG, slug) or len(slug) > MAX_SLUG:
            yield "Name the file in lower-case letters, digits and hyphens: cro.yaml."
        first = self.sources.setdefault((path.parent.name, slug), path)
        if first != path:
            yield f"{shown(first)} is a file of this term, too. Keep one of them."

    def _industry(self, path: Path, folder: str, data: Any) -> Iterator[Finding]:
        name = _at(data, "industry")
        if not isinstance(name, str) or not name.strip():
            return
        first, other = self.industries.setdefault(folder, (name, path))
        slug = slugify(name)
        if not slug:
            yield ("industry",), "Give the industry a name with letters from a to z."
        elif slug != folder:
            yield (
                ("industry",),
                f"The file is in the folder {quotable(folder)}. Move it to {slug} or "
                "correct the industry.",
            )
        elif name.strip() != first.strip() and slugify(first) == folder:
            yield (
                ("industry",),
                f"Spell the industry as in {shown(other)}: {quotable(first, 80)}.",
            )

    def _roles(self, path: Path, folder: str, data: Any) -> Iterator[Finding]:
        roles = _at(data, "roles")
        for number, title in enumerate(roles if isinstance(roles, list) else []):
            if not isinstance(title, str):
                continue
            key = folder, respaced(title)
            first, other = self.roles.setdefault(key, (title.strip(), path))
            if title.strip() != first and other != path:
                yield (
                    ("roles", number),
                    f"Spell the role as in {shown(other)}: {quotable(first, 120)}.",
                )

    def _questions(
        self, path: Path, folder: str, document: Document
    ) -> Iterator[Finding]:
        for location, question in questions(document.data):
            text, place = question.get("question"), (*location, "question")
            if not isinstance(text, str) or not folded(text):
                continue
            here = path, document.line(place)
            other, line = self.asked.setdefault((folder, folded(text)), here)
            if (other, line) != here:
                where = "" if other == path else f" of {shown(other)}"
                yield (
                    place,
                    f"The question on line {line}{where} is the same. Ask something "
                    "else.",
                )

"""Finds spellings of terms in a text, before judging what they mean.

A match is kept where it is a word of its own. Of two that overlap, the longer stays.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick  # type: ignore[import-not-found]  # compiled, without types

from glossary.models import Term
from glossary.resumes.budget import Budget
from glossary.resumes.normalizing import (
    NormalizedText,
    normalize,
    normalize_with_places,
)

_UNBROKEN = re.compile(r"\S+")
# A site's name is tried from its beginning alone: from every letter of it, time would
# grow with the square of its length.
_LINK = re.compile(
    r"(?:https?://|www\.)(?=.)"
    r"|(?<![\w.-])[.-]*(?P<site>\w[\w.-]*\.(?:com|org|net)/)(?=.)"
)
_NAMED = re.compile(r"[\w&]+")
_PLURALS = ("s", "es")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a term. Terms that share it share the match."""

    term: int
    written: str
    is_expansion: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """``key`` is the spelling as it is normalized, without the ending of a plural."""

    start: int
    end: int
    text: str
    key: str
    spellings: tuple[Spelling, ...]


class Finder:
    """All spellings in one automaton: finding takes as long with 10,000 as with 10."""

    def __init__(
        self, spellings: Iterable[Spelling], named: frozenset[str] = frozenset()
    ) -> None:
        self._named = named
        by_key: dict[str, tuple[Spelling, ...]] = {}
        for spelling in spellings:
            if key := normalize(spelling.written):
                by_key[key] = (*by_key.get(key, ()), spelling)
        self._automaton = ahocorasick.Automaton()
        for key, alike in by_key.items():
            self._automaton.add_word(key, (len(key), alike))
        if by_key:
            self._automaton.make_automaton()
        self._is_empty = not by_key

    def names(self, word: str) -> bool:
        """Whether a term's page has it: as a spelling, a certification or *see also*,
        of which a résumé's terms are found by spellings alone."""
        return word.casefold() in self._named

    def find(self, text: str, budget: Budget | None = None) -> list[Match]:
        """In the order of the text; none overlaps another.

        Raises `RefusedError` when the budget is used up.
        """
        if self._is_empty:
            return []
        budget = budget or Budget(math.inf)
        matches = []
        for match in self._words(text, normalize_with_places(text)):
            budget.check()
            matches += [match] if match else []
        taken = bytearray(len(text))
        for start, end in addresses(text):
            taken[start:end] = b"\1" * (end - start)
        found = []
        for match in sorted(matches, key=lambda each: each.start - each.end):
            if not any(taken[match.start : match.end]):
                taken[match.start : match.end] = b"\1" * (match.end - match.start)
                found.append(match)
        return sorted(found, key=lambda match: match.start)

    def _words(self, text: str, haystack: NormalizedText) -> Iterator[Match | None]:
        for last, (length, spellings) in self._automaton.iter(haystack.text):
            start, end = haystack.span(last + 1 - length, last + 1)
            if not begins_word(text, start):
                continue
            key = haystack.text[last + 1 - length : last + 1]
            for plural in ("", *_PLURALS):
                if text[end : end + len(plural)].casefold() == plural and ends_word(
                    text, end + len(plural)
                ):
                    yield _match(text, start, end, key, plural, spellings)
                    break


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where e-mail and web addresses start and end; their parts are not words."""
    for unbroken in _UNBROKEN.finditer(text):
        start, end = unbroken.span()
        if "@" in unbroken[0][1:-1]:
            yield start, end
        elif link := _LINK.search(unbroken[0]):
            yield start + max(link.start(), link.start("site")), end


def _match(
    text: str,
    start: int,
    end: int,
    key: str,
    plural: str,
    spellings: tuple[Spelling, ...],
) -> Match | None:
    """None for a plural that nobody writes: those of R and Go."""
    if plural and end - start < 3:
        return None
    end += len(plural)
    return Match(start, end, text[start:end], key, spellings)


def begins_word(text: str, start: int) -> bool:
    """Not in the middle of a word, nor after the “P&” of P&L or the “Node.” of JS."""
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    if before in "_@&":
        return False
    if before == "." and start > 1 and text[start - 2].isalnum():
        # “ended.Then” only lacks a space
        return first.isupper() and text[start - 2].islower()
    if first == ".":  # ASP.NET is .NET, example.net is not
        return not (before.islower() or before == ".")
    return not (before.isalnum() and first.isalnum())


def ends_word(text: str, end: int) -> bool:
    """Not in the middle of a word, nor before the “#” of C# or the “&D” of R&D."""
    after, next_but_one = text[end : end + 1], text[end + 1 : end + 2]
    if not after:
        return True
    if after in "_@#&":
        return False
    if after == "+":
        return next_but_one.isalnum()
    if after == "." and next_but_one.isalnum():
        return text[end - 1].islower() and next_but_one.isupper()
    return not (after.isalnum() and text[end - 1].isalnum())


def spellings_of(rows: Iterable[tuple[int, str, str, list[str]]]) -> Iterator[Spelling]:
    """Of terms, each as primary key, name, expansion and aliases."""
    for pk, name, expansion, aliases in rows:
        for written in dict.fromkeys([name, *aliases]):
            yield Spelling(pk, written)
        if expansion:
            yield Spelling(pk, expansion, is_expansion=True)


def build() -> Finder:
    """One query."""
    columns = "pk", "name", "expansion", "aliases", "certifications", "see_also"
    rows = [*Term.objects.active().order_by("pk").values_list(*columns)]
    return Finder(spellings_of(row[:4] for row in rows), _named(rows))


def _named(rows: Iterable[tuple[Any, ...]]) -> frozenset[str]:
    """Every word of these, in small letters."""
    named: set[str] = set()
    for _, name, expansion, aliases, certifications, see_also in rows:
        others = [each.get("name", "") for each in see_also]
        texts = [name, expansion, *aliases, *certifications, *others]
        named.update(_NAMED.findall(" ".join(texts).casefold()))
    return frozenset(named)

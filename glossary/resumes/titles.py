"""The job titles that a résumé names, the latest first as résumés have them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from glossary.resumes.budget import Budget
from glossary.roles.answer import Match
from glossary.roles.finder import Finder
from glossary.words import word_set

MAX_TRIED = 150
MAX_LINE = 160
MAX_WORDS = 6

_DATE = re.compile(
    r"(?i)\b(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+)?"
    r"(?:\d{1,2}[./])?(?:19|20)\d\d\b|\b(?:to|until)?\s*(?:present|now|today|date)\b"
)
_BETWEEN = re.compile(r"[|•·\t;:()\[\]–—,]|\s-\s|\s{2,}")
# Employers, and people of other jobs: “at Contoso”, “together with the social worker”.
_AROUND = re.compile(r"(?<=\w)\s(?:at|@|with|by|under)\s.*", re.DOTALL)
_OTHERS = word_set(
    """
    a all an another both each every few many most new other our several some the their
    these those two three four five six seven eight nine ten eleven twelve your
    """
)


@dataclass(frozen=True, slots=True)
class Named:
    """``place`` counts the titles before it: 0 is the first."""

    words: str
    place: int


def titles_in(text: str, finder: Finder, budget: Budget) -> dict[int, Named]:
    """By role. Titles in full come before abbreviations, which mean more than one
    thing. Raises `RefusedError` when the budget is used up."""
    tried = islice(filter(finder.may_be_title, _phrases(text)), MAX_TRIED)
    in_full: list[tuple[str, list[int]]] = []
    short: list[tuple[str, list[int]]] = []
    for phrase in dict.fromkeys(tried):
        budget.check()
        into = short if finder.is_abbreviation(phrase) else in_full
        into.append((phrase, _roles(phrase, finder)))
    named: dict[int, Named] = {}
    for place, (phrase, roles) in enumerate([*in_full, *short]):
        for role in roles:
            named.setdefault(role, Named(phrase, place))
    return named


def _phrases(text: str) -> Iterator[str]:
    """What is between commas, dashes, columns and dates on short lines."""
    for line in text.splitlines():
        if len(line) > MAX_LINE:
            continue
        for phrase in _BETWEEN.split(_DATE.sub("|", line)):
            words = _AROUND.sub("", phrase).strip(" .-*/").split()
            if 0 < len(words) <= MAX_WORDS and words[0] not in _OTHERS:
                yield " ".join(words)


def _roles(phrase: str, finder: Finder) -> list[int]:
    """Of several families where they share the title."""
    answer = finder.find(phrase)
    is_sure = answer.match is Match.EXACT or len(phrase.split()) > 1
    if answer.role is None or not is_sure:
        return []
    return [near.pk for near in answer.choices] if answer.is_shared else [answer.role]

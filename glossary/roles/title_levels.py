"""The level that a job title names, and the title without it.

*Lead* is a level before a title (Lead Engineer), not within one (Team Lead, Lead
Generation Specialist); likewise *principal* and *staff*.
"""

from typing import NamedTuple

from glossary.models import Level
from glossary.words import stem, word_set

_PHRASES = {
    ("entry", "level"): Level.ENTRY,
    ("mid", "level"): Level.MID,
    ("middle", "level"): Level.MID,
    ("junior", "level"): Level.JUNIOR,
    ("senior", "level"): Level.SENIOR,
    ("mid", "career"): Level.MID,
    ("early", "career"): Level.ENTRY,
    ("new", "grad"): Level.ENTRY,
    ("new", "graduate"): Level.ENTRY,
}
_ANYWHERE = {
    "entrylevel": Level.ENTRY,
    "jnr": Level.JUNIOR,
    "jr": Level.JUNIOR,
    "junior": Level.JUNIOR,
    "midlevel": Level.MID,
    "senior": Level.SENIOR,
    "snr": Level.SENIOR,
    "sr": Level.SENIOR,
}
_AT_AN_END = {
    "apprentice": Level.ENTRY,
    "graduate": Level.ENTRY,
    "grad": Level.ENTRY,
    "intern": Level.ENTRY,
    "internship": Level.ENTRY,
    "trainee": Level.ENTRY,
    "lead": Level.LEAD,
}
_FIRST = {
    "entry": Level.ENTRY,
    "intermediate": Level.MID,
    "mid": Level.MID,
    "principal": Level.LEAD,
    "staff": Level.LEAD,
}
_GRADES = {
    "i": Level.JUNIOR,
    "ii": Level.MID,
    "iii": Level.MID,
    "iv": Level.SENIOR,
    "1": Level.JUNIOR,
    "2": Level.MID,
    "3": Level.MID,
    "4": Level.SENIOR,
}
_NO_GRADES = word_set("band class grade group phase stage tier type year")
"""A number behind these says something else than a level."""

_AFTER_LEAD = word_set("abatement conversion gen generation paint qualification")
_BEFORE_LEAD = word_set("crew practice project shift squad team tech")
_STAFF_OF = word_set("architect designer developer engineer programmer scientist")
WORDS = frozenset((*_ANYWHERE, *_AT_AN_END, *_FIRST))
ORDER = list(Level)


class Split(NamedTuple):
    """``sure`` if the level is one whatever job the title names."""

    level: Level | None
    words: list[str]
    sure: bool


def split_level(words: list[str]) -> Split:
    """Of normalized words. The highest level counts, words before grades, as in
    *Sr. CRA II*; junior and senior together name none."""
    named: list[Level] = []
    sure = False
    rest = _without_phrases(words, named)
    sure = bool(named)
    kept = [word for word in rest if stem(word) not in _ANYWHERE]
    named += [_ANYWHERE[stem(word)] for word in rest if stem(word) in _ANYWHERE]
    sure = sure or len(kept) < len(rest)
    grade, kept = _without_grade(kept)
    kept = _without_ends(kept, named)
    if grade and not named:
        named.append(grade)
    if Level.JUNIOR in named and {Level.MID, Level.SENIOR} & {*named}:
        return Split(None, kept, False)
    level = max(named, key=ORDER.index) if named else None
    return Split(level, kept, sure)


def _without_phrases(words: list[str], named: list[Level]) -> list[str]:
    kept: list[str] = []
    for word in words:
        if kept and (level := _PHRASES.get((kept[-1], word))):
            kept.pop()
            named.append(level)
        else:
            kept.append(word)
    return kept


def _without_grade(words: list[str]) -> tuple[Level | None, list[str]]:
    """A grade at the end: *Engineer II*, *Accountant, level 2*."""
    if len(words) < 2 or words[-1] not in _GRADES or words[-2] in _NO_GRADES:
        return None, words
    end = -2 if words[-2] in ("level", "lvl") else -1
    return _GRADES[words[-1]], words[:end]


def _without_ends(words: list[str], named: list[Level]) -> list[str]:
    while len(words) > 1 and (level := _first(words)):
        named.append(level)
        words = words[1:]
    while len(words) > 1 and (level := _last(words)):
        named.append(level)
        words = words[:-1]
    if len(words) == 1 and stem(words[0]) in ("entry", "intern", "trainee", "graduate"):
        named.append(Level.ENTRY)
    return words


def _first(words: list[str]) -> Level | None:
    word = stem(words[0])
    if word == "lead" and words[1] in _AFTER_LEAD:
        return None
    if word == "staff" and stem(words[-1]) not in _STAFF_OF:
        return None
    return _AT_AN_END.get(word) or _FIRST.get(word)


def _last(words: list[str]) -> Level | None:
    word = stem(words[-1])
    if word == "lead" and words[-2] in _BEFORE_LEAD:
        return None
    return _AT_AN_END.get(word)

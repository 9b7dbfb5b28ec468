"""German, French and Spanish titles of the library's roles, whatever their gender."""

import re
from functools import lru_cache
from pathlib import Path

from glossary.roles.title_words import raw_words
from glossary.words import with_one_error

MIN_MISSPELT = 10
MIN_ENDING = 5
"""Letters of a word from which an ending may be that of a gender."""

_BESIDE = frozenset(("frau", "in", "innen", *"aefmwdhrx"))
"""What is left of *Lehrer/in (m/w/d)*, *enfermero/a* and *vendeur·euse*."""
_UMLAUTS = re.compile(r"(?<![aeq])([aou])e(?![uy])")
_GENDERS = [
    (re.compile(pattern), same)
    for pattern, same in (
        (r"(angestellt|beamt|beauftragt|kaufleut)(?:er?|en|in)?$", r"\1"),
        (r"frau$", "mann"),
        (r"euses?$", "eur"),
        (r"trices?$", "teur"),
        (r"ieres?$", "ier"),
        (r"ennes?$", "en"),
        (r"oras?$", "or"),
        (r"(?:innen|in|[aeo])$", ""),
    )
]


def role_abroad(raw: list[str], *, with_error: bool = False) -> str:
    """The title of the library; empty for none. ``with_error`` lets a long title have
    one."""
    written, key, titles = " ".join(raw), _key(raw), _listed()
    if key in titles:
        listed, role = titles[key]
        # English *porter* and *matron* are no *portero* and no *matrona*
        return role if written in listed or key != written else ""
    if len(key) < MIN_MISSPELT or not with_error:
        return ""
    near = {titles[each][1] for each in with_one_error(key) if each in titles}
    return near.pop() if len(near) == 1 else ""


def _key(raw: list[str]) -> str:
    return " ".join(_without_gender(word) for word in raw if word not in _BESIDE)


@lru_cache(maxsize=2**13)
def _without_gender(word: str) -> str:
    word = _UMLAUTS.sub(r"\1", word)
    if len(word) < MIN_ENDING:
        return word
    for pattern, same in _GENDERS:
        changed = pattern.sub(same, word)
        if changed != word:
            return changed
    return word


@lru_cache
def _listed() -> dict[str, tuple[set[str], str]]:
    """From each title abroad, in one form, to how it is listed and the role."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    rows = (line.partition(":") for line in text.splitlines() if line[:1] != "#")
    listed: dict[str, tuple[set[str], str]] = {}
    for role, _, titles in rows:
        for title in titles.split(","):
            raw = raw_words(title)
            written, _ = listed.setdefault(_key(raw), (set(), role))
            written.add(" ".join(raw))
    return listed

"""Readings of a title that say nearly the same: each gives roles, or none.

Most take the words of a title in one form, without its level.
"""

from collections.abc import Iterator

from glossary.roles.fields_of_jobs import title_in_field
from glossary.roles.term_titles import TermIndex
from glossary.roles.title_index import TitleIndex
from glossary.roles.title_words import Words, canonical, raw_words, with_head
from glossary.roles.word_lists import RANKS


def readings(
    raw: list[str], split: list[str], index: TitleIndex, terms: TermIndex
) -> Iterator[list[int]]:
    """The likeliest first. ``split`` are the words without the level."""
    words = canonical(split)
    yield index.called_like(words)
    yield with_its_head(words, index)
    yield index.with_own_initials(split)
    yield specialized(words, index, terms)
    yield in_a_field(words, index)
    yield heading(words, index)
    yield led(raw, words, index)
    yield twice(words, index)
    yield covered(words, index)
    yield on_the_staff(split, index)
    yield short_before_its_head(split, index)
    yield index.begun(words)


def with_its_head(words: Words, index: TitleIndex) -> list[int]:
    """*Nursing*: a nurse; *welding*: a welder."""
    if headed := with_head(words):
        return index.called(headed)
    if not words or not words[-1].endswith("ing"):
        return []
    doing = words[-1].removesuffix("ing")
    return index.called((*words[:-1], f"{doing}er"))


def specialized(words: Words, index: TitleIndex, terms: TermIndex) -> list[int]:
    """*Kubernetes Site Reliability Engineer*, *QA Specialist GMP*: a term of the
    role before or behind its title of several words. *Contoso Truck Driver*: words
    before it that no title has, such as a company or a place."""
    for at in range(1, len(words)):
        for title, term in ((words[at:], words[:at]), (words[:at], words[at:])):
            roles = index.called(title) if len(title) > 1 else []
            if roles and (drawing := terms.drawing_on(term)):
                return [role for role in roles if role in drawing]
    for at in range(1, len(words) - 1):
        if not index.is_strange(words[at - 1]):
            break
        if roles := index.called(words[at:]):
            return roles
    return []


def in_a_field(words: Words, index: TitleIndex) -> list[int]:
    """*Mental health nurse*: a registered nurse, whatever the ward."""
    title = title_in_field(words)
    return index.called(canonical(raw_words(title))) if title else []


def heading(words: Words, index: TitleIndex) -> list[int]:
    """*Head of Compliance*, *Compliance Director*: a compliance manager."""
    if len(words) < 2:
        return []
    if words[0] in ("head", "director"):
        return index.called((*words[1:], "manager"))
    return index.called((*words[:-1], "manager")) if words[-1] == "director" else []


def led(raw: list[str], words: Words, index: TitleIndex) -> list[int]:
    """*Warehouse Lead*: a warehouse supervisor. ``words`` are without the level."""
    if not words or raw[-1:] != ["lead"]:
        return []
    heads = ("supervisor",), ("team", "leader"), ("manager",)
    return next(filter(None, (index.called((*words, *head)) for head in heads)), [])


def twice(words: Words, index: TitleIndex) -> list[int]:
    """*Courier driver*: two titles of one role."""
    for at in range(1, len(words)):
        first, second = (set(index.called(part)) for part in (words[:at], words[at:]))
        if len(both := first & second) == 1:
            return [*both]
    return []


def covered(words: Words, index: TitleIndex) -> list[int]:
    """*Epic EHR Analyst*: a title of the role, and words of its other titles before or
    behind it."""
    if not RANKS.isdisjoint(words):
        return []
    for at in range(1, len(words)):
        for title, rest in ((words[at:], words[:at]), (words[:at], words[at:])):
            roles = index.called(title)
            if found := [role for role in roles if index.has_words(role, rest)]:
                return found
    return []


def short_before_its_head(raw: list[str], index: TitleIndex) -> list[int]:
    """*EMT-Paramedic*, *CSR Agent*: an abbreviation and the last word of a title."""
    if len(raw) != 2:
        return []
    roles = index.abbreviated(raw[:1])
    return [role for role in roles if index.has_head(role, canonical(raw)[-1:])]


def on_the_staff(raw: list[str], index: TitleIndex) -> list[int]:
    """*Staff Solar Installer*, *Staff RN*: one who is employed."""
    if len(raw) < 2 or raw[0] != "staff":
        return []
    return index.called(canonical(raw[1:])) or index.abbreviated(raw[1:])


def behind_words(words: Words, index: TitleIndex) -> list[int]:
    """*Mobile Security Engineer*, *Assistant Kitchen Manager*: near the title behind,
    though it may be another job."""
    for at in range(1, len(words)):
        title = words[at:]
        if (len(title) > 1 or words[0] in RANKS) and (roles := index.called(title)):
            return roles
    return []

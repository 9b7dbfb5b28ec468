"""Readings of a title that say nearly the same: each gives roles, or none.

All take the words of a title in one form, without its level.
"""

from glossary.roles.fields_of_jobs import title_in_field
from glossary.roles.term_titles import TermIndex
from glossary.roles.title_index import TitleIndex
from glossary.roles.title_words import Words, canonical, raw_words, with_head


def with_its_head(words: Words, index: TitleIndex) -> list[int]:
    """*Nursing*: a nurse."""
    headed = with_head(words)
    return index.called(headed) if headed else []


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
    return index.called((*words, "supervisor")) or index.called(
        (*words, "team", "leader")
    )


def twice(words: Words, index: TitleIndex) -> list[int]:
    """*Courier driver*: two titles of one role."""
    for at in range(1, len(words)):
        first, second = (set(index.called(part)) for part in (words[:at], words[at:]))
        if len(both := first & second) == 1:
            return [*both]
    return []

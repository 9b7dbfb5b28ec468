"""Roles as results of the search: the one that a title leads to, and those near it."""

from dataclasses import dataclass

from glossary.roles import finder


@dataclass(frozen=True)
class RoleHit:
    """``title`` is what the start page knows the role by."""

    pk: int
    title: str
    level: str
    is_found: bool


def roles_for(text: str) -> list[RoleHit]:
    """What the title is sure to mean comes first; the others are near. One query."""
    answer = finder.kept.get().find(text)
    found = not answer.is_general
    level = answer.level.value if answer.level else ""
    hits = [RoleHit(each.pk, each.label, level, False) for each in answer.near]
    if answer.role:
        hits.insert(0, RoleHit(answer.role, answer.label, level, found))
    return hits

"""Roles as results of the search: the one that a title leads to, and those near it."""

from dataclasses import dataclass, field

from glossary.roles import finder
from glossary.roles.answer import Answer, Match, Near
from glossary.roles.finder import Finder
from glossary.search.finding import Found
from glossary.search.forms_of_words import FILLERS, LITTLE
from glossary.search.strength import Strength
from glossary.words import word_set, words_of

MIN_BEGINNING = 3
WHOEVER = word_set("person somebody someone who whoever")
"""They ask for somebody’s job: *person who draws blood*."""


@dataclass(frozen=True)
class RoleHit:
    """``title`` is what the start page knows the role by."""

    pk: int
    title: str
    level: str
    is_found: bool


@dataclass(frozen=True)
class RolesFound:
    """``is_title`` if the query ends as titles of jobs do, or asks for a person."""

    hits: list[RoleHit] = field(default_factory=list)
    strength: Strength = Strength.NOTHING
    is_title: bool = False

    def beside(self, terms: Found | None) -> list[RoleHit]:
        """Those to show: beside a term that is described, none that only comes near."""
        only_near = self.strength <= Strength.NEAR and not self.is_title
        return [] if terms and terms.is_described and only_near else self.hits

    def come_before(self, terms: Found | None) -> bool:
        """Whether the query means the first role rather than the first term."""
        if not terms or not terms.hits:
            return True
        if self.strength == terms.strength:
            return self.is_title
        return self.strength > terms.strength


def roles_for(text: str) -> list[RoleHit]:
    return find_roles(text).hits


def find_roles(text: str) -> RolesFound:
    """What the title is sure to mean comes first, then what begins so; the others are
    near. One query at most."""
    index, asked = finder.kept.get(), text
    answer = index.find(text)
    if answer.is_general and (telling := _without_fillers(text)):
        text, answer = telling, index.find(telling)
    begun = index.beginning_with(text) if _may_be_begun(text, answer, index) else []
    meant = index.meant(text) if answer.is_general else []
    return RolesFound(
        _hits(answer, [*meant, *begun]),
        _strength(answer, begun=bool(begun), meant=bool(meant)),
        index.ends_in_head(text) or not WHOEVER.isdisjoint(words_of(asked)),
    )


def _hits(answer: Answer, before: list[Near]) -> list[RoleHit]:
    found = not answer.is_general
    level = answer.level.value if answer.level else ""
    offered = list(dict.fromkeys([*before, *answer.near]))[: finder.MAX_ALTERNATIVES]
    hits = [RoleHit(each.pk, each.label, level, False) for each in offered]
    if answer.role:
        hits.insert(0, RoleHit(answer.role, answer.label, level, found))
    return hits


def _strength(answer: Answer, *, begun: bool, meant: bool) -> Strength:
    if answer.match is Match.EXACT:
        return Strength.EXACT
    if answer.match is Match.CLOSE:
        return Strength.NAMED
    if meant:
        return Strength.MEANT
    if begun:
        return Strength.BEGUN
    return Strength.NEAR if answer.near else Strength.NOTHING


def _may_be_begun(text: str, answer: Answer, index: Finder) -> bool:
    """Not of a word that is whole, nor of *CRA*."""
    if not answer.is_general or len(text.strip()) < MIN_BEGINNING or text.isupper():
        return False
    return not index.ends_in_word(text)


def _without_fillers(text: str) -> str:
    """*CRA* of *what does a CRA do*; empty where there are none."""
    words = text.split()
    around = FILLERS | LITTLE
    if FILLERS.isdisjoint(words_of(text)):
        return ""
    return " ".join(word for word in words if not around.issuperset(words_of(word)))

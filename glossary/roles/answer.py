"""What a job title leads to: a role, or the general interview and what comes near."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from glossary.models import Level

GENERAL_TITLE = "General Interview"


class Match(StrEnum):
    EXACT = "exact"
    CLOSE = "close"
    GENERAL = "general"


class Near(NamedTuple):
    """A role to offer; the label has its family where two titles are alike."""

    pk: int
    label: str


@dataclass(frozen=True)
class Answer:
    """``role`` is a primary key; None where the general interview is the answer.

    ``is_shared`` if roles of other families have the same title; they are near.
    """

    query: str
    match: Match
    role: int | None = None
    title: str = GENERAL_TITLE
    level: Level | None = None
    near: list[Near] = field(default_factory=list)
    is_shared: bool = False
    label: str = ""

    @property
    def is_general(self) -> bool:
        return self.match is Match.GENERAL

    @property
    def alternatives(self) -> list[str]:
        return [each.label for each in self.near]

    @property
    def choices(self) -> list[Near]:
        """What to offer where somebody has to pick: of a title that several families
        have, all its roles."""
        if self.is_shared and self.role:
            return [Near(self.role, self.label), *self.near]
        return self.near

"""The competencies a person may read: their list, and the page of one."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.functions import Lower

from glossary.library.levels import ReadByLevel
from glossary.library.queries import split_lead
from glossary.models import (
    WRITTEN_LEVELS,
    Competency,
    Industry,
    Level,
    RetirableQuerySet,
    Role,
    RoleCompetency,
)

ON_A_PAGE = 50
ON_A_SHELF = 12


def readable_competencies(user: User | AnonymousUser) -> RetirableQuerySet:
    """Active ones by name; for people who can change competencies, retired ones
    and drafts too."""
    competencies = Competency.objects.order_by(Lower("name"), "pk")
    if user.has_perm("glossary.change_competency"):
        return competencies
    return competencies.active()


def with_competency_parts(competencies: QuerySet[Any]) -> QuerySet[Any]:
    """Fetches all that the page shows of a competency itself: four queries."""
    return competencies.prefetch_related("levels", "questions", "red_flags")


def page_of_competencies(competencies: QuerySet[Any], number: str | None) -> Page[Any]:
    """Each with its ``lead`` sentence."""
    page = Paginator(competencies, ON_A_PAGE).get_page(number)
    page.object_list = list(page.object_list)
    for competency in page.object_list:
        competency.lead = split_lead(competency.definition)[0]
    return page


class RoleUse(NamedTuple):
    """A role that asks about a competency; ``levels`` is empty if at every level."""

    role: Role
    levels: str


@dataclass(frozen=True)
class CompetencyPage(ReadByLevel):
    """The page of one competency; ``competency`` comes from `with_competency_parts`.

    One query more.
    """

    competency: Competency
    opened: list[str] = field(default_factory=list)

    @property
    def content(self) -> Competency:
        return self.competency

    @property
    def lead(self) -> str:
        """The first sentence of the definition."""
        return split_lead(self.competency.definition)[0]

    @property
    def rest(self) -> str:
        """The definition after its first sentence."""
        return split_lead(self.competency.definition)[1]

    @cached_property
    def families(self) -> list[tuple[Industry, list[RoleUse]]]:
        """The roles whose kits ask about it, by industry; the general interview, which
        is for every other job, is not among them."""
        levels = self._levels_by_role
        by_family: defaultdict[Industry, list[RoleUse]] = defaultdict(list)
        for role, asked in levels.items():
            every = len(asked) == len(WRITTEN_LEVELS)
            said = "" if every else ", ".join(Level(each).label for each in asked)
            by_family[role.industry].append(RoleUse(role, said))
        return list(by_family.items())

    @property
    def number_of_roles(self) -> int:
        return sum(len(uses) for _, uses in self.families)

    @property
    def _levels_by_role(self) -> dict[Role, list[str]]:
        uses = RoleCompetency.objects.filter(
            competency=self.competency,
            role__in=Role.objects.active().filter(is_general=False),
        ).select_related("role__industry")
        # The values of written levels sort as the levels do.
        ordered = uses.order_by("role__industry__name", Lower("role__title"), "level")
        levels: defaultdict[Role, list[str]] = defaultdict(list)
        for use in ordered:
            levels[use.role].append(use.level)
        return levels

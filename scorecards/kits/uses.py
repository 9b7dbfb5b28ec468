"""Which kits, openings and unfinished scorecards a term's words go into."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count

from glossary.models import Level, Role, Term
from scorecards.kits.preview import newest_kits
from scorecards.models import Kit, Opening, Scorecard
from scorecards.models.opening_queries import OpeningQuerySet

OPENINGS_NAMED = 5


@dataclass(frozen=True)
class KitUse:
    """A role at a level: its newest kit, and who interviews with which version."""

    role: Role
    level: Level
    kit: Kit | None
    openings: list[Opening]
    unfinished: int

    @property
    def named(self) -> list[Opening]:
        return self.openings[:OPENINGS_NAMED]

    @property
    def unnamed(self) -> int:
        return len(self.openings) - len(self.named)


def roles_drawing_on(term: Term) -> list[Role]:
    """Active ones, with their industry."""
    roles = Role.objects.active().filter(terms=term).select_related("industry")
    return list(roles)


def open_openings(term: Term, user: User | AnonymousUser) -> OpeningQuerySet:
    """Those whose role draws on the term and that the person may know of, by title."""
    openings = Opening.objects.visible_to(user).still_open().filter(role__terms=term)
    return openings.order_by("title", "pk")


def uses_of(term: Term, user: User | AnonymousUser) -> list[KitUse]:
    """By role and level, where there is a kit. Three queries, four for coordinators.

    Unfinished scorecards are counted for people who can see the to-do list, and are 0
    for everybody else.
    """
    roles = roles_drawing_on(term)
    kits = {(kit.role_id, kit.level): kit for kit in newest_kits(roles)}
    openings = defaultdict(list)
    if user.has_perm("scorecards.view_opening"):
        for opening in open_openings(term, user).select_related("kit"):
            openings[opening.role_id, opening.level].append(opening)
    unfinished = _unfinished(roles, user)
    return [
        KitUse(
            role=role,
            level=level,
            kit=kits[role.pk, level],
            openings=openings[role.pk, level],
            unfinished=unfinished.get((role.pk, level), 0),
        )
        for role in roles
        for level in Level
        if (role.pk, level) in kits
    ]


def _unfinished(
    roles: list[Role], user: User | AnonymousUser
) -> dict[tuple[int, str], int]:
    counted = (
        Scorecard.objects.arranged_by(user)
        .to_do()
        .filter(application__opening__role__in=roles)
        .order_by()
        .values_list("application__opening__role", "application__opening__level")
        .annotate(number=Count("pk"))
    )
    return {(role, level): number for role, level, number in counted}

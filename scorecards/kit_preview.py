"""What kits would hold with the glossary as it is, before anybody makes one."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, Subquery

from glossary.models import Level, Role
from scorecards.kit_differences import KitWords, Section, differences
from scorecards.kits import contents_for
from scorecards.models import Kit
from scorecards.models.kit import FrozenQuerySet

Words = dict[tuple[Role, str], KitWords]
"""What is asked of a role at a level; no entry where it is nothing."""


@dataclass(frozen=True)
class KitOutlook:
    """A role at a level, and its kit before and after; either may be missing."""

    role: Role
    level: Level
    before: KitWords | None
    after: KitWords | None
    kit: Kit | None = None

    @cached_property
    def sections(self) -> list[Section]:
        """What differs where there is something on both sides."""
        if self.before is None or self.after is None:
            return []
        return differences(self.before, self.after)

    @property
    def changes(self) -> bool:
        return bool(self.sections) or (self.before is None) != (self.after is None)


def words_now(roles: list[Role]) -> Words:
    """Of kits made now. Five queries; nothing is stored."""
    contents = contents_for(roles)
    return {key: KitWords.of_content(content) for key, content in contents.items()}


def since_last_kits(roles: list[Role]) -> list[KitOutlook]:
    """The newest kit of each role at each level, and what one made now would hold."""
    kits = newest_kits(roles).prefetch_related("questions", "indicators", "red_flags")
    stored = {(kit.role_id, kit.level): kit for kit in kits}
    now = words_now(roles)
    outlooks = []
    for role in roles:
        for level in Level:
            kit = stored.get((role.pk, level))
            before = KitWords.of_kit(kit) if kit else None
            after = now.get((role, level))
            if before or after:
                outlooks.append(KitOutlook(role, level, before, after, kit))
    return outlooks


def effects(before: Words, after: Words) -> list[KitOutlook]:
    """Where the glossary at one moment and at another give different kits."""
    outlooks = [
        KitOutlook(
            role, Level(level), before.get((role, level)), after.get((role, level))
        )
        for role, level in sorted(
            {**before, **after}, key=lambda key: (key[0].title, key[0].pk, key[1])
        )
    ]
    return [outlook for outlook in outlooks if outlook.changes]


def newest_kits(roles: list[Role]) -> FrozenQuerySet:
    """The highest version for each of these roles at each level."""
    same = Kit.objects.filter(role=OuterRef("role"), level=OuterRef("level"))
    newest = same.order_by("-version").values("pk")[:1]
    return Kit.objects.filter(role__in=roles, pk=Subquery(newest))

"""What a kit made from the present glossary would contain, before it is made."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, Subquery
from django.utils.text import get_text_list

from glossary.models import Level, Role
from scorecards.kits.differences import KitWords, Section, differences
from scorecards.kits.making import contents_for
from scorecards.models import Kit
from scorecards.models.kit import FrozenQuerySet
from scorecards.models.levels import LEVEL_ORDER

Words = dict[tuple[Role, str], KitWords]
"""The words of each role and level that has questions."""


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
        """The differences, if there is a kit on both sides."""
        if self.before is None or self.after is None:
            return []
        return differences(self.before, self.after)

    @property
    def changes(self) -> bool:
        return bool(self.sections) or (self.before is None) != (self.after is None)

    @property
    def says(self) -> Hashable:
        """Equal for outlooks with the same changes."""
        new = 0 if self.before or not self.after else len(self.after.questions)
        return new, self.after is None, tuple(self.sections)


@dataclass(frozen=True)
class OutlookGroup:
    """Kits with the same changes: most edits change several kits alike."""

    outlooks: list[KitOutlook]

    @property
    def first(self) -> KitOutlook:
        return self.outlooks[0]

    @property
    def title(self) -> str:
        """Such as ``Mid and Senior: Auditor and Inspector``."""
        levels = defaultdict(list)
        for outlook in self.outlooks:
            levels[outlook.role].append(outlook.level.label)
        titles = defaultdict(list)
        for role, labels in levels.items():
            titles[get_text_list(labels, "and")].append(role.title)
        return "; ".join(
            f"{labels}: {get_text_list(roles, 'and')}"
            for labels, roles in titles.items()
        )

    @property
    def kits(self) -> list[Kit]:
        """The kits compared with."""
        return [outlook.kit for outlook in self.outlooks if outlook.kit]


def grouped(outlooks: list[KitOutlook]) -> list[OutlookGroup]:
    """Changed kits first, new ones last."""
    groups = defaultdict(list)
    for outlook in outlooks:
        groups[outlook.says].append(outlook)
    return sorted(
        [OutlookGroup(alike) for alike in groups.values()],
        key=lambda group: (group.first.before is None, not group.first.changes),
    )


def words_now(roles: list[Role]) -> Words:
    """Of kits made now. Five queries; nothing is stored."""
    contents = contents_for(roles)
    return {key: KitWords.of_content(content) for key, content in contents.items()}


def since_last_kits(roles: list[Role]) -> list[KitOutlook]:
    """The newest kit of each role and level, and what one made now would contain."""
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
    """The kits that differ between two states of the glossary."""
    outlooks = [
        KitOutlook(
            role, Level(level), before.get((role, level)), after.get((role, level))
        )
        for role, level in sorted(
            {**before, **after},
            key=lambda key: (key[0].title, key[0].pk, LEVEL_ORDER[key[1]]),
        )
    ]
    return [outlook for outlook in outlooks if outlook.changes]


def newest_kits(roles: list[Role]) -> FrozenQuerySet:
    """The highest version for each of these roles at each level."""
    shared = Kit.objects.filter(round=1, opening=None)
    same = shared.filter(role=OuterRef("role"), level=OuterRef("level"))
    newest = same.order_by("-version").values("pk")[:1]
    return Kit.objects.filter(role__in=roles, pk=Subquery(newest))

"""Roles by what people call them, kept in memory: there may be thousands."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet

from glossary.models import Role
from glossary.revision import KeptForRevision

MAX_SUGGESTIONS = 500


class RoleName(NamedTuple):
    pk: int
    title: str
    industry: str

    @property
    def full(self) -> str:
        """Title and industry, for pages that know of one role alone."""
        return f"{self.title} ({self.industry})"


class RoleNames:
    """``labels`` has the title, told apart by industry where two are alike."""

    def __init__(self, names: Iterable[RoleName]) -> None:
        names = list(names)
        titles = Counter(name.title for name in names)
        self.labels = {
            name.pk: name.full if titles[name.title] > 1 else name.title
            for name in names
        }
        full = {_key(name.full): name.pk for name in names}
        self._keys = full | {_key(label): pk for pk, label in self.labels.items()}

    def suggestions(self) -> list[str]:
        return list(islice(self.labels.values(), MAX_SUGGESTIONS))

    def find(self, text: str) -> int | None:
        """The primary key of the role of that label, or of that title and industry,
        whatever the case and spaces."""
        return self._keys.get(_key(text))


def names_of(roles: QuerySet[Role]) -> list[RoleName]:
    """One query."""
    rows = roles.values_list("pk", "title", "industry__name")
    return [RoleName(*row) for row in rows]


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


kept = KeptForRevision(lambda: RoleNames(names_of(Role.objects.active())))
"""Those that people hire for, one for each process."""

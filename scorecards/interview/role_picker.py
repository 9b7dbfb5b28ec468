"""The roles that a scorecard can be started for, by what somebody types."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from glossary.models import Role
from glossary.roles import names
from glossary.roles.names import RoleNames, names_of
from scorecards.models import Opening


class RolePicker:
    """Two queries, whatever the number of roles, and one for each role that is found.

    Active roles, and others of which an opening is open: its kit is frozen.
    """

    def __init__(self) -> None:
        self._active = names.kept.get()
        active = Role.objects.active()
        self._others = names_of(_startable().exclude(pk__in=active.values("pk")))
        self._found: dict[int, Role | None] = {}

    def label(self, role: Role) -> str:
        """As in the suggestions."""
        return self._active.labels.get(role.pk, f"{role.title} ({role.industry})")

    def suggestions(self) -> list[str]:
        return [*(name.full for name in self._others), *self._active.suggestions()]

    def find(self, text: str) -> Role | None:
        """The role that is called just that, whatever the case and spaces."""
        key = self._active.find(text) or RoleNames(self._others).find(text)
        if key is None:
            return None
        if key not in self._found:
            roles = _startable().select_related("industry")
            self._found[key] = roles.filter(pk=key).first()
        return self._found[key]

    def not_found(self, text: str) -> str:
        """A sentence that names the roles that come near."""
        return self._active.not_found(text)


def _startable() -> QuerySet[Role]:
    hiring = Opening.objects.still_open().filter(role=OuterRef("pk"))
    return Role.objects.filter(
        Q(pk__in=Role.objects.active().values("pk")) | Exists(hiring)
    )

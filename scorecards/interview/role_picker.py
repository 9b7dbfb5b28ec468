"""The roles that a scorecard can be started for, by what somebody types."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from glossary.models import Role
from glossary.roles import finder, names
from glossary.roles.answer import Answer, Near
from glossary.roles.names import RoleNames, names_of
from scorecards.models import Opening


class RolePicker:
    """Two queries, whatever the number of roles; one for each role that is found, and
    one for titles that are not called as in the suggestions.

    Active roles, and others of which an opening is open: its kit is frozen.
    """

    def __init__(self) -> None:
        self._active = names.kept.get()
        active = Role.objects.active()
        self._others = names_of(_startable().exclude(pk__in=active.values("pk")))
        self._found: dict[int, Role | None] = {}
        self._answers: dict[str, Answer] = {}

    def label(self, role: Role) -> str:
        """As in the suggestions."""
        return self._active.labels.get(role.pk, f"{role.title} ({role.industry})")

    def suggestions(self) -> list[str]:
        return [*(name.full for name in self._others), *self._active.suggestions()]

    def is_label(self, text: str) -> bool:
        return self._called(text) is not None

    def find(self, text: str) -> Role | None:
        """The role of that label, whatever the case and spaces, or the one that this
        title surely means; none where two families have it."""
        key = self._called(text)
        if key is None and not self.answer(text).is_shared:
            key = self.answer(text).role
        return None if key is None else self._role(key)

    def near(self, text: str) -> list[Near]:
        """Roles to offer where none is found."""
        return self.answer(text).choices

    def general(self) -> Role | None:
        """The interview for every job that has no role."""
        active = Role.objects.active().filter(is_general=True)
        role: Role | None = active.select_related("industry").first()
        return role

    def answer(self, text: str) -> Answer:
        """What the finder says: the level that a title names, and roles near it."""
        if text not in self._answers:
            if not text.strip() or self.is_label(text):
                self._answers[text] = finder.nothing(text)
            else:
                self._answers[text] = finder.kept.get().find(text)
        return self._answers[text]

    def _called(self, text: str) -> int | None:
        key = self._active.find(text)
        return RoleNames(self._others).find(text) if key is None else key

    def _role(self, key: int) -> Role | None:
        if key not in self._found:
            roles = _startable().select_related("industry")
            self._found[key] = roles.filter(pk=key).first()
        return self._found[key]


def _startable() -> QuerySet[Role]:
    hiring = Opening.objects.still_open().filter(role=OuterRef("pk"))
    hiring = hiring.exclude(readers=Opening.Readers.PRIVATE)
    return Role.objects.filter(
        Q(pk__in=Role.objects.active().values("pk")) | Exists(hiring)
    )

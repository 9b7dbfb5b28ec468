"""Finding a role by what somebody types."""

from collections import Counter
from collections.abc import Callable
from difflib import get_close_matches

from django.db.models import Exists, OuterRef, Q

from glossary.models import Role
from scorecards.models import Opening

MOST_SUGGESTIONS = 500


class RolePicker:
    """The roles that a scorecard can be started for. One query."""

    def __init__(self) -> None:
        hiring = Opening.objects.still_open().filter(role=OuterRef("pk"))
        self.roles: list[Role] = list(
            # An opening outlives the retirement of its role: its kit is frozen.
            Role.objects.filter(Q(retired_at=None) | Exists(hiring)).select_related(
                "industry"
            )
        )
        self.titles = Counter(role.title for role in self.roles)
        self._by_name = self._named(self.full_label) | self._named(self.label)

    def label(self, role: Role) -> str:
        """The title, told apart by industry where two are alike."""
        alike = self.titles[role.title] > 1
        return self.full_label(role) if alike else role.title

    def full_label(self, role: Role) -> str:
        """Title and industry, for pages that know of one role alone."""
        return f"{role.title} ({role.industry})"

    def suggestions(self) -> list[str]:
        return [self.label(role) for role in self.roles[:MOST_SUGGESTIONS]]

    def find(self, text: str) -> Role | None:
        """The role that is called just that, whatever the case and spaces."""
        return self._by_name.get(" ".join(text.split()).casefold())

    def not_found(self, text: str) -> str:
        """A sentence that names the roles that come near."""
        labels = [self.label(role) for role in self.roles]
        typed = text.casefold()
        near = [label for label in labels if typed in label.casefold()][:4]
        near = near or get_close_matches(text, labels, n=4)
        if not near:
            return f"There is no role “{text}”. Pick one from the list."
        return f"There is no role “{text}”. Did you mean {', '.join(near)}?"

    def _named(self, name_of: Callable[[Role], str]) -> dict[str, Role]:
        """The first role of each name, without regard to case."""
        return {name_of(role).casefold(): role for role in reversed(self.roles)}

"""Roles by what people type, kept in memory: there may be thousands."""

from collections import Counter
from difflib import get_close_matches

from glossary.models import Role

MOST_SUGGESTIONS = 500


class RoleNames:
    """One query. The title, told apart by industry where two are alike."""

    def __init__(self) -> None:
        rows = list(Role.objects.active().values_list("pk", "title", "industry__name"))
        titles = Counter(title for _, title, _ in rows)
        self.labels = {
            pk: f"{title} ({industry})" if titles[title] > 1 else title
            for pk, title, industry in rows
        }
        self._keys = {_key(label): pk for pk, label in self.labels.items()}

    def suggestions(self) -> list[str]:
        return list(self.labels.values())[:MOST_SUGGESTIONS]

    def find(self, text: str) -> int | None:
        """The primary key of the role that is called just that, whatever the case."""
        return self._keys.get(_key(text))

    def not_found(self, text: str) -> str:
        """A sentence that names the roles that come near."""
        near = get_close_matches(_key(text), self._keys, n=3)
        if not near:
            return f"There is no role “{text}”. Pick one from the list."
        names = ", ".join(self.labels[self._keys[key]] for key in near)
        return f"There is no role “{text}”. Did you mean {names}?"


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()

"""Titles of terms, which lead to the roles that draw on the term."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary.models import RoleTerm, Term
from glossary.roles.title_keys import Keys
from glossary.roles.title_words import Words, canonical, raw_words


class TermTitles(NamedTuple):
    """``roles`` draw on the term, those first to which it matters most."""

    names: list[str]
    titles: list[str]
    roles: list[int]


class TermIndex:
    """``known`` are the roles that there are, by key; others count for nothing."""

    def __init__(self, terms: Iterable[TermTitles], known: dict[int, str]) -> None:
        self._named, self._titled = Keys(), Keys()
        for term in terms:
            roles = [role for role in term.roles if role in known]
            if not roles:
                continue
            for name in term.names:
                self._add(self._named, name, roles)
            for title in term.titles:
                self._add(self._titled, title, roles)

    def _add(self, keys: Keys, text: str, roles: list[int]) -> None:
        key = "".join(canonical(raw_words(text)))
        for role in roles:
            keys.add(key, role)

    def drawing_on(self, words: Words) -> list[int]:
        return self._named.get("".join(words)) or []

    def titled(self, words: Words) -> list[int]:
        return self._titled.get("".join(words)) or []


def read_terms() -> Iterator[TermTitles]:
    """Two queries."""
    drawing: dict[int, list[int]] = {}
    uses = RoleTerm.objects.order_by("position", "role__title", "role_id")
    for term, role in uses.values_list("term_id", "role_id"):
        drawing.setdefault(term, []).append(role)
    columns = "pk", "name", "expansion", "aliases", "typical_job_title"
    rows = Term.objects.active().order_by("pk")
    for pk, name, expansion, aliases, typical, related in rows.values_list(
        *columns, "related_titles"
    ):
        names = [name, expansion, *aliases]
        yield TermTitles(names, [typical, *related], drawing.get(pk, []))

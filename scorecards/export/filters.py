"""Filters by the words that people use: titles, names, usernames, days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.contrib.auth.models import User
from django.db.models import Q

from glossary.models import Industry, Level, Role
from scorecards.models import Kit, Opening
from scorecards.models.scorecard_queries import ScorecardQuerySet


class FilterError(Exception):
    """A filter names what does not exist; the message says what does."""


@dataclass(frozen=True)
class NameFilter:
    """One of the ``known`` names, which stands in one of a scorecard's ``fields``."""

    name: str
    fields: tuple[str, ...]
    known: Callable[[], Iterable[str]]


# A kit keeps the words of its time: both they and those of today find it.
NAME_FILTERS = (
    NameFilter(
        "role",
        ("kit__role_title", "kit__role__title"),
        lambda: _values(Kit, "role_title") | _values(Role, "title"),
    ),
    NameFilter("level", ("kit__level",), lambda: Level.values),
    NameFilter(
        "opening", ("application__opening__title",), lambda: _values(Opening, "title")
    ),
    NameFilter(
        "industry",
        ("kit__industry_name", "kit__role__industry__name"),
        lambda: _values(Kit, "industry_name") | _values(Industry, "name"),
    ),
    NameFilter(
        "interviewer",
        ("interviewer__username",),
        lambda: _values(User, "username"),
    ),
)


def narrow(
    scorecards: ScorecardQuerySet,
    names: dict[str, str],
    *,
    first: date | None = None,
    last: date | None = None,
) -> ScorecardQuerySet:
    """Those that fit all the names, submitted from the first to the last day.

    Names are matched whole, in whichever case; days are those of the active zone.
    Raises `FilterError`.
    """
    for each in NAME_FILTERS:
        if each.name in names:
            scorecards = scorecards.filter(_fits(each, names[each.name]))
    if first and last and first > last:
        raise FilterError(f"The days end ({last}) before they begin ({first}).")
    if first:
        scorecards = scorecards.filter(submitted_at__date__gte=first)
    if last:
        scorecards = scorecards.filter(submitted_at__date__lte=last)
    return scorecards


def _fits(each: NameFilter, value: str) -> Q:
    names = [name for name in each.known() if name.casefold() == value.casefold()]
    if not names:
        raise FilterError(_unknown(each, value))
    return Q.create([(f"{field}__in", names) for field in each.fields], connector=Q.OR)


def _unknown(each: NameFilter, value: str) -> str:
    known = {name.casefold(): name for name in sorted(each.known())}
    if not known:
        return f"There is no {each.name} “{value}”, nor any other yet."
    near = get_close_matches(value.casefold(), known)
    names = ", ".join(known[name] for name in near or list(known)[:5])
    return (
        f"There is no {each.name} “{value}”. {'Nearest' if near else 'Some'}: {names}."
    )


def _values(
    model: type[Kit | Role | Opening | Industry | User], field: str
) -> set[str]:
    return set(model._default_manager.values_list(field, flat=True))

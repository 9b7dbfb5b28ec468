"""The menu of every page: where this person may go, by their rights."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

# The first that an address's name begins with says where somebody is.
SECTIONS = {
    "admin:scorecards_scorecard_export": "export",
    "admin:scorecards_opening": "openings",
    "admin:scorecards": "review",
    "admin:index": "review",
    "admin:glossary": "glossary",
    "glossary:": "glossary",
    "admin:": "",
    "my_scorecards": "mine",
    "start_scorecard": "mine",
}
REVIEW = "scorecards.view_application"
LISTS = (
    ("Candidates", "admin:scorecards_candidate_changelist", "view_candidate"),
    ("Applications", "admin:scorecards_application_changelist", "view_application"),
    ("Scorecards", "admin:scorecards_scorecard_changelist", "view_scorecard"),
    ("Scorecards to do", "admin:scorecards_to_do", "assign_scorecard"),
    ("Calibration", "admin:scorecards_calibration", "assign_scorecard"),
    ("Kits", "admin:scorecards_kit_changelist", "view_kit"),
    ("Audit trail", "admin:scorecards_auditentry_changelist", "view_auditentry"),
)
EDITING = (
    ("Terms", "admin:glossary_term_changelist", "change_term"),
    ("Competencies", "admin:glossary_competency_changelist", "change_competency"),
    ("Roles", "admin:glossary_role_changelist", "change_role"),
    ("Industries", "admin:glossary_industry_changelist", "change_industry"),
    ("Titles and terms asked for", "admin:glossary_askedtitle_changelist", "add_role"),
    ("Import a page", "admin:glossary_term_import", "add_term"),
)
ACCOUNTS = (
    ("Accounts", "admin:auth_user_changelist", "view_user"),
    ("Groups", "admin:auth_group_changelist", "view_group"),
)


@dataclass(frozen=True)
class Item:
    """``name`` is that of its number, in `counts`; ``current`` is for aria-current."""

    label: str
    url: str
    name: str = ""
    current: str = ""


@dataclass(frozen=True)
class Menu:
    first_page: str
    items: list[Item]
    more: list[list[Item]]  # in groups


def first_page(user: User | AnonymousUser) -> str:
    """Where a person lands: at what waits for them."""
    return _address("admin:index" if user.is_staff else "my_scorecards")


def _address(name: str) -> str:
    return _reversed(name, get_script_prefix())


@lru_cache(maxsize=100)
def _reversed(name: str, prefix: str) -> str:
    """Once, as every page has the menu."""
    return reverse(name)


def menu(request: HttpRequest) -> dict[str, Callable[[], Menu]]:
    """For templates; made where a page has a header."""
    return {"main_menu": lambda: menu_of(request)}


def menu_of(request: HttpRequest) -> Menu:
    user = request.user
    here = request.resolver_match.view_name if request.resolver_match else ""
    section = _section(here)
    items = [
        Item(label, _address(address), name, _current(name, section, address == here))
        for label, address, name in _main(user)
    ]
    more = [
        [
            Item(label, _address(address), current="page" if address == here else "")
            for label, address, right in group
            if user.has_perm(f"{app}.{right}")
        ]
        for app, group in _groups(user)
    ]
    return Menu(first_page(user), items, [group for group in more if group])


def _main(user: Any) -> list[tuple[str, str, str]]:
    items = [("My interviews", "my_scorecards", "mine")]
    if user.is_staff:
        word = "Review" if user.has_perm(REVIEW) else "Overview"
        items.append((word, "admin:index", "review"))
        if user.has_perm("scorecards.view_opening"):
            openings = "admin:scorecards_opening_changelist"
            items.append(("Openings", openings, "openings"))
    items.append(("Glossary", "glossary:browse", "glossary"))
    if user.is_staff and user.has_perm("scorecards.export_scorecard"):
        items.append(("Export", "admin:scorecards_scorecard_export", "export"))
    return items


def _groups(user: Any) -> list[tuple[str, tuple[tuple[str, str, str], ...]]]:
    if not user.is_staff:
        return []
    return [("scorecards", LISTS), ("glossary", EDITING), ("auth", ACCOUNTS)]


def _section(here: str) -> str:
    return next(
        (name for start, name in SECTIONS.items() if here.startswith(start)), ""
    )


def _current(name: str, section: str, is_here: bool) -> str:
    if is_here:
        return "page"
    return "true" if name and name == section else ""

"""Where an interviewer lands: the next interview, what is to finish, what is done."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scorecards.accounts.login import MemberRequest
from scorecards.interview.home_queries import (
    Card,
    answers_of,
    decisions_of,
    hidden_candidacies,
    of_own,
    submitted,
    unfinished,
)
from scorecards.interview.home_rows import (
    GRACE,
    reads_debrief,
    submitted_row,
    unfinished_row,
    withdrawn_row,
)
from scorecards.interview.own_zone import zone_of
from scorecards.models import Scorecard

PER_PAGE = 30
MAX_WITHOUT_SEARCH = 10
STATUS = Scorecard.Status
LISTS = ("upcoming", "to_finish", "no_time", "withdrawn")


@never_cache
@require_safe
def my_scorecards(request: MemberRequest) -> HttpResponse:
    """A fixed number of queries, however many scorecards there are."""
    now = timezone.now()
    words = request.GET.get("q", "").strip()[:200]
    own = of_own(request.user, words)
    to_do = unfinished(own)
    done = _page_of_submitted(own, request.GET.get("submitted"))
    total = len(to_do) + done.paginator.count
    if not total and not words and request.user.is_staff:
        return redirect("admin:index")
    pages = {**_pages(to_do, request.GET, now), "submitted": done}
    zones = (card["application__opening__time_zone"] for card in to_do)
    zone = zone_of(request, zones)
    _make_rows(pages, request.user, now, zone)
    upcoming = list(pages["upcoming"])
    following = upcoming[0] if upcoming and pages["upcoming"].number == 1 else None
    context = {
        **pages,
        "next": following,
        "later": upcoming[1:] if following else upcoming,
        "zone": zone,
        "total": total,
        "words": words,
        "searches": bool(words) or total > MAX_WITHOUT_SEARCH,
    }
    return render(request, "scorecards/interview/my_scorecards.html", context)


def _page_of_submitted(own: Q, number: str | None) -> Page[Any]:
    """They are counted where there are more than a page of them."""
    rows = submitted(own)
    if number is not None:
        return Paginator(rows, PER_PAGE).get_page(number)
    first = list(rows[: PER_PAGE + 1])
    if len(first) <= PER_PAGE:
        return Paginator(first, PER_PAGE).get_page(1)
    page = Paginator(rows, PER_PAGE).get_page(1)
    page.object_list = first[:PER_PAGE]
    return page


def _pages(
    cards: list[Card], asked: Mapping[str, str], now: datetime
) -> dict[str, Page[Any]]:
    """Each card is in one of the lists; those to come by when they are."""
    lists: dict[str, list[Card]] = {name: [] for name in LISTS}
    for card in cards:
        lists[_list_of(card, now)].append(card)
    lists["upcoming"].sort(key=lambda card: (card["interview_at"], card["pk"]))
    return {
        name: Paginator(cards, PER_PAGE).get_page(asked.get(name))
        for name, cards in lists.items()
    }


def _make_rows(
    pages: dict[str, Page[Any]], user: User, now: datetime, zone: ZoneInfo
) -> None:
    """A row for each card that a page shows. Three queries at most."""
    answers = answers_of(card for page in pages.values() for card in page)
    # Not of the lists above: those have what was searched for, up to a number.
    hidden = hidden_candidacies(user) if pages["submitted"] else set()
    decisions = decisions_of(
        {card["head"] for card in pages["submitted"] if reads_debrief(card, hidden)}
    )
    for name, page in pages.items():
        page.object_list = [
            submitted_row(card, answers[card["pk"]], zone, hidden, decisions)
            if name == "submitted"
            else withdrawn_row(card)
            if name == "withdrawn"
            else unfinished_row(card, answers[card["pk"]], zone, now)
            for card in page
        ]


def _list_of(card: Card, now: datetime) -> str:
    interview, due = card["interview_at"], card["due_at"]
    if card["status"] == STATUS.WITHDRAWN:
        return "withdrawn"
    if interview and interview >= now - GRACE:
        return "upcoming"
    begun = card["status"] == STATUS.DRAFT or interview or (due and due < now)
    return "to_finish" if begun else "no_time"

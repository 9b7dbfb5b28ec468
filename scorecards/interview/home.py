"""Where an interviewer lands: the next interview, what is to finish, what is done."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scorecards.accounts.login import MemberRequest
from scorecards.interview.counted_pages import CountedPaginator
from scorecards.interview.home_rows import (
    GRACE,
    submitted_row,
    unfinished_row,
    withdrawn_row,
)
from scorecards.interview.own_zone import zone_of
from scorecards.models import Scorecard
from scorecards.panel.debrief.decided import decisions_of

PER_PAGE = 30
MAX_UNFINISHED = 300
MAX_WITHOUT_SEARCH = 10
STATUS = Scorecard.Status
ABOUT = (
    "pk",
    "status",
    "round",
    "version",
    "interview_at",
    "interview_minutes",
    "due_at",
    "place",
    "begun_at",
    "created_at",
    "submitted_at",
    "recommendation",
    "closed_reason",
    "reminders_dismissed_at",
    "application__candidate__name",
    "application__opening__title",
    "application__opening__self_started",
    "application__opening__time_zone",
    "application__opening__send_reminders",
    "application__opening__interviewers_read_debrief",
    "kit__role_title",
    "kit__level",
)


@never_cache
@require_safe
def my_scorecards(request: MemberRequest) -> HttpResponse:
    """A fixed number of queries, however many scorecards there are."""
    now = timezone.now()
    words = request.GET.get("q", "").strip()[:200]
    own = Scorecard.objects.of(request.user)
    if words:
        own = own.filter(application__candidate__sort_key__mentions=words)
    own = own.annotate(head=Coalesce("application__merged_into", "application"))
    unfinished = list(_unfinished(own))
    done = own.submitted()
    number = done.count()
    total = len(unfinished) + number
    if not total and not words and request.user.is_staff:
        return redirect("admin:index")
    zone = zone_of(
        request, (card["application__opening__time_zone"] for card in unfinished)
    )
    lists = _lists(unfinished, now)
    pages: dict[str, Any] = {
        name: Paginator(lists[name], PER_PAGE).get_page(request.GET.get(name))
        for name in ("upcoming", "to_finish", "no_time", "withdrawn")
    }
    for name, page in pages.items():
        row = withdrawn_row if name == "withdrawn" else None
        page.object_list = [
            row(card) if row else unfinished_row(card, now, zone)
            for card in page.object_list
        ]
    hidden = {
        card["head"]
        for card in unfinished
        if card["status"] in (STATUS.ASSIGNED, STATUS.DRAFT)
    }
    submitted = CountedPaginator(_submitted(done), PER_PAGE, count=number)
    page = submitted.get_page(request.GET.get("submitted"))
    page.object_list = [submitted_row(card, zone, hidden) for card in page.object_list]
    upcoming = list(pages["upcoming"])
    following = upcoming[0] if upcoming and pages["upcoming"].number == 1 else None
    context = {
        **pages,
        "submitted": page,
        "next": following,
        "later": upcoming[1:] if following else upcoming,
        "zone": zone,
        "total": total,
        "words": words,
        "searches": bool(words) or total > MAX_WITHOUT_SEARCH,
    }
    return render(request, "scorecards/interview/my_scorecards.html", context)


def _unfinished(own: Any) -> QuerySet[Any]:
    """Those to submit and those withdrawn, by lateness; `MAX_UNFINISHED` at most."""
    to_do = Q(status__in=[STATUS.STARTED, STATUS.ASSIGNED, STATUS.DRAFT], ended_at=None)
    wanted = own.filter(to_do | Q(status=STATUS.WITHDRAWN)).with_progress()
    rows: QuerySet[Any] = wanted.order_by(
        F("due_at").asc(nulls_last=True), "created_at", "pk"
    ).values(*ABOUT, "head", "question_count", "rated_count")[:MAX_UNFINISHED]
    return rows


def _submitted(done: Any) -> QuerySet[Any]:
    """With the newest decision, which is for whoever may read it."""
    newest = decisions_of(OuterRef(OuterRef("head"))).order_by("-pk")
    rows: QuerySet[Any] = (
        done.with_score()
        .annotate(
            decision=Subquery(newest.values("outcome")[:1]),
            decided_at=Subquery(newest.values("decided_at")[:1]),
        )
        .order_by("-submitted_at", "-pk")
        .values(
            *ABOUT,
            "head",
            "score_total",
            "score_count",
            "score_weight",
            "decision",
            "decided_at",
        )
    )
    return rows


def _lists(
    cards: list[dict[str, Any]], now: datetime
) -> dict[str, list[dict[str, Any]]]:
    """Each is in one of them; those to come by when they are, the rest as they came."""
    lists: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("upcoming", "to_finish", "no_time", "withdrawn")
    }
    for card in cards:
        lists[_list_of(card, now)].append(card)
    lists["upcoming"].sort(key=lambda card: (card["interview_at"], card["pk"]))
    return lists


def _list_of(card: dict[str, Any], now: datetime) -> str:
    interview, due = card["interview_at"], card["due_at"]
    if card["status"] == STATUS.WITHDRAWN:
        return "withdrawn"
    if interview and interview >= now - GRACE:
        return "upcoming"
    begun = card["status"] == STATUS.DRAFT or interview or (due and due < now)
    return "to_finish" if begun else "no_time"

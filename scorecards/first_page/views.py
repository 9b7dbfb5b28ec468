"""The first page of the admin: what waits for this person, by what they may do."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from scorecards.accounts.login import MemberRequest
from scorecards.first_page import administering, coordinating, editing, openings
from scorecards.first_page.menu import REVIEW
from scorecards.first_page.ready import ready
from scorecards.first_page.waiting import ToDo, Waiting, late, own, waiting
from scorecards.panel.debrief.ready import NEWEST_READ
from scorecards.panel.report.asked import open_requests
from scorecards.text.durations import how_long

PANEL = (REVIEW, "scorecards.view_scorecard")
COORDINATOR = "scorecards.assign_scorecard"
SHOWN = 20
LATE_SHOWN = 10  # as the template has it


@never_cache
def first_page(request: MemberRequest) -> HttpResponse:
    """A fixed number of queries for each kind of person, however much there is."""
    user, now = request.user, timezone.now()
    reviews = user.has_perms(PANEL)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": "Review" if reviews else "Overview",
        "time_zone": settings.TIME_ZONE,
        "own": own(user, now),
        "reviews": reviews,
        "coordinates": user.has_perm(COORDINATOR),
        "edits": user.has_perm("glossary.change_term"),
        "administers": user.has_perm("auth.change_user"),
        "requests": open_requests(user),
    }
    for is_wanted, part in (
        (context["reviews"], _panel),
        (context["coordinates"], _coordinator),
        (context["edits"], _editor),
        (context["administers"], _administrator),
    ):
        if is_wanted:
            context |= part(user, now)
    if context["reviews"] and context["coordinates"]:
        context["waiting"] = [*_not_said_above(context["waiting"], context["late"])]
    return TemplateResponse(request, "scorecards/first_page/page.html", context)


def _not_said_above(rows: list[Waiting], late: list[ToDo]) -> Iterator[Waiting]:
    """Without candidates who wait for nothing but what is overdue."""
    said = {to_do.scorecard.pk for to_do in late[:LATE_SHOWN]}
    for row in rows:
        if any(to_do.scorecard.pk not in said for to_do in row.to_do):
            yield row


def _panel(user: User, now: datetime) -> dict[str, Any]:
    found = ready(user, shown=SHOWN)
    waits, more = waiting(user, now)
    return {
        "ready": [(row, how_long(row.since, now)) for row in found[:SHOWN]],
        "number_ready": len(found),
        "newest_read": NEWEST_READ,
        "waiting": waits,
        "more_waiting": more,
        "openings": openings.opening_lines(user, found),
        "decided": openings.decided_lately(user),
    }


def _coordinator(user: User, now: datetime) -> dict[str, Any]:
    return {
        "late": late(user, now),
        "without_interviewer": coordinating.without_interviewer(user),
        "mails_given_up": coordinating.mails_given_up(user, now),
        "with_newer_kit": coordinating.with_newer_kit(user),
    }


def _editor(user: User, now: datetime) -> dict[str, Any]:
    return {
        "drafts": editing.drafts(user),
        "stale_terms": editing.stale_terms(user, timezone.localdate(now)),
    }


def _administrator(user: User, now: datetime) -> dict[str, Any]:
    return {
        "accounts": administering.accounts_without_group(),
        "mail_is_set_up": administering.mail_is_set_up(),
        "task_waits": administering.task_waits(now),
    }

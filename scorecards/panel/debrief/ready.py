"""Candidates that wait for a decision: every scorecard is in, and the reader sees it.

Looked at are the newest scorecards, however many there are.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect

from glossary.admin_base.checked_input import as_key
from glossary.admin_base.pages import needs
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, Decision, Scorecard
from scorecards.models.application import has_any

NEWEST_READ = 1_000
HEAD = Coalesce("application__merged_into_id", "application_id")
"""Of a scorecard or decision: the key of the application that stands for its own."""
NEVER = datetime.min.replace(tzinfo=UTC)


class Complete(NamedTuple):
    """``since`` is when the last scorecard came in."""

    since: datetime
    opening: int


def ready_keys(user: User) -> dict[int, Complete]:
    """By the key of the application. Two queries."""
    newest = (
        Scorecard.objects.visible_to(user)
        .filter(submitted_at__isnull=False)
        .order_by("-submitted_at", "-pk")
        .values_list(HEAD, "submitted_at")[:NEWEST_READ]
    )
    since: dict[int, datetime] = {}
    for key, submitted_at in newest:
        since.setdefault(key, submitted_at)
    undecided = _undecided(since).values_list("pk", "opening")
    return {key: Complete(since[key], opening) for key, opening in undecided}


def _undecided(keys: Iterable[int]) -> QuerySet[Application]:
    """Those of open openings that nobody still has a scorecard to submit for."""
    return (
        Application.objects.heads()
        .filter(pk__in=keys, opening__closed_at=None)
        .exclude(has_any(Decision.objects.all()))
        .exclude(has_any(Scorecard.objects.to_do()))
        .order_by()
    )


@needs("scorecards.view_application", "scorecards.view_scorecard")
def next_undecided(request: MemberRequest) -> HttpResponse:
    """On to another that is ready, those of the same opening first."""
    key = next_key(request.user, int(as_key(request.GET.get("after", ""))))
    if key is None:
        messages.info(request, "No other candidate is ready to decide.")
        return redirect("admin:index")
    return redirect("admin:scorecards_application_change", key)


def next_key(user: User, after: int) -> int | None:
    """They stand in a ring, by opening and by how long they wait. Four queries."""
    waiting = ready_keys(user)
    waiting.pop(after, None)
    here = Application.objects.filter(pk=after).values_list("opening", flat=True)
    opening = here.first() or 0
    ring = sorted((each.opening, each.since, pk) for pk, each in waiting.items())
    place = (opening, _last_in(user, after), after)
    return next((pk for *rest, pk in ring if (*rest, pk) > place), None) or (
        ring[0][2] if ring else None
    )


def _last_in(user: User, application: int) -> datetime:
    visible = Scorecard.objects.visible_to(user).submitted()
    times = visible.annotate(head=HEAD).filter(head=application)
    newest = times.order_by("-submitted_at").values_list("submitted_at", flat=True)
    return newest.first() or NEVER

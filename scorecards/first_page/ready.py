"""Candidates that wait for a decision: every scorecard is in, and the reader sees it.

Looked at are the newest scorecards, however many there are.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet

from scorecards.first_page.candidacies import HEAD
from scorecards.first_page.figures import Ready, read_figures
from scorecards.models import Application, Scorecard
from scorecards.panel.debrief.decided import decisions_of

NEWEST_READ = 1_000


def ready_keys(user: User) -> dict[int, datetime]:
    """When the last scorecard came in, by the key of the application. Two queries."""
    newest = (
        Scorecard.objects.visible_to(user)
        .filter(submitted_at__isnull=False)
        .order_by("-submitted_at", "-pk")
        .values_list(HEAD, "submitted_at")[:NEWEST_READ]
    )
    since: dict[int, datetime] = {}
    for key, submitted_at in newest:
        since.setdefault(key, submitted_at)
    return {key: since[key] for key in _undecided(since).values_list("pk", flat=True)}


def _undecided(keys: Iterable[int]) -> QuerySet[Application]:
    """Those of open openings that nobody still owes a scorecard for."""
    return (
        Application.objects.heads()
        .filter(pk__in=keys, opening__closed_at=None)
        .exclude(Exists(decisions_of(OuterRef(OuterRef("pk")))))
        .exclude(Exists(owed_for(OuterRef(OuterRef("pk")))))
        .order_by()
    )


def owed_for(head: OuterRef) -> QuerySet[Scorecard]:
    """Of the application of that key, and of those linked to it."""
    together = Application.objects.of_candidacy(head).values("pk")
    return Scorecard.objects.owed().filter(application__in=together).order_by()


def ready(user: User) -> list[Ready]:
    """The widest apart first, and of those the longest waiting. Six queries."""
    since = ready_keys(user)
    known = Application.objects.filter(pk__in=since).order_by()
    rows = {
        each.pk: Ready(each, since[each.pk])
        for each in known.select_related("candidate", "opening__role")
    }
    read_figures(rows, user)
    return sorted(
        rows.values(), key=lambda row: (-row.to_discuss, row.since, row.application.pk)
    )

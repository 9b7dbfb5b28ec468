"""What was decided, for lists of applications; blind like everything else."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import (
    Case,
    CharField,
    Max,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from scorecards.models import Application, Decision, Scorecard


def decisions_of(application: OuterRef) -> QuerySet[Decision]:
    """Those on it and on what is linked to it."""
    together = Application.objects.of_candidacy(application)
    found: QuerySet[Decision] = Decision.objects.filter(
        application__in=together.values("pk")
    )
    return found


def heads_decided(outcomes: Iterable[str] | None = None) -> QuerySet[Any, Any]:
    """Keys of the applications whose newest decision is one of these; not yet blind.

    Without outcomes, of those that have any. Starts from the decisions, rather than
    looking for those of every application.
    """
    known = Decision.objects.filter(application__is_hidden=False).order_by()
    heads = known.annotate(head=Coalesce("application__merged_into", "application"))
    if outcomes is not None:
        newest = heads.values("head").annotate(newest=Max("pk")).values("newest")
        heads = heads.filter(outcome__in=list(outcomes), pk__in=newest)
    found: QuerySet[Any, Any] = heads.values("head")
    return found


def with_decision(
    applications: QuerySet[Application], user: User | AnonymousUser
) -> QuerySet[Application]:
    """Add ``decision``, the newest outcome; empty where there is none yet.

    It is None where the person owes a scorecard and may not know.
    """
    hidden = Scorecard.objects.hidden_applications(user)
    newest = decisions_of(OuterRef(OuterRef("pk"))).order_by("-pk")
    return applications.annotate(
        decision=Case(
            When(pk__in=hidden, then=Value(None)),
            default=Coalesce(Subquery(newest.values("outcome")[:1]), Value("")),
            output_field=CharField(null=True),
        )
    )

"""What was decided, for lists of applications; blind like everything else."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import (
    Case,
    CharField,
    Exists,
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


def heads_decided(outcomes: Iterable[str]) -> QuerySet[Any, Any]:
    """Keys of the applications whose newest decision is one of these; not yet blind.

    Starts from the decisions, rather than looking for those of every application.
    """
    later = decisions_of(OuterRef(OuterRef("head"))).filter(pk__gt=OuterRef("pk"))
    newest = (
        Decision.objects.annotate(
            head=Coalesce("application__merged_into_id", "application_id")
        )
        .filter(outcome__in=list(outcomes), application__is_hidden=False)
        .exclude(Exists(later.order_by()))
    )
    found: QuerySet[Any, Any] = newest.order_by().values("head")
    return found


def with_decision(
    applications: QuerySet[Application], user: User | AnonymousUser
) -> QuerySet[Application]:
    """Add ``decision``, the newest outcome; empty where there is none yet.

    It is None where the person has a scorecard to submit and may not know.
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

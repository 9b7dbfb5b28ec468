"""What coordinators see first: candidates without an interviewer, and newer kits."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from scorecards.models import (
    Application,
    Kit,
    Opening,
    OutgoingMail,
    PlanRound,
    Scorecard,
)
from scorecards.models.application import has_any

SHOWN = 10
NEWEST_READ = 1_000


def without_interviewer(user: User) -> list[Application]:
    """Of the newest applications to open openings; one more than is shown.

    Whoever has a scorecard to submit is one of the interviewers: nothing hidden is
    told.
    """
    newest = Application.objects.heads().order_by("-pk").values("pk")[:NEWEST_READ]
    return list(
        Application.objects.filter(pk__in=newest, opening__closed_at=None)
        .exclude(has_any(Scorecard.objects.counting()))
        .select_related("candidate", "opening__role")
        .order_by("pk")[: SHOWN + 1]
    )


def mails_given_up(user: User, now: datetime) -> int:
    """How many nobody tries again; one more than `SHOWN` where there are more."""
    known = OutgoingMail.objects.given_up(user, now)
    return known.filter(state=OutgoingMail.State.FAILED)[: SHOWN + 1].count()


def with_newer_kit(user: User) -> list[Opening]:
    """Open ones whose kit has a newer version, which they can still move to.

    Without those that this person has a scorecard to submit for: they may not know
    whether others have begun there.
    """
    return list(
        Opening.objects.filter(kit__opening=None, self_started=False)
        .filter(Exists(_newer_kits("role", "level")), pk__in=_newest_open())
        .exclude(pk__in=_of_own_to_do(user))
        .exclude(Exists(_begun()))
        .select_related("role", "kit")
        .order_by("-pk")[: SHOWN + 1]
    )


def rounds_with_newer_kit(user: User) -> list[PlanRound]:
    """As `with_newer_kit`: rounds that have a kit of their own."""
    newer = _newer_kits("opening__role", "opening__level")
    begun = Scorecard.objects.counting().filter(
        _has_begun(),
        application__opening=OuterRef("opening"),
        round=OuterRef("number"),
        kit=OuterRef("kit"),
    )
    return list(
        PlanRound.objects.filter(opening__in=_newest_open(), kit__opening=None)
        .exclude(kit=F("opening__kit"))
        .exclude(opening__self_started=True)
        .filter(Exists(newer))
        .exclude(opening__in=_of_own_to_do(user))
        .exclude(Exists(begun))
        .select_related("opening__role", "kit")
        .order_by("-opening", "number")[: SHOWN + 1]
    )


def _newer_kits(role: str, level: str) -> QuerySet[Kit]:
    """Than the kit of what is asked for, whose role and level these fields are."""
    return Kit.objects.filter(
        role=OuterRef(role),
        level=OuterRef(level),
        round=OuterRef("kit__round"),
        opening=None,
        version__gt=OuterRef("kit__version"),
    )


def _newest_open() -> QuerySet[Any, Any]:
    return Opening.objects.still_open().order_by("-pk").values("pk")[:NEWEST_READ]


def _of_own_to_do(user: User) -> QuerySet[Any, Any]:
    """Openings that this person has a scorecard to submit for."""
    return Scorecard.objects.of(user).to_do().values("application__opening")


def _has_begun() -> Q:
    return Q(begun_at__isnull=False) | ~Q(status=Scorecard.Status.ASSIGNED)


def _begun() -> QuerySet[Scorecard]:
    """Interviews of the opening that have started: it keeps its kit."""
    return Scorecard.objects.counting().filter(
        _has_begun(),
        application__opening=OuterRef("pk"),
    )

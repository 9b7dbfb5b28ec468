"""Who an interviewer may be about to meet, as far as was typed."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import F

from scorecards.models import Application, Candidate, Scorecard

MAX_OFFERED = 8


@dataclass(frozen=True)
class Met:
    """A candidate of the interviewer's own openings, and what for."""

    candidate: Candidate
    application: Application

    @property
    def key(self) -> str:
        return str(self.candidate.pk)


def assigned_to(user: User, typed: str = "") -> list[Scorecard]:
    """Their own that are not submitted, the next interview first. One query."""
    own = Scorecard.objects.of(user).unfinished()
    if typed:
        own = own.filter(application__candidate__sort_key__mentions=typed)
    own = own.select_related("application__candidate", "application__opening", "kit")
    return list(
        own.order_by(F("interview_at").asc(nulls_last=True), "pk")[:MAX_OFFERED]
    )


def of_own_openings(user: User, typed: str = "") -> list[Met]:
    """Who applied for an open opening that they interview for. One query.

    Without those whom they are to write about already; the newest first.
    """
    own = Scorecard.objects.of(user)
    known = Application.objects.heads().filter(
        opening__closed_at=None,
        opening__in=own.order_by().values("application__opening"),
    )
    if typed:
        known = known.filter(candidate__sort_key__mentions=typed)
    known = known.exclude(pk__in=own.unfinished().values("application"))
    known = known.select_related("candidate", "opening__role__industry")
    return [Met(each.candidate, each) for each in known.order_by("-pk")[:MAX_OFFERED]]

"""Who an interviewer may be about to meet, as far as was typed."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User
from django.db.models import F

from scorecards.models import Application, Candidate, Scorecard
from scorecards.people.field import WhoForm
from scorecards.people.near import Near

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

    Without those they are to write about already; the newest first.
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


class WhoToMeetForm(WhoForm):
    """Offers whoever the interviewer is likely to mean before anybody else."""

    interviewer: User

    @cached_property
    def assigned(self) -> list[Scorecard]:
        """Candidates they have a scorecard for already, as far as was typed."""
        return assigned_to(self.interviewer, self.typed)

    @property
    def tells_times(self) -> bool:
        return any(each.interview_at for each in self.assigned)

    @cached_property
    def of_own_openings(self) -> list[Met]:
        """Each candidate once, the newest application first."""
        found = of_own_openings(self.interviewer, self.typed)
        return list({each.key: each for each in reversed(found)}.values())[::-1]

    @cached_property
    def near(self) -> list[Near]:
        """Others of a name like it, before somebody new."""
        offered = {each.key for each in self.of_own_openings}
        return [each for each in super().near if each.key not in offered]

    def candidate_of(self, key: str) -> Candidate | None:
        for met in self.of_own_openings:
            if met.key == key:
                return met.candidate
        return super().candidate_of(key)

    @cached_property
    def picked(self) -> Candidate | None:
        """Who was picked; None for nobody yet, and for somebody new."""
        return self.from_list or self.candidate_of(self.answered)

    @cached_property
    def from_list(self) -> Candidate | None:
        """Who is meant by a name that ends with its reference: nobody has to ask."""
        return self._from_list(self.typed)

"""An opening's hiring team: the people who may read its candidates."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Exists, OuterRef, Q

from scorecards.models.application import Application
from scorecards.models.opening import Opening
from scorecards.models.people import Candidate, CandidateQuerySet


class TeamMember(models.Model):
    """Whether it keeps others out is said by the opening's `readers`."""

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="teams"
    )

    class Meta:
        ordering = ["opening", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "person"],
                name="team_member_unique",
                violation_error_message="This person is already on the team.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.opening}"


def candidates_readable_by(user: User | AnonymousUser) -> CandidateQuerySet:
    """All but those who applied for openings alone that are closed to this person."""
    readable: CandidateQuerySet = Candidate.objects.filter(is_readable_by(user))
    return readable


def is_readable_by(user: User | AnonymousUser) -> Q:
    """The same as a condition on candidates."""
    closed = Opening.objects.closed_to(user)
    if closed.query.is_empty():
        return Q()
    applied = Application.objects.order_by().filter(
        Q(candidate=OuterRef("pk")) | Q(came_from=OuterRef("pk"))
    )
    readable = applied.exclude(opening__in=closed.values("pk"))
    return Exists(readable) | ~Exists(applied)

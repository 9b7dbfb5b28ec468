"""Pairs of candidates who look like one person and are known to be two."""

from django.db import models
from django.db.models import F, Q

from scorecards.models.people import Candidate


class TwoPeopleQuerySet(models.QuerySet["TwoPeople"]):
    def of(self, one: Candidate, other: Candidate) -> "TwoPeopleQuerySet":
        """The pair, whichever of the two is named first."""
        older, newer = sorted((one.pk, other.pk))
        return self.filter(first=older, second=newer)

    def with_candidate(self, candidate: Candidate) -> "TwoPeopleQuerySet":
        return self.filter(Q(first=candidate) | Q(second=candidate))


class TwoPeople(models.Model):
    """Told by a coordinator: the pair is off the list of possible duplicates."""

    first = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, related_name="+", help_text="The newer."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TwoPeopleQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                name="two_people_once",
                violation_error_message="These are known to be two people.",
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="two_people_in_order",
                violation_error_message="Name the older candidate first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"

    def other_than(self, candidate: Candidate) -> Candidate:
        return self.second if self.first_id == candidate.pk else self.first

"""What is being filled, by whom it might be, and the two brought together."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from glossary.models import Level, Role
from scorecards.models.kit import Kit
from scorecards.models.people import Candidate


class OpeningQuerySet(models.QuerySet["Opening"]):
    def still_open(self) -> "OpeningQuerySet":
        """Those that a scorecard can be started for."""
        return self.filter(closed_at=None)


class Opening(models.Model):
    """A position being filled; everybody is interviewed with its one kit."""

    title = models.CharField(max_length=200)
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="openings")
    level = models.CharField(max_length=6, choices=Level)
    location = models.CharField(max_length=120, blank=True)
    nudge_notes = models.BooleanField(
        "point out loaded words",
        default=True,
        help_text=(
            "Interviewers see a quiet remark beside a note that describes a person "
            "rather than what was said, or touches a topic that must play no part, "
            "such as age or family. It never stops them from saving or submitting."
        ),
    )

    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="openings")
    self_started = models.BooleanField(
        default=False,
        editable=False,
        help_text="Made because an interviewer started where no opening fitted.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=Level.values),
                name="opening_known_level",
                violation_error_message="Pick junior, mid or senior.",
            ),
            models.UniqueConstraint(
                fields=["kit"],
                condition=Q(self_started=True, closed_at=None),
                name="opening_unique_self_started_for_kit",
                violation_error_message="Interviewers share one opening for this kit.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.kit_id is None:  # the form has said so already
            return
        if (self.kit.role_id, self.kit.level) != (self.role_id, self.level):
            raise ValidationError("The kit is for another role or level.")


class Application(models.Model):
    """One person's candidacy for one opening."""

    candidate = models.ForeignKey(
        Candidate, on_delete=models.PROTECT, related_name="applications"
    )
    opening = models.ForeignKey(
        Opening, on_delete=models.PROTECT, related_name="applications"
    )

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["candidate__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "opening"],
                name="application_unique_candidate_in_opening",
                violation_error_message="This person is a candidate there already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} for {self.opening}"

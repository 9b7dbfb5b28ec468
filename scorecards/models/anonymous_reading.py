"""A reviewer reads an opening's candidates without their names."""

from django.conf import settings
from django.db import models

from scorecards.models.application import Application
from scorecards.models.opening import Opening


class AnonymousReading(models.Model):
    """One reviewer's order, drawn once; names show when all have been looked at."""

    opening = models.ForeignKey(
        Opening, on_delete=models.CASCADE, related_name="anonymous_readings"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="anonymous_readings",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["opening", "reviewer"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "reviewer"],
                name="anonymous_reading_unique_reviewer_of_opening",
                violation_error_message="This reviewer already has an order.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opening}, read by {self.reviewer}"


class AnonymousPlace(models.Model):
    """Which candidate is candidate 1, 2, … for this reviewer."""

    reading = models.ForeignKey(
        AnonymousReading, on_delete=models.CASCADE, related_name="places"
    )
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="+"
    )
    number = models.PositiveSmallIntegerField()
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["reading", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["reading", "application"],
                name="anonymous_place_unique_application",
                violation_error_message="This candidate already has a number.",
            ),
            models.UniqueConstraint(
                fields=["reading", "number"],
                name="anonymous_place_unique_number",
                violation_error_message="Another candidate has this number.",
            ),
        ]

    def __str__(self) -> str:
        return f"Candidate {self.number}"

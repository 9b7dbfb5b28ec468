"""Reminders that went out; a row is made before the mail, so that none goes twice."""

from django.db import models
from django.db.models import Q

from scorecards.models.scorecard import Scorecard

MAX_REMINDERS = 10


class Reminder(models.Model):
    scorecard = models.ForeignKey(
        Scorecard, on_delete=models.CASCADE, related_name="reminders"
    )
    number = models.PositiveSmallIntegerField()
    planned_for = models.DateTimeField(help_text="When it was due to be sent.")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["scorecard", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "number"],
                name="reminder_unique_number_of_scorecard",
                violation_error_message="This reminder has already been sent.",
            ),
            models.CheckConstraint(
                condition=Q(number__range=(1, MAX_REMINDERS)),
                name="reminder_number_1_to_10",
                violation_error_message="At most 10 reminders are sent.",
            ),
        ]

    def __str__(self) -> str:
        return f"Reminder {self.number} for {self.scorecard}"

"""What was submitted and then reopened, and whoever read before they had written."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from scorecards.models.limits import NOTE_LENGTH
from scorecards.models.opening import Application
from scorecards.models.scorecard import Scorecard
from scorecards.models.written_once import WrittenOnce


class SubmittedVersion(WrittenOnce):
    """A scorecard as it was submitted, kept when it is reopened."""

    number = models.PositiveSmallIntegerField()
    content = models.JSONField(help_text="All that the interviewer had entered.")
    submitted_at = models.DateTimeField()
    reason = models.TextField(max_length=NOTE_LENGTH)
    others_were_open = models.BooleanField(
        help_text="Whether the interviewer could read other scorecards by then."
    )

    scorecard = models.ForeignKey(
        Scorecard, on_delete=models.PROTECT, related_name="submitted_versions"
    )
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reopened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["scorecard", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "number"],
                name="submitted_version_unique_number",
                violation_error_message="That version is already kept.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="submitted_version_has_reason",
                violation_error_message="Explain why the scorecard is reopened.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scorecard}, version {self.number}"


class BrokenGlass(WrittenOnce):
    """Somebody who owes a scorecard reads the others' of the application even so."""

    reason = models.TextField(max_length=NOTE_LENGTH)

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="broken_glass"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="broken_glass"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["application", "pk"]
        verbose_name_plural = "broken glass"
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person"],
                name="broken_glass_unique_person_of_application",
                violation_error_message="The glass is already broken.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="broken_glass_has_reason",
                violation_error_message="Explain why you need to read them now.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} for {self.application}"

"""An interviewer asks for a submitted scorecard back."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from glossary.personal_text import Owner, Personal, PersonalText
from scorecards.models.erasable import Erasable
from scorecards.models.limits import NOTE_LENGTH
from scorecards.models.scorecard import Scorecard

SEEN_BY = "Its interviewer, and whoever can read and reopen the scorecard."


class ReopenRequest(Erasable):
    """Open until it has an outcome; one at a time for each scorecard."""

    class Outcome(models.TextChoices):
        REOPENED = "reopened", "Reopened"
        DECLINED = "declined", "Declined"
        TAKEN_BACK = "taken_back", "Taken back"

    reason = models.TextField(max_length=NOTE_LENGTH)
    answer = models.TextField(
        max_length=NOTE_LENGTH, blank=True, help_text="Why the scorecard stays locked."
    )

    scorecard = models.ForeignKey(
        Scorecard, on_delete=models.PROTECT, related_name="reopen_requests"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    mailed_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard"],
                condition=Q(outcome=""),
                name="reopen_request_one_open",
                violation_error_message="You have already asked.",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") | Q(erased_at__isnull=False),
                name="reopen_request_has_reason",
                violation_error_message="Explain why the scorecard should be reopened.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", closed_at=None)
                | (~Q(outcome="") & Q(closed_at__isnull=False)),
                name="reopen_request_closed_with_outcome",
                violation_error_message="A closed request needs an outcome.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="declined")
                | ~Q(answer="")
                | Q(erased_at__isnull=False),
                name="reopen_request_declined_with_answer",
                violation_error_message="Explain why the scorecard stays locked.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "reopened", "declined", "taken_back"]),
                name="reopen_request_known_outcome",
                violation_error_message="Pick an outcome from the list.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        column: Personal(
            about={
                Owner.CANDIDATE: "scorecard__application__candidate",
                Owner.INTERVIEWER: "scorecard__interviewer",
            },
            why=why,
            seen_by=SEEN_BY,
        )
        for column, why in (
            ("reason", "Why an interviewer wants to change a submitted scorecard."),
            ("answer", "Why it was not reopened."),
        )
    }

    def __str__(self) -> str:
        return f"Request to reopen {self.scorecard}"

    @property
    def is_open(self) -> bool:
        return not self.outcome

"""What the panel adds to an application once it has read the scorecards."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from scorecards.models.answer import Answer
from scorecards.models.limits import NOTE_LENGTH
from scorecards.models.opening import Application
from scorecards.models.scales import Rating
from scorecards.models.written_once import WrittenOnce


class DebriefNote(WrittenOnce):
    """Something said in the debrief that the record should hold."""

    text = models.TextField(max_length=NOTE_LENGTH)

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="debrief_notes"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["application", "pk"]

    def __str__(self) -> str:
        return self.text


class ReRating(WrittenOnce):
    """A second look by the interviewer after the debrief; the answer keeps its own.

    The newest of an answer counts as its second look. No score contains it.
    """

    rating = models.PositiveSmallIntegerField(choices=Rating)
    reason = models.TextField(max_length=NOTE_LENGTH)

    answer = models.ForeignKey(
        Answer, on_delete=models.PROTECT, related_name="re_ratings"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["answer", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__range=(1, 5)),
                name="re_rating_1_to_5",
                violation_error_message="Choose a rating from 1 to 5.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="re_rating_has_reason",
                violation_error_message="Explain why the rating changed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rating} {self.get_rating_display()}"


class Decision(WrittenOnce):
    """What the panel decided. A later one replaces it and leaves it in the history."""

    class Outcome(models.TextChoices):
        ADVANCE = "advance", "Advance"
        HIRE = "hire", "Hire"
        HOLD = "hold", "Hold"
        REJECT = "reject", "Reject"
        WITHDRAWN = "withdrawn", "Withdrawn"

    outcome = models.CharField(max_length=9, choices=Outcome)
    rationale = models.TextField(max_length=NOTE_LENGTH)
    override_reason = models.TextField(
        "reason for deciding early",
        blank=True,
        max_length=NOTE_LENGTH,
    )

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="decisions"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    outcome__in=["advance", "hire", "hold", "reject", "withdrawn"]
                ),
                name="decision_known_outcome",
                violation_error_message=(
                    "Pick advance, hire, hold, reject or withdrawn."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(rationale=""),
                name="decision_has_rationale",
                violation_error_message="Explain why the panel decided this.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

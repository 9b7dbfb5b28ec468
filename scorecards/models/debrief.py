"""What the panel adds to an application once it has read the scorecards."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from glossary.personal_text import Owner, Personal, PersonalText
from scorecards.models.answer import Answer
from scorecards.models.application import Application
from scorecards.models.limits import NOTE_LENGTH
from scorecards.models.scales import Rating
from scorecards.models.written_once import WrittenOnce

PANEL = "The hiring panel and coordinators, blind until they submit."


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

    personal_text: ClassVar[PersonalText] = {
        "text": Personal(
            about={Owner.CANDIDATE: "application__candidate"},
            why="What the panel said before it decided.",
            seen_by=PANEL,
        )
    }

    def __str__(self) -> str:
        return self.text or self.erased_words


class ReRating(WrittenOnce):
    """A second rating by the interviewer after the debrief; the answer keeps its own.

    The newest of an answer counts as its re-rating. No score contains it.
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
                condition=~Q(reason="") | Q(erased_at__isnull=False),
                name="re_rating_has_reason",
                violation_error_message="Explain why the rating changed.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "reason": Personal(
            about={Owner.CANDIDATE: "answer__scorecard__application__candidate"},
            why="Why the interviewer rates the answer differently by now.",
            seen_by=f"Its interviewer. {PANEL}",
        )
    }

    @property
    def why(self) -> str:
        return self.reason or self.erased_words

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

    decided_early = models.BooleanField(
        default=False, help_text="Whether scorecards were missing."
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
                condition=~Q(rationale="") | Q(erased_at__isnull=False),
                name="decision_has_rationale",
                violation_error_message="Explain why the panel decided this.",
            ),
            models.CheckConstraint(
                condition=Q(override_reason="") | Q(decided_early=True),
                name="decision_reason_when_early",
                violation_error_message="No scorecard was missing.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "rationale": Personal(
            about={Owner.CANDIDATE: "application__candidate"},
            why="Why the panel decided, for questions and complaints afterwards.",
            seen_by=PANEL,
        ),
        "override_reason": Personal(
            about={Owner.CANDIDATE: "application__candidate"},
            why="Why the panel did not wait for every scorecard.",
            seen_by=PANEL,
        ),
    }

    @property
    def why_early(self) -> str:
        """Empty where no scorecard was missing."""
        if not self.decided_early:
            return ""
        return self.override_reason or self.erased_words

    def __str__(self) -> str:
        return self.get_outcome_display()

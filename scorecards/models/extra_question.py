"""A question that an interviewer asked besides those of the kit."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from glossary.personal_text import Owner, Personal, PersonalText
from scorecards.models.answer import SEEN_BY
from scorecards.models.limits import NOTE_LENGTH
from scorecards.models.scales import Rating

MAX_EXTRA_QUESTIONS = 20
"""Of one scorecard."""

BLANK = Q(text="", notes="", rating=None)


class ExtraQuestionQuerySet(models.QuerySet["ExtraQuestion"]):
    def filled(self) -> "ExtraQuestionQuerySet":
        """Those that say something; one that was taken away is blank."""
        return self.exclude(BLANK)


class ExtraQuestion(models.Model):
    """Made when it is first saved. Its rating never counts in the score."""

    text = models.TextField("question", blank=True, max_length=NOTE_LENGTH)
    notes = models.TextField(blank=True, max_length=NOTE_LENGTH)
    rating = models.PositiveSmallIntegerField(choices=Rating, null=True, blank=True)

    scorecard = models.ForeignKey(
        "Scorecard", on_delete=models.CASCADE, related_name="extra_questions"
    )
    number = models.PositiveSmallIntegerField(help_text="Its place, from 1.")
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)

    objects = ExtraQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["scorecard", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "number"],
                name="extra_question_unique_number_of_scorecard",
                violation_error_message="There is a question with this number.",
            ),
            models.CheckConstraint(
                condition=Q(number__range=(1, MAX_EXTRA_QUESTIONS)),
                name="extra_question_number_1_to_20",
                violation_error_message="A scorecard has room for 20 questions.",
            ),
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__range=(1, 5)),
                name="extra_question_rating_1_to_5",
                violation_error_message="Choose a rating from 1 to 5.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "text": Personal(
            about={Owner.CANDIDATE: "scorecard__application__candidate"},
            why="What the interviewer asked besides the kit’s questions.",
            seen_by=SEEN_BY,
        ),
        "notes": Personal(
            about={Owner.CANDIDATE: "scorecard__application__candidate"},
            why="What the candidate said to it.",
            seen_by=SEEN_BY,
        ),
    }

    def __str__(self) -> str:
        return self.text or f"Another question, {self.number}"

    @property
    def is_blank(self) -> bool:
        return not (self.text or self.notes or self.rating)

    @property
    def result_label(self) -> str:
        """``4 Above``, or ``Not rated``."""
        if self.rating is None:
            return "Not rated"
        return f"{self.rating} {self.get_rating_display()}"

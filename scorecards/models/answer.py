"""What was heard: one answer a question, one check a red flag that was touched."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from glossary.personal_text import Nobody, Owner, Personal, PersonalText
from scorecards.models.kit import KitQuestion, KitRedFlag
from scorecards.models.limits import NOTE_LENGTH
from scorecards.models.opening import MAX_WEIGHT
from scorecards.models.scales import Outcome, Rating

OPTIONAL = "Optional: assigned to another interviewer"


SEEN_BY = (
    "Its interviewer; once submitted the hiring panel and coordinators, blind until "
    "they submit."
)


class Answer(models.Model):
    """Made with its scorecard, blank; an outcome of nothing is *not rated yet*."""

    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    rating = models.PositiveSmallIntegerField(choices=Rating, null=True, blank=True)
    points_heard = models.JSONField(
        default=list,
        blank=True,
        help_text="Positions, from 0, in the question's list of points.",
    )
    follow_ups_used = models.JSONField(
        default=list,
        blank=True,
        help_text="Positions, from 0, in the question's list of follow-up questions.",
    )
    notes = models.TextField(blank=True, max_length=NOTE_LENGTH)

    scorecard = models.ForeignKey(
        "Scorecard", on_delete=models.CASCADE, related_name="answers"
    )
    question = models.ForeignKey(
        KitQuestion, on_delete=models.PROTECT, related_name="answers"
    )
    weight = models.PositiveSmallIntegerField(
        default=1, help_text="The opening's weight when the scorecard was made."
    )
    is_focus = models.BooleanField(
        default=True, help_text="Whether the question is assigned to this interviewer."
    )
    seconds_spent = models.PositiveIntegerField(
        default=0, help_text="Counted by the page while the question was open."
    )
    opened_at = models.DateTimeField(
        null=True, blank=True, help_text="When the question was first on screen."
    )
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["scorecard", "question__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "question"],
                name="answer_unique_question_of_scorecard",
                violation_error_message="This question already has an answer.",
            ),
            models.CheckConstraint(
                condition=Q(
                    outcome=Outcome.RATED, rating__isnull=False, rating__range=(1, 5)
                )
                | (~Q(outcome=Outcome.RATED) & Q(rating=None)),
                name="answer_rating_1_to_5_when_rated",
                violation_error_message="A rated question needs a rating from 1 to 5.",
            ),
            models.CheckConstraint(
                condition=Q(weight__range=(1, MAX_WEIGHT)),
                name="answer_weight_1_to_5",
                violation_error_message="Choose a weight from 1 to 5.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]),
                name="answer_known_outcome",
                violation_error_message="Pick rated, not asked or could not answer.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "points_heard": Nobody("Places in a list."),
        "follow_ups_used": Nobody("Places in a list."),
        "notes": Personal(
            about={Owner.CANDIDATE: "scorecard__application__candidate"},
            why="What the candidate said: the evidence behind the rating.",
            seen_by=SEEN_BY,
        ),
    }

    def __str__(self) -> str:
        return f"{self.question}: {self.result_label}"

    def clean(self) -> None:
        if self.question.kit_id != self.scorecard.kit_id:
            raise ValidationError("This question belongs to another kit.")

    @property
    def is_rated(self) -> bool:
        """Something was chosen: a rating, not asked, or could not answer."""
        return bool(self.outcome)

    @property
    def is_optional(self) -> bool:
        """Somebody else is to cover the question; it may stay unrated."""
        return not self.is_focus

    @property
    def result_label(self) -> str:
        """What was chosen, in words: ``4 Above``, ``Not asked``, ``Not rated``."""
        if self.outcome == Outcome.RATED:
            return f"{self.rating} {self.get_rating_display()}"
        return self.get_outcome_display() or "Not rated"

    @property
    def minutes_spent(self) -> int:
        """Whole minutes, halves up."""
        return (self.seconds_spent + 30) // 60

    @property
    def points(self) -> list[tuple[str, bool]]:
        """Each listen-for point of the question, and whether it was heard."""
        heard = set(self.points_heard)
        return [
            (point, place in heard)
            for place, point in enumerate(self.question.listen_for)
        ]

    @property
    def follow_ups(self) -> list[tuple[str, bool]]:
        """Each follow-up question, and whether the interviewer asked it."""
        used = set(self.follow_ups_used)
        return [
            (follow_up, place in used)
            for place, follow_up in enumerate(self.question.follow_ups)
        ]

    @property
    def asked_follow_ups(self) -> list[str]:
        return [follow_up for follow_up, used in self.follow_ups if used]


class RedFlagCheck(models.Model):
    """Made when the flag is first touched; no row means not ticked."""

    ticked = models.BooleanField(default=False)
    evidence = models.TextField(blank=True, max_length=NOTE_LENGTH)

    scorecard = models.ForeignKey(
        "Scorecard", on_delete=models.CASCADE, related_name="red_flag_checks"
    )
    red_flag = models.ForeignKey(
        KitRedFlag, on_delete=models.PROTECT, related_name="checks"
    )
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["scorecard", "red_flag__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "red_flag"],
                name="red_flag_check_unique_flag_of_scorecard",
                violation_error_message="This red flag is already recorded.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "evidence": Personal(
            about={Owner.CANDIDATE: "scorecard__application__candidate"},
            why="What the candidate said or did that raised the flag.",
            seen_by=SEEN_BY,
        )
    }

    def __str__(self) -> str:
        return f"{'Ticked' if self.ticked else 'Not ticked'}: {self.red_flag}"

    def clean(self) -> None:
        if self.red_flag.kit_id != self.scorecard.kit_id:
            raise ValidationError("This red flag belongs to another kit.")

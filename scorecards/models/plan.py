"""An opening's interview plan: its rounds, and who covers what in each."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from glossary.personal_text import PersonalText, nobody
from scorecards.models.kit import Kit
from scorecards.models.opening import Opening

MAX_ROUNDS = 6
MAX_SEATS = 12  # interviewers of one round


class PlanRound(models.Model):
    """One interview of every candidate, by the same people with the same kit.

    Without a kit of its own it asks what the opening asks.
    """

    name = models.CharField(max_length=80)
    minutes = models.PositiveSmallIntegerField(
        default=60, validators=[MinValueValidator(5), MaxValueValidator(480)]
    )

    opening = models.ForeignKey(
        Opening, on_delete=models.CASCADE, related_name="rounds"
    )
    number = models.PositiveSmallIntegerField(
        help_text="From 1; the round of its scorecards."
    )
    kit = models.ForeignKey(
        Kit, null=True, on_delete=models.PROTECT, related_name="rounds"
    )
    assigned_at = models.DateTimeField(
        null=True, help_text="Since then new candidates are assigned it too."
    )

    class Meta:
        ordering = ["opening", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "number"],
                name="plan_round_unique_number",
                violation_error_message="The plan already has this round.",
            ),
            models.CheckConstraint(
                condition=Q(number__range=(1, MAX_ROUNDS)),
                name="plan_round_from_1",
                violation_error_message=f"A plan has {MAX_ROUNDS} rounds at most.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(5, 480)),
                name="plan_round_minutes_5_to_480",
                violation_error_message="Choose between 5 minutes and 8 hours.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody("Names an interview.", "name")

    def __str__(self) -> str:
        return f"Round {self.number}: {self.name}"

    @property
    def asks(self) -> Kit:
        return self.kit or self.opening.kit


class PlanSeat(models.Model):
    """An interviewer of a round.

    ``covers`` has the sources of the questions assigned to them; empty for all.
    """

    covers = models.JSONField(default=list, blank=True)

    round = models.ForeignKey(PlanRound, on_delete=models.CASCADE, related_name="seats")
    interviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "interviewer"],
                name="plan_seat_unique_interviewer",
                violation_error_message="This interviewer is already in the round.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody("Keys of questions.", "covers")

    def __str__(self) -> str:
        return f"{self.interviewer}, {self.round}"

    def covers_question(self, source: str) -> bool:
        return not self.covers or source in self.covers

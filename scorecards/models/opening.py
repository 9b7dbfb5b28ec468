"""What is being filled, by whom it might be, and the two brought together."""

from typing import ClassVar
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from glossary.models import Level, Role
from glossary.personal_text import PersonalText, nobody
from scorecards.models.kit import Kit, KitQuestion
from scorecards.models.people import Candidate

MAX_WEIGHT = 5


def local_time_zone() -> str:
    """The site's own, for openings that name no other."""
    return settings.TIME_ZONE


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError("Enter a time zone by name, such as Europe/Zurich.")


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
        "point out loaded words in notes",
        default=True,
        help_text=(
            "Interviewers see a small remark beside a note that describes a person "
            "instead of what was said, or mentions a topic that must play no part, "
            "such as age or family. They can still save and submit."
        ),
    )

    time_zone = models.CharField(
        max_length=64,
        default=local_time_zone,
        validators=[validate_time_zone],
        help_text="Where interviews take place, such as Europe/Zurich.",
    )
    send_reminders = models.BooleanField(
        "remind by e-mail",
        default=True,
        help_text="Interviewers are reminded of scorecards to do, at most 10 times.",
    )

    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="openings")
    self_started = models.BooleanField(
        default=False,
        editable=False,
        help_text="Made when an interviewer started and no opening matched.",
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
                violation_error_message="Pick a level from the list.",
            ),
            models.UniqueConstraint(
                fields=["kit"],
                condition=Q(self_started=True, closed_at=None),
                name="opening_unique_self_started_for_kit",
                violation_error_message="Interviewers already share an opening.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(
        "Describes a position; leave people’s names out.",
        "title",
        "location",
        "time_zone",
    )

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.kit_id is None:  # the form has said so already
            return
        if (self.kit.role_id, self.kit.level) != (self.role_id, self.level):
            raise ValidationError("This kit is for another role or level.")
        if self.kit.opening_id not in (None, self.pk):
            raise ValidationError("This kit was made for another opening.")


class OpeningQuestion(models.Model):
    """A question of the kit that is asked for this opening, and how much it weighs.

    An opening without any asks all of its kit, at a weight of 1.
    """

    weight = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(MAX_WEIGHT)]
    )

    opening = models.ForeignKey(
        Opening, on_delete=models.CASCADE, related_name="asked_questions"
    )
    question = models.ForeignKey(
        KitQuestion, on_delete=models.PROTECT, related_name="asked_for"
    )

    class Meta:
        ordering = ["opening", "question__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "question"],
                name="opening_question_unique_in_opening",
                violation_error_message="The opening already asks this question.",
            ),
            models.CheckConstraint(
                condition=Q(weight__range=(1, MAX_WEIGHT)),
                name="opening_question_weight_1_to_5",
                violation_error_message="Choose a weight from 1 to 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} (weight {self.weight})"


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
        permissions = [
            ("decide_application", "Can decide on applications"),
            ("break_glass", "Can read others' scorecards before submitting"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "opening"],
                name="application_unique_candidate_in_opening",
                violation_error_message="This candidate is already in this opening.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} for {self.opening}"

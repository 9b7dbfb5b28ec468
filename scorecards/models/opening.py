"""What is being filled, and what it asks."""

from typing import ClassVar
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from glossary.models import Level, Role
from glossary.personal_text import PersonalText, nobody
from glossary.roles.asked import MAX_LENGTH
from scorecards.models.hidden import HiddenField, ShownManager
from scorecards.models.keys import KeyedModel, SearchKeyField
from scorecards.models.kit import Kit, KitQuestion
from scorecards.models.opening_queries import OpeningQuerySet
from scorecards.models.people import (
    MAX_EXTERNAL_ID,
    MAX_SOURCE,
    SourceField,
)

MAX_WEIGHT = 5


def local_time_zone() -> str:
    """The site's own, for openings that name no other."""
    return settings.TIME_ZONE


def external_id_constraints(model: str) -> list[models.BaseConstraint]:
    """An id of another system is that of one record, and names the system."""
    return [
        models.UniqueConstraint(
            fields=["external_source", "external_id"],
            condition=~Q(external_id=""),
            name=f"{model}_unique_external_id",
            violation_error_message="That external id is another record’s already.",
        ),
        models.CheckConstraint(
            condition=Q(external_id="") | ~Q(external_source=""),
            name=f"{model}_source_of_external_id",
            violation_error_message="Name the system that the id comes from.",
        ),
    ]


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError("Enter a time zone by name, such as Europe/Zurich.")


class Opening(KeyedModel):
    """A position being filled; everybody is interviewed with its one kit."""

    class Readers(models.TextChoices):
        PANEL = "panel", "The whole hiring panel"
        TEAM = "team", "Its hiring team; others see that the opening exists"
        PRIVATE = "private", "Its hiring team; hidden from everybody else"

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
    require_evidence = models.BooleanField(
        "require evidence for ratings",
        default=False,
        help_text=(
            "A scorecard can only be submitted when every rated answer has a note or a "
            "point heard, no answer that was not asked has notes, and a recommendation "
            "has a rated answer. Otherwise interviewers see a warning before they "
            "submit."
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
    reference_only = models.BooleanField(
        "reference only in mails and calendars",
        default=False,
        help_text=(
            "Mails, invitations and calendars then say C-00042, for example, instead "
            "of the candidate’s name."
        ),
    )

    interviewers_read_debrief = models.BooleanField(
        "interviewers can read the debrief",
        default=True,
        help_text=(
            "After submitting their own scorecards, interviewers read the others, the "
            "debrief and the decision. Off: only the hiring panel does."
        ),
    )
    interviewers_read_resume = models.BooleanField(
        "interviewers can read the résumé",
        default=False,
        help_text=(
            "Interviewers who are assigned or planned can download the résumé until "
            "they submit. Off, as a structured interview controls what is known "
            "beforehand: whoever has read of employers and schools hears the answers "
            "differently."
        ),
    )
    readers = models.CharField(
        "who can read its candidates",
        max_length=7,
        choices=Readers,
        default=Readers.TEAM,
        help_text="Coordinators always can.",
    )

    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="openings")
    self_started = models.BooleanField(
        default=False,
        editable=False,
        help_text="Made when an interviewer started and no opening matched.",
    )
    asked_title = models.CharField(
        max_length=MAX_LENGTH,
        blank=True,
        default="",
        editable=False,
        help_text=(
            "The title that no role has, as it is told apart from others. Each has an "
            "opening of its own."
        ),
    )
    external_source = SourceField(max_length=MAX_SOURCE, blank=True, editable=False)
    external_id = models.CharField(
        max_length=MAX_EXTERNAL_ID, blank=True, editable=False
    )
    sort_key = SearchKeyField(of=("title",))
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_hidden = HiddenField()

    objects = ShownManager.from_queryset(OpeningQuerySet)()
    with_hidden = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["sort_key", "id"], name="opening_by_title")]
        constraints = [
            *external_id_constraints("opening"),
            models.CheckConstraint(
                condition=Q(level__in=Level.values),
                name="opening_known_level",
                violation_error_message="Pick a level from the list.",
            ),
            models.CheckConstraint(
                condition=Q(readers__in=["panel", "team", "private"]),
                name="opening_known_readers",
                violation_error_message="Pick who can read it from the list.",
            ),
            models.UniqueConstraint(
                fields=["kit", "asked_title"],
                condition=Q(self_started=True, closed_at=None),
                name="opening_unique_self_started_for_kit_and_title",
                violation_error_message="Interviewers already share an opening.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(
        "Describes a position; leave people’s names out.",
        "title",
        "asked_title",
        "location",
        "time_zone",
        "sort_key",
        "external_source",
        "external_id",
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

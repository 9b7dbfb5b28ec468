"""What is being filled, by whom it might be, and the two brought together."""

from typing import Any, ClassVar
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Coalesce

from glossary.models import Level, Role
from glossary.personal_text import Owner, Personal, PersonalText, nobody
from glossary.roles.asked import MAX_LENGTH
from scorecards.models.hidden import HiddenField, ShownManager
from scorecards.models.keys import KeyedModel, SearchKeyField
from scorecards.models.kit import Kit, KitQuestion
from scorecards.models.opening_queries import OpeningQuerySet, Reader
from scorecards.models.people import (
    MAX_EXTERNAL_ID,
    MAX_SOURCE,
    Candidate,
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


HEAD = Coalesce(F("merged_into_id"), F("id"))
"""The key of the application that stands for all that are linked to it."""


class ApplicationQuerySet(models.QuerySet["Application"]):
    def heads(self) -> "ApplicationQuerySet":
        """One for each candidacy: without those linked to another one."""
        return self.filter(merged_into=None)

    def readable_by(self, user: Reader) -> "ApplicationQuerySet":
        """Those of openings whose candidates this person may read."""
        closed = Opening.objects.closed_to(user)
        return self.exclude(opening__in=closed.order_by().values("pk"))

    def together_with(self, keys: Any) -> "ApplicationQuerySet":
        """The applications of those keys, and all that are linked with one of them."""
        known = Application.objects.filter(pk__in=keys).order_by()
        heads = known.annotate(of_candidacy=HEAD).values("of_candidacy")
        return self.annotate(of_candidacy=HEAD).filter(of_candidacy__in=heads)

    def of_candidacy(self, head: OuterRef) -> "ApplicationQuerySet":
        """The application of that key, and those linked to it.

        Found by their index for each row outside. SQLite compares a mere column with
        an expression as numbers, for which the index is in no order: it would read
        every application for each row.
        """
        known = self.annotate(of_candidacy=HEAD).filter(of_candidacy=head + 0)
        return known.order_by()


class Application(models.Model):
    """One person's candidacy for one opening.

    Where the same person turns out to have two, one is linked to the other with
    `merged_into`. What was recorded for each stays with it; whoever reads the one
    reads `together`.
    """

    candidate = models.ForeignKey(
        Candidate, on_delete=models.PROTECT, related_name="applications"
    )
    opening = models.ForeignKey(
        Opening, on_delete=models.PROTECT, related_name="applications"
    )

    external_source = SourceField(max_length=MAX_SOURCE, blank=True, editable=False)
    external_id = models.CharField(
        max_length=MAX_EXTERNAL_ID, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        editable=False,
        db_index=False,  # of hardly any row: see the index below
        on_delete=models.PROTECT,
        related_name="linked",
        help_text="The application of the same person for the same opening.",
    )
    came_from = models.ForeignKey(
        Candidate,
        null=True,
        editable=False,
        db_index=False,  # as above
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Whose it was before candidates were merged.",
    )
    is_hidden = HiddenField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ShownManager.from_queryset(ApplicationQuerySet)()
    with_hidden = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["candidate__sort_key", "pk"]
        permissions = [
            ("decide_application", "Can decide on applications"),
            ("break_glass", "Can read others' scorecards before submitting"),
        ]
        indexes = [
            models.Index(HEAD, name="application_head"),
            # Of those alone that have one: SQLite takes an index in which nearly
            # every row is NULL for the fastest way to the rest.
            models.Index(
                fields=["merged_into"],
                condition=Q(merged_into__isnull=False),
                name="application_merged_into",
            ),
            models.Index(
                fields=["came_from"],
                condition=Q(came_from__isnull=False),
                name="application_came_from",
            ),
        ]
        constraints = [
            *external_id_constraints("application"),
            models.UniqueConstraint(
                fields=["candidate", "opening"],
                condition=Q(merged_into=None, is_hidden=False),
                name="application_unique_candidate_in_opening",
                violation_error_message="This candidate is already in this opening.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="application_not_linked_to_itself",
                violation_error_message="An application can’t be linked to itself.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        **nobody("The name of a system, such as greenhouse.", "external_source"),
        "external_id": Personal(
            about={Owner.CANDIDATE: "candidate"},
            why="To find the application in the system that it came from.",
            seen_by="The hiring panel and coordinators.",
            erased="Replaced by the row’s number.",
            instead=lambda application: (
                f"erased-{application.pk}" if application.external_id else ""
            ),
        ),
    }

    def __str__(self) -> str:
        return f"{self.candidate} for {self.opening}"

    @property
    def head_key(self) -> int:
        """The key of the application that stands for this one."""
        return self.merged_into_id or self.pk

    @property
    def together(self) -> ApplicationQuerySet:
        """This one and those linked with it, as a condition of a query."""
        head = self.head_key
        known = Application.with_hidden.filter(Q(pk=head) | Q(merged_into=head))
        return known.order_by()

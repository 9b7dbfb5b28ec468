"""Kits: frozen, versioned questionnaires. `scorecards.kits.making` makes them."""

from collections.abc import Iterable
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Q

from glossary.models import WRITTEN_CHOICES, Level, Role
from glossary.parts import RED_FLAG_TEXTS, QuestionParts, RedFlagParts
from glossary.personal_text import PersonalText, nobody
from scorecards.models.levels import what_is_expected

COPIED = "Copied from the glossary, which is about work and not about people."


class FrozenError(Exception):
    """Something tried to change or delete part of a kit."""


class FrozenQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise FrozenError("Kits can’t be changed. Make a new version instead.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise FrozenError("Kits can’t be changed. Make a new version instead.")

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        # Given by place too: objs, batch_size, ignore_conflicts, update_conflicts.
        if kwargs.get("update_conflicts") or any(args[2:3]):
            raise FrozenError("Kits can’t be changed. Make a new version instead.")
        return super().bulk_create(objs, *args, **kwargs)

    def delete(self) -> NoReturn:
        raise FrozenError("Kits can’t be deleted, because scorecards use them.")


class Frozen(models.Model):
    """Rows that are written once."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise FrozenError("Kits can’t be changed. Make a new version instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise FrozenError("Kits can’t be deleted, because scorecards use them.")


def area_with_years(area: str, years: str) -> str:
    """``CRO, 2-5 years``; the indicators of a competency have no years."""
    return f"{area}, {years} years" if years else area


def area_key_of(source: str) -> str:
    """Of a question's source, what is before its key."""
    area, _, _ = source.rpartition("/")
    return area


class Kit(Frozen):
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="kits")
    level = models.CharField(max_length=6, choices=Level)
    round = models.PositiveSmallIntegerField(
        default=1, help_text="Which interview of a candidate the kit is for, from 1."
    )
    opening = models.ForeignKey(
        "scorecards.Opening",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="own_kits",
        help_text="The only one that asks it; empty for kits that all share.",
    )
    version = models.PositiveIntegerField()
    checksum = models.CharField(max_length=64, help_text="SHA-256 of the content.")
    role_title = models.CharField(max_length=120)
    industry_name = models.CharField(max_length=80)
    opening_script = models.TextField(blank=True)
    closing_reminder = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["role_title", "level", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "level", "round", "version"],
                condition=Q(opening=None),
                name="kit_unique_version_of_role_and_level",
                violation_error_message="That version of the kit already exists.",
            ),
            models.UniqueConstraint(
                fields=["role", "level", "round", "checksum"],
                condition=Q(opening=None),
                name="kit_unique_content_of_role_and_level",
                violation_error_message="A kit with the same content already exists.",
            ),
            models.UniqueConstraint(
                fields=["opening", "version"],
                condition=Q(opening__isnull=False),
                name="kit_unique_version_of_opening",
                violation_error_message="That version of the kit already exists.",
            ),
            models.UniqueConstraint(
                fields=["opening", "checksum"],
                condition=Q(opening__isnull=False),
                name="kit_unique_content_of_opening",
                violation_error_message="A kit with the same content already exists.",
            ),
            models.CheckConstraint(
                condition=Q(level__in=Level.values),
                name="kit_known_level",
                violation_error_message="Pick a level from the list.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(
        COPIED,
        "checksum",
        "role_title",
        "industry_name",
        "opening_script",
        "closing_reminder",
    )

    def __str__(self) -> str:
        round = f", round {self.round}" if self.round > 1 else ""
        own = " of one opening" if self.opening_id else ""
        level = self.get_level_display()
        return f"{self.role_title}, {level}{round}, version {self.version}{own}"

    @property
    def expectation(self) -> str:
        """What is enough at this level, where it is not the same as at others."""
        return what_is_expected(self.level)


class KitQuestion(Frozen, QuestionParts):  # noqa: DJ008 - it inherits one
    class Kind(models.TextChoices):
        TERM = "", "Term"
        COMPETENCY = "competency", "Competency"
        OWN = "own", "Own question"

    kit = models.ForeignKey(Kit, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    source = models.CharField(
        max_length=250,
        help_text=(
            "industry/term/question or competencies/slug/question, the same over all "
            "versions."
        ),
    )
    term = models.CharField(
        "area", max_length=80, help_text="Name of the term or competency."
    )
    kind = models.CharField(max_length=10, choices=Kind, blank=True, default=Kind.TERM)

    area_page = ""
    """Address of its area’s page, where `link_areas` found one."""

    class Meta:
        ordering = ["kit", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kit", "position"],
                name="kit_question_unique_position",
                violation_error_message="The kit already has a question here.",
            ),
            models.UniqueConstraint(
                fields=["kit", "source"],
                name="kit_question_unique_source",
                violation_error_message="The kit already asks this question.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["", "competency", "own"]),
                name="kit_question_known_kind",
                violation_error_message="Pick a kind of question from the list.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        **QuestionParts.personal_text,
        **nobody(COPIED, "source", "term"),
    }

    @property
    def area_key(self) -> str:
        """Identifies the term or competency, however it is renamed."""
        return area_key_of(self.source)


class KitIndicator(Frozen):
    kit = models.ForeignKey(Kit, on_delete=models.CASCADE, related_name="indicators")
    level = models.CharField(max_length=6, choices=WRITTEN_CHOICES)
    position = models.PositiveSmallIntegerField()
    term = models.CharField("area", max_length=80)
    years = models.CharField(
        max_length=10,
        blank=True,
        help_text="As written: 0-2, 5+. Empty for a competency.",
    )
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["kit", "level", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kit", "level", "position"],
                name="kit_indicator_unique_position",
                violation_error_message="The kit already has an indicator here.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(COPIED, "term", "years", "text")

    def __str__(self) -> str:
        return self.text

    @property
    def area(self) -> str:
        """With the years, where it has any."""
        return area_with_years(self.term, self.years)


class KitRedFlag(RedFlagParts, Frozen):
    kit = models.ForeignKey(Kit, on_delete=models.CASCADE, related_name="red_flags")
    position = models.PositiveSmallIntegerField()
    term = models.CharField("area", max_length=80)

    class Meta:
        ordering = ["kit", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kit", "position"],
                name="kit_red_flag_unique_position",
                violation_error_message="The kit already has a red flag here.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(COPIED, "term", *RED_FLAG_TEXTS)

    def __str__(self) -> str:
        return self.text

"""What terms and competencies are made of, and the levels they are written for."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from glossary.fields import LinesField
from glossary.parts import RED_FLAG_TEXTS, QuestionParts, RedFlagParts
from glossary.personal_text import PersonalText, nobody

EXPLAINS = "Explains a field of work; leave people’s names out."


class Level(models.TextChoices):
    """How experienced somebody is, in this order. The values don't sort in it."""

    ENTRY = "entry", "Entry"
    JUNIOR = "junior", "Junior"
    MID = "mid", "Mid"
    SENIOR = "senior", "Senior"
    LEAD = "lead", "Lead"


WRITTEN_LEVELS = (Level.JUNIOR, Level.MID, Level.SENIOR)
"""The levels that terms and competencies are written for; their values sort."""
WRITTEN_CHOICES = [(level.value, level.label) for level in WRITTEN_LEVELS]


def written_level(level: str) -> Level:
    """The level whose questions are asked at this one."""
    return {Level.ENTRY: Level.JUNIOR, Level.LEAD: Level.SENIOR}.get(
        Level(level), Level(level)
    )


class Industry(models.Model):
    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "industries"

    personal_text: ClassVar[PersonalText] = nobody(EXPLAINS, "name", "slug")

    def __str__(self) -> str:
        return self.name


class RetirableQuerySet(models.QuerySet[Any]):
    def active(self) -> "RetirableQuerySet":
        """What can be used for something new: neither retired nor a draft."""
        return self.filter(retired_at=None, draft="")

    def not_retired(self) -> "RetirableQuerySet":
        """The active ones and the drafts."""
        return self.filter(retired_at=None)


class Content(models.Model):
    """What a file of its own describes: a term, a competency or a role."""

    draft = models.TextField(
        blank=True,
        editable=False,
        help_text="What is missing, in sentences; empty if it can be used.",
    )
    seed_checksum = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Checksum of the content as last seeded from its file.",
    )
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RetirableQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_active(self) -> bool:
        """Whether it can be used for something new."""
        return self.retired_at is None and not self.draft

    def retire(self) -> None:
        """Keep it, but use it in nothing new.

        It counts as edited from then on: its file no longer decides.
        """
        self._set_retired_at(timezone.now())

    def restore(self) -> None:
        """Use it again, even if its file is gone."""
        self._set_retired_at(None)

    def _set_retired_at(self, moment: datetime | None) -> None:
        self.retired_at = moment
        self.seed_checksum = ""
        self.save(update_fields=["retired_at", "seed_checksum"])


class LevelPart(models.Model):
    """What experience at one written level looks like."""

    level = models.CharField(max_length=6, choices=WRITTEN_CHOICES)
    indicators = LinesField("experience indicators")

    class Meta:
        abstract = True


class WrittenQuestion(QuestionParts):
    """A question of the glossary, at a written level."""

    level = models.CharField(max_length=6, choices=WRITTEN_CHOICES)
    position = models.PositiveSmallIntegerField(default=0)
    key = models.SlugField(
        max_length=80, help_text="Identifies the question, however it is reworded."
    )
    examples = models.JSONField(
        "example answers",
        default=list,
        blank=True,
        help_text="Two answers for training, rated 2 and 4, each with its reason.",
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=list(WRITTEN_LEVELS)),
                name="%(class)s_known_level",
                violation_error_message="Pick junior, mid or senior.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 60)),
                name="%(class)s_minutes_1_to_60",
                violation_error_message="Plan between 1 and 60 minutes.",
            ),
        ]


class WrittenRedFlag(RedFlagParts):
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True

    personal_text: ClassVar[PersonalText] = nobody(EXPLAINS, *RED_FLAG_TEXTS)


class GlossaryRevision(models.Model):
    """One row, with a new stamp after every change; see `glossary.revision`."""

    ONLY = 1

    stamp = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="glossary_revision_only_one",
                violation_error_message="There is one revision, the current one.",
            ),
        ]

    def __str__(self) -> str:
        return f"Revision {self.stamp}"

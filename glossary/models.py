"""Reference content that recruiters read and kits are copied from."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from glossary.fields import LinesField
from glossary.parts import QuestionParts
from glossary.personal_text import PersonalText, nobody

EXPLAINS = "Explains a field of work; leave people’s names out."


class Level(models.TextChoices):
    """How experienced a role is; the values sort in this order."""

    JUNIOR = "junior", "Junior"
    MID = "mid", "Mid"
    SENIOR = "senior", "Senior"


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
        """Terms and roles that can be used for something new."""
        return self.filter(retired_at=None)


class Term(models.Model):
    industry = models.ForeignKey(
        Industry, on_delete=models.PROTECT, related_name="terms"
    )
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=80, help_text="As written in a résumé: CRO.")
    expansion = models.CharField(
        max_length=160, blank=True, help_text="What an abbreviation stands for."
    )
    say = models.CharField(
        "pronunciation", max_length=80, blank=True, help_text="Such as see-arr-oh."
    )
    aliases = LinesField(help_text="Other spellings, one per line: cGMP, K8s.")
    see_also = models.JSONField(
        default=list,
        blank=True,
        help_text="Wider, narrower, a part, a variety, a rival or a look-alike.",
    )
    explanation = models.TextField(help_text="For a reader from outside the field.")
    resume_examples = LinesField("examples in résumés")
    typical_job_title = models.CharField(max_length=160, blank=True)
    related_titles = LinesField("related titles to search for")
    certifications = LinesField(
        help_text="Only those that count in the field, one per line."
    )
    checked = models.CharField(
        max_length=7, blank=True, help_text="The month the facts were checked: 2026-11."
    )
    sources = LinesField(help_text="Documents that back the facts, one per line.")

    seed_checksum = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Checksum of the content as last seeded from its file.",
    )
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RetirableQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["industry", "slug"],
                name="term_unique_slug_in_industry",
                violation_error_message=(
                    "This industry already has a term with that slug. "
                    "Choose another slug."
                ),
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(
        EXPLAINS,
        "slug",
        "name",
        "expansion",
        "say",
        "aliases",
        "see_also",
        "explanation",
        "resume_examples",
        "typical_job_title",
        "related_titles",
        "certifications",
        "checked",
        "sources",
        "seed_checksum",
    )

    def __str__(self) -> str:
        return self.name

    @property
    def source(self) -> str:
        """The place of the term's file: ``industry-slug/term-slug``."""
        return f"{self.industry.slug}/{self.slug}"

    def retire(self) -> None:
        """Keep the term, but use it in nothing new.

        It counts as edited from then on: its file no longer decides.
        """
        self._set_retired_at(timezone.now())

    def restore(self) -> None:
        """Use the term again, even if its file is gone."""
        self._set_retired_at(None)

    def _set_retired_at(self, moment: datetime | None) -> None:
        self.retired_at = moment
        self.seed_checksum = ""
        self.save(update_fields=["retired_at", "seed_checksum"])


class Role(models.Model):
    """A job title people hire for; its kits draw on one or more terms."""

    industry = models.ForeignKey(
        Industry, on_delete=models.PROTECT, related_name="roles"
    )
    title = models.CharField(max_length=120)
    terms = models.ManyToManyField(Term, related_name="roles")

    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RetirableQuerySet.as_manager()

    class Meta:
        ordering = ["title", "industry__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["industry", "title"],
                name="role_unique_title_in_industry",
                violation_error_message=(
                    "This industry already has a role with that title. "
                    "Choose another title."
                ),
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(EXPLAINS, "title")

    def __str__(self) -> str:
        return self.title


class LevelGuide(models.Model):
    """What experience at one level of a term looks like."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="levels")
    level = models.CharField(max_length=6, choices=Level)
    years_from = models.PositiveSmallIntegerField()
    years_to = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Leave empty for “or more”."
    )
    indicators = LinesField("experience indicators")

    class Meta:
        ordering = ["term", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "level"],
                name="level_guide_unique_level_of_term",
                violation_error_message=(
                    "The term already has a guide for that level. Edit that one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(level__in=Level.values),
                name="level_guide_known_level",
                violation_error_message="Pick junior, mid or senior.",
            ),
            models.CheckConstraint(
                condition=Q(years_to=None) | Q(years_to__gt=F("years_from")),
                name="level_guide_years_ascend",
                violation_error_message=(
                    "The years end before they begin. Correct one of them."
                ),
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(EXPLAINS, "indicators")

    def __str__(self) -> str:
        return f"{self.get_level_display()} ({self.years})"

    @property
    def years(self) -> str:
        """The range of years as people write it: ``0-2`` or ``5+``."""
        if self.years_to is None:
            return f"{self.years_from}+"
        return f"{self.years_from}-{self.years_to}"


class Question(QuestionParts):
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="questions")
    level = models.CharField(max_length=6, choices=Level)
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
        ordering = ["term", "level", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "key"],
                name="question_unique_key_in_term",
                violation_error_message=(
                    "The term already has a question with that key. Choose another key."
                ),
            ),
            models.CheckConstraint(
                condition=Q(level__in=Level.values),
                name="question_known_level",
                violation_error_message="Pick junior, mid or senior.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 60)),
                name="question_minutes_1_to_60",
                violation_error_message="Plan between 1 and 60 minutes.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        **QuestionParts.personal_text,
        **nobody("A key, and made-up answers for training.", "key", "examples"),
    }

    @property
    def source(self) -> str:
        """Identifies the question, however it is reworded."""
        return f"{self.term.source}/{self.key}"


class RedFlag(models.Model):
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="red_flags")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["term", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "text"],
                name="red_flag_unique_text_in_term",
                violation_error_message=(
                    "The term already has this red flag. Remove one of them."
                ),
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(EXPLAINS, "text")

    def __str__(self) -> str:
        return self.text


class Edition(models.Model):
    """One row, with a new stamp after every change; see `glossary.edition`."""

    ONLY = 1

    stamp = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="edition_only_one",
                violation_error_message="There is one edition, the current one.",
            ),
        ]

    def __str__(self) -> str:
        return f"Edition {self.stamp}"

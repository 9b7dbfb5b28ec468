"""Reference content that recruiters read and kits are copied from."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from glossary.fields import LinesField
from glossary.parts import QuestionParts
from glossary.personal_text import PersonalText, nobody
from glossary.slugs import free_slug

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


class Term(Content):
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
        "draft",
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


class LevelPart(models.Model):
    """What experience at one written level looks like."""

    level = models.CharField(max_length=6, choices=WRITTEN_CHOICES)
    indicators = LinesField("experience indicators")

    class Meta:
        abstract = True


class LevelGuide(LevelPart):
    """What experience at one level of a term looks like."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="levels")
    years_from = models.PositiveSmallIntegerField()
    years_to = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Leave empty for “or more”."
    )

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
                condition=Q(level__in=list(WRITTEN_LEVELS)),
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


class Question(WrittenQuestion):
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="questions")

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
            *WrittenQuestion.Meta.constraints,
        ]

    personal_text: ClassVar[PersonalText] = {
        **QuestionParts.personal_text,
        **nobody("A key, and made-up answers for training.", "key", "examples"),
    }

    @property
    def source(self) -> str:
        """Identifies the question, however it is reworded."""
        return f"{self.term.source}/{self.key}"


class WrittenRedFlag(models.Model):
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=300)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class RedFlag(WrittenRedFlag):
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="red_flags")

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


class Competency(Content):
    """A way of working that any job may need, with questions as a term has."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80, unique=True)
    definition = models.TextField(help_text="What it is, in two sentences.")
    is_not = models.TextField(
        "what it is not", help_text="What is often taken for it, in a sentence or two."
    )
    checked = models.CharField(
        max_length=7, blank=True, help_text="The month it was checked: 2026-11."
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "competencies"

    personal_text: ClassVar[PersonalText] = nobody(
        EXPLAINS,
        "draft",
        "seed_checksum",
        "slug",
        "name",
        "definition",
        "is_not",
        "checked",
    )

    def __str__(self) -> str:
        return self.name

    @property
    def source(self) -> str:
        """The place of the competency's file: ``competencies/slug``."""
        return f"competencies/{self.slug}"


class CompetencyLevel(LevelPart):
    """What a competency looks like at one level."""

    competency = models.ForeignKey(
        Competency, on_delete=models.CASCADE, related_name="levels"
    )

    class Meta:
        ordering = ["competency", "level"]
        verbose_name = "level of a competency"
        verbose_name_plural = "levels of competencies"
        constraints = [
            models.UniqueConstraint(
                fields=["competency", "level"],
                name="competency_level_unique",
                violation_error_message=(
                    "The competency already has that level. Edit that one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(level__in=list(WRITTEN_LEVELS)),
                name="competency_level_known_level",
                violation_error_message="Pick junior, mid or senior.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(EXPLAINS, "indicators")

    def __str__(self) -> str:
        return self.get_level_display()


class CompetencyQuestion(WrittenQuestion):
    competency = models.ForeignKey(
        Competency, on_delete=models.CASCADE, related_name="questions"
    )

    class Meta:
        ordering = ["competency", "level", "position", "pk"]
        verbose_name = "question of a competency"
        verbose_name_plural = "questions of competencies"
        constraints = [
            models.UniqueConstraint(
                fields=["competency", "key"],
                name="competency_question_unique_key",
                violation_error_message=(
                    "The competency already has a question with that key. "
                    "Choose another key."
                ),
            ),
            *WrittenQuestion.Meta.constraints,
        ]

    @property
    def source(self) -> str:
        """Identifies the question, however it is reworded."""
        return f"{self.competency.source}/{self.key}"

    personal_text: ClassVar[PersonalText] = {
        **QuestionParts.personal_text,
        **nobody("A key, and made-up answers for training.", "key", "examples"),
    }


class CompetencyRedFlag(WrittenRedFlag):
    competency = models.ForeignKey(
        Competency, on_delete=models.CASCADE, related_name="red_flags"
    )

    class Meta:
        ordering = ["competency", "position", "pk"]
        verbose_name = "red flag of a competency"
        verbose_name_plural = "red flags of competencies"
        constraints = [
            models.UniqueConstraint(
                fields=["competency", "text"],
                name="competency_red_flag_unique_text",
                violation_error_message=(
                    "The competency already has this red flag. Remove one of them."
                ),
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(EXPLAINS, "text")


class Role(Content):
    """A job title people hire for; its kits draw on terms and competencies."""

    FROM_TERMS = "listed by terms"
    """The checksum of roles from when terms' files listed them: any file may change
    them."""

    industry = models.ForeignKey(
        Industry,
        on_delete=models.PROTECT,
        related_name="roles",
        verbose_name="family",
        help_text="The industry that people look for the role in.",
    )
    title = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, blank=True)
    other_titles = LinesField(
        help_text="What else the role is called, one per line. No two roles share one."
    )
    abbreviations = LinesField(
        help_text="Only those that people write, one per line. Initials are found "
        "without."
    )
    terms = models.ManyToManyField(Term, through="RoleTerm", related_name="roles")
    competencies = models.ManyToManyField(
        Competency, through="RoleCompetency", related_name="roles"
    )
    minutes = models.PositiveSmallIntegerField(
        "interview length (minutes)",
        choices=[(minutes, str(minutes)) for minutes in (30, 45, 60, 75, 90)],
        default=45,
        help_text="The whole interview, with 10 for the candidate’s questions.",
    )
    is_general = models.BooleanField(
        "general interview",
        default=False,
        editable=False,
        help_text="For every job that has no role: competencies only.",
    )

    class Meta:
        ordering = ["title", "industry__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["industry", "title"],
                name="role_unique_title_in_industry",
                violation_error_message=(
                    "This family already has a role with that title. "
                    "Choose another title."
                ),
            ),
            models.UniqueConstraint(
                fields=["industry", "slug"],
                name="role_unique_slug_in_industry",
                violation_error_message=(
                    "This family already has a role with that slug. "
                    "Choose another slug."
                ),
            ),
            models.UniqueConstraint(
                fields=["is_general"],
                condition=Q(is_general=True),
                name="role_only_one_general",
                violation_error_message="There is a general interview already.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(15, 240)),
                name="role_minutes_15_to_240",
                violation_error_message="Plan between 15 and 240 minutes.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(
        EXPLAINS,
        "draft",
        "seed_checksum",
        "title",
        "slug",
        "other_titles",
        "abbreviations",
    )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            others = Role.objects.filter(industry=self.industry_id)
            self.slug = free_slug(
                self.title, set(others.values_list("slug", flat=True))
            )
        super().save(*args, **kwargs)

    @property
    def source(self) -> str:
        """The place of the role's file: ``roles/family-slug/role-slug``."""
        return f"roles/{self.industry.slug}/{self.slug}"


class RoleTerm(models.Model):
    """A term that a role draws on, and how many of its questions are asked."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="role_terms")
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="role_terms")
    position = models.PositiveSmallIntegerField(default=0)
    questions = models.PositiveSmallIntegerField(
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(3)],
        help_text="The first of each level, 1 to 3.",
    )

    class Meta:
        db_table = "glossary_role_terms"
        ordering = ["role", "position", "pk"]
        verbose_name = "term of a role"
        verbose_name_plural = "terms of roles"
        constraints = [
            models.UniqueConstraint(
                fields=["role", "term"],
                name="role_term_unique",
                violation_error_message="The role already draws on this term.",
            ),
            models.CheckConstraint(
                condition=Q(questions__range=(1, 3)),
                name="role_term_1_to_3_questions",
                violation_error_message="Ask 1 to 3 questions of a term.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.questions}"


class RoleCompetency(models.Model):
    """A competency that a role's kits ask one question of, at a written level."""

    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="role_competencies"
    )
    level = models.CharField(max_length=6, choices=WRITTEN_CHOICES)
    competency = models.ForeignKey(
        Competency, on_delete=models.CASCADE, related_name="role_competencies"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["role", "level", "position", "pk"]
        verbose_name = "competency of a role"
        verbose_name_plural = "competencies of roles"
        constraints = [
            models.UniqueConstraint(
                fields=["role", "level", "competency"],
                name="role_competency_unique_at_level",
                violation_error_message=(
                    "The role already has this competency at that level."
                ),
            ),
            models.CheckConstraint(
                condition=Q(level__in=list(WRITTEN_LEVELS)),
                name="role_competency_known_level",
                violation_error_message="Pick junior, mid or senior.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.competency}"


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


class AskedTitle(models.Model):
    """A job title that led to the general interview, as no role is called so.

    Editors see what the library lacks. Nothing says who asked.
    """

    title = models.CharField(max_length=120, unique=True)

    times = models.PositiveIntegerField("times asked for", default=1)
    asked_at = models.DateTimeField("last asked for")

    class Meta:
        ordering = ["-times", "-asked_at", "title"]
        verbose_name = "title asked for"
        verbose_name_plural = "asked for, not in the library"
        default_permissions = ()

    personal_text: ClassVar[PersonalText] = nobody(
        "A job title; nothing says who asked for it.", "title"
    )

    def __str__(self) -> str:
        return self.title

"""Jobs that people hire for, and what their kits draw on."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from glossary.fields import LinesField
from glossary.models.competencies import Competency
from glossary.models.content import (
    EXPLAINS,
    WRITTEN_CHOICES,
    WRITTEN_LEVELS,
    Content,
    Industry,
)
from glossary.models.terms import Term
from glossary.personal_text import PersonalText, nobody
from glossary.slugs import free_slug


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


class AskedTitle(models.Model):
    """A job title without a role, or an abbreviation without a term.

    Editors see what the library lacks. Nothing says who asked.
    """

    class Kind(models.TextChoices):
        TITLE = "title", "job title"
        TERM = "term", "term"

    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.TITLE)
    title = models.CharField("asked for", max_length=120)

    times = models.PositiveIntegerField("times asked for", default=1)
    asked_at = models.DateTimeField("last asked for")

    class Meta:
        ordering = ["-times", "-asked_at", "title"]
        verbose_name = "title or term asked for"
        verbose_name_plural = "asked for, not in the library"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "title"],
                name="asked_title_unique_in_kind",
                violation_error_message="This is on the list already.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["title", "term"]),
                name="asked_title_known_kind",
                violation_error_message="Pick job title or term.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(
        "A job title or an abbreviation; nothing says who asked for it.", "title"
    )

    def __str__(self) -> str:
        return self.title

    @property
    def suggested(self) -> str:
        """As the new role or term may be called."""
        if self.kind == self.Kind.TERM:
            return self.title.upper()
        return self.title[:1].upper() + self.title[1:]

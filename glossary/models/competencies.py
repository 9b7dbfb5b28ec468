"""Ways of working that any job may need."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from glossary.fields import LinesField
from glossary.models.content import (
    EXPLAINS,
    WRITTEN_LEVELS,
    Content,
    LevelPart,
    WrittenQuestion,
    WrittenRedFlag,
)
from glossary.parts import QuestionParts
from glossary.personal_text import PersonalText, nobody


class Competency(Content):
    """A way of working that any job may need, with questions as a term has."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80, unique=True)
    aliases = LinesField(
        "other names", help_text="What else people call it, one per line: ownership."
    )
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
        "aliases",
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

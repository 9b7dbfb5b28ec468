"""Terms of an industry, explained for recruiters."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from glossary.fields import LinesField
from glossary.models.content import (
    EXPLAINS,
    WRITTEN_LEVELS,
    Content,
    Industry,
    LevelPart,
    WrittenQuestion,
    WrittenRedFlag,
)
from glossary.parts import QuestionParts
from glossary.personal_text import PersonalText, nobody


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

"""What a question consists of, declared once.

The glossary's questions and the frozen ones of kits inherit `QuestionParts`; files,
seeding, kits, differences and the admin go through `QUESTION_PARTS`. To add a part,
add its column and its entry here, its key to `glossary.files.schema`, and show it
where people should read it.
"""

from enum import Enum
from typing import ClassVar, NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from glossary.fields import LinesField
from glossary.personal_text import PersonalText, nobody

TITLE_LENGTH = 24


class Kind(Enum):
    LINE = "a short text"
    TEXT = "a text"
    LINES = "a list of texts"
    ANCHORS = "texts by rating"
    NUMBER = "a number"


class Part(NamedTuple):
    """A column of `QuestionParts`, and how people and files name it."""

    name: str
    label: str
    kind: Kind
    changed: str
    """What is said of a question that has another one: “has a new title”."""
    key: str
    """In a term's file."""
    hashed_as: str
    """In the checksums of kits and files, which outlive a new name."""


def _part(
    name: str, label: str, kind: Kind, changed: str, *, key: str = "", was: str = ""
) -> Part:
    return Part(name, label, kind, changed, key or name, was or name)


QUESTION_PARTS = (
    _part("title", "Title", Kind.LINE, "has a new title"),
    _part("text", "Question", Kind.TEXT, "was reworded", key="question"),
    _part("expected_answer", "Expected answer", Kind.TEXT, "has a new expected answer"),
    _part(
        "listen_for",
        "Point to listen for",
        Kind.LINES,
        "has different points to listen for",
    ),
    _part("hear", "You may hear", Kind.LINES, "has different words to hear"),
    _part(
        "follow_ups",
        "Follow-up question",
        Kind.LINES,
        "has different follow-up questions",
        was="probes",
    ),
    _part("anchors", "Anchor", Kind.ANCHORS, "has different anchors"),
    _part("minutes", "Minutes", Kind.NUMBER, "takes a different time"),
)
NAMES = tuple(part.name for part in QUESTION_PARTS)


class QuestionParts(models.Model):
    title = models.CharField(
        max_length=TITLE_LENGTH, blank=True, help_text="For lists: Low enrollment."
    )
    text = models.TextField("question")
    expected_answer = models.TextField()
    listen_for = LinesField(help_text="3 to 5 points that can be ticked, one a line.")
    hear = LinesField(
        "you may hear", help_text="3 to 8 words that an expert will say, one a line."
    )
    follow_ups = LinesField(
        "follow-up questions", help_text="For a vague answer, one a line."
    )
    anchors = models.JSONField(
        default=dict, blank=True, help_text='Rating to text: {"1": …, "3": …, "5": …}'
    )
    minutes = models.PositiveSmallIntegerField(
        default=5, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )

    personal_text: ClassVar[PersonalText] = nobody(
        "What is asked and expected, of everybody alike.",
        *(part.name for part in QUESTION_PARTS if part.kind is not Kind.NUMBER),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text

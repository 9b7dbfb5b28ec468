"""What a question and a red flag consist of, declared once.

The glossary's questions and the frozen ones of kits inherit `QuestionParts`; files,
seeding, kits, differences and the admin go through `QUESTION_PARTS`. To add a part,
add its column and its entry here, its key to `glossary.files.schema`, and show it
where people should read it.

Red flags do the same with `RedFlagParts` and `RED_FLAG_PARTS`. Pages show a flag's
`label`, which has every part; the export has a column for each.
"""

from enum import Enum
from typing import Any, ClassVar, NamedTuple

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
    CHOICE = "one of a few"


class Part(NamedTuple):
    """A column of `QuestionParts` or `RedFlagParts`; how people and files name it."""

    name: str
    label: str
    kind: Kind
    changed: str
    """What is said of a question or flag that has another: “has a new title”."""
    key: str
    """In a term's file."""
    hashed_as: str
    """In the checksums of kits and files, which outlive a new name."""
    later: bool
    """Younger than some kits: plays no part in a checksum where it is empty."""


def _part(
    name: str,
    label: str,
    kind: Kind,
    changed: str,
    *,
    key: str = "",
    was: str = "",
    later: bool = False,
) -> Part:
    return Part(name, label, kind, changed, key or name, was or name, later)


QUESTION_PARTS = (
    _part("title", "Title", Kind.LINE, "has a new title", later=True),
    _part("text", "Question", Kind.TEXT, "was reworded", key="question"),
    _part("expected_answer", "Expected answer", Kind.TEXT, "has a new expected answer"),
    _part(
        "listen_for",
        "Point to listen for",
        Kind.LINES,
        "has different points to listen for",
    ),
    _part(
        "hear",
        "You may hear",
        Kind.LINES,
        "has different words to hear",
        later=True,
    ),
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

TEXTS = {Kind.LINE, Kind.TEXT, Kind.LINES, Kind.ANCHORS}

# The text comes first: flags are matched by it.
RED_FLAG_PARTS: tuple[Part, ...] = (
    _part("text", "Red flag", Kind.LINE, "was reworded"),
)
RED_FLAG_NAMES = tuple(part.name for part in RED_FLAG_PARTS)
RED_FLAG_TEXTS = tuple(part.name for part in RED_FLAG_PARTS if part.kind in TEXTS)


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
        *(part.name for part in QUESTION_PARTS if part.kind in TEXTS),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class RedFlagParts(models.Model):
    text = models.CharField(max_length=300)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text

    @property
    def parts(self) -> dict[str, Any]:
        """By name, for a copy."""
        return {name: getattr(self, name) for name in RED_FLAG_NAMES}

    @property
    def label(self) -> str:
        """All that is said of it, on one line: the text, then what else there is."""
        return " · ".join(filter(None, map(self.said, RED_FLAG_PARTS)))

    def said(self, part: Part) -> str:
        """A part in words; of a choice its label."""
        display = getattr(self, f"get_{part.name}_display", None)
        return str(display() if display else getattr(self, part.name))

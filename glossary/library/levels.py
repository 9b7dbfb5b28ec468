"""What the pages of a term and of a competency share: their levels, to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.formats import date_format

from glossary.models import (
    WRITTEN_LEVELS,
    Competency,
    CompetencyLevel,
    Level,
    LevelGuide,
    Term,
)
from glossary.models.content import WrittenQuestion


@dataclass(frozen=True)
class ReadLevel:
    """One level's questions and indicators; either may be missing."""

    level: Level
    guide: LevelGuide | CompetencyLevel | None
    questions: list[WrittenQuestion]
    is_open: bool

    @property
    def minutes(self) -> int:
        return sum(question.minutes for question in self.questions)

    @property
    def years(self) -> str:
        """None are said for a competency."""
        return self.guide.years if isinstance(self.guide, LevelGuide) else ""


class ReadByLevel:
    """A page's parts that follow from the record alone, fetched with it."""

    opened: list[str]
    """Levels whose expected answers are all shown."""

    @property
    def content(self) -> Term | Competency:
        raise NotImplementedError

    @property
    def checked(self) -> str:
        """Month and year: ``November 2026``."""
        year, month = map(int, self.content.checked.split("-"))
        return date_format(date(year, month, 1), "F Y")

    @cached_property
    def levels(self) -> list[ReadLevel]:
        return list(self._levels())

    @property
    def levels_with_questions(self) -> list[ReadLevel]:
        return [each for each in self.levels if each.questions]

    @property
    def levels_with_guide(self) -> list[ReadLevel]:
        return [each for each in self.levels if each.guide]

    def _levels(self) -> Iterator[ReadLevel]:
        guides = {guide.level: guide for guide in self.content.levels.all()}
        questions = list(self.content.questions.all())
        for level in WRITTEN_LEVELS:
            asked = [each for each in questions if each.level == level]
            guide = guides.get(level)
            if asked or guide:
                yield ReadLevel(level, guide, asked, level in self.opened)

"""The columns of a comparison: what each holds, and what it is sorted by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from glossary.models import Level
from scorecards.models import Decision
from scorecards.models.scales import Recommendation
from scorecards.panel.comparison.cells import ComparisonCell
from scorecards.panel.comparison.questions import Asked
from scorecards.panel.comparison.rows import ComparisonRow

BY_PLATE = "candidate"


@dataclass(frozen=True)
class ComparisonColumn:
    """``value`` is None where a row has nothing to be sorted by.

    One of means is of a question or an area, and ``cell`` finds them in a row.
    """

    key: str
    label: str
    value: Callable[[ComparisonRow], Any]
    asked: Asked | None = None
    area: str = ""

    @property
    def has_means(self) -> bool:
        return bool(self.asked or self.area)

    def cell(self, row: ComparisonRow) -> ComparisonCell | None:
        if self.asked:
            return row.cells.get(self.asked.question.pk)
        return row.areas.get(self.area)


@dataclass(frozen=True)
class Heading:
    """A column with how it stands to the order of the page."""

    column: ComparisonColumn
    sort: str

    @property
    def direction(self) -> str:
        """For ``aria-sort``."""
        return {
            self.column.key: "ascending",
            f"-{self.column.key}": "descending",
        }.get(self.sort, "")

    @property
    def next_sort(self) -> str:
        """What a click asks for: the other direction, where it is sorted already."""
        is_ascending = self.direction == "ascending"
        return f"-{self.column.key}" if is_ascending else self.column.key


def columns_of(questions: Iterable[Asked]) -> list[ComparisonColumn]:
    """All but that of the candidates, which is always there."""
    questions = list(questions)
    return [
        ComparisonColumn("score", "Score", lambda row: row.score.mean),
        ComparisonColumn("recommendation", "Recommendations", _leaning),
        ComparisonColumn("red_flags", "Red flags", _red_flags),
        ComparisonColumn("level", "Demonstrated level", _level),
        ComparisonColumn("decision", "Decision", _decision),
        *_of_areas(questions),
        *(_of_question(asked) for asked in questions),
    ]


def in_order(
    rows: Sequence[ComparisonRow], columns: Iterable[ComparisonColumn], sort: str
) -> list[ComparisonRow]:
    """``rows`` are in the order of their plates, which also decides between equals.

    What is empty comes last in both directions.
    """
    key, downwards = sort.removeprefix("-"), sort.startswith("-")
    if key == BY_PLATE:
        return list(reversed(rows)) if downwards else list(rows)
    value = next(column.value for column in columns if column.key == key)
    filled = [row for row in rows if value(row) is not None]
    empty = [row for row in rows if value(row) is None]
    return sorted(filled, key=value, reverse=downwards) + empty


def _of_question(asked: Asked) -> ComparisonColumn:
    def mean(row: ComparisonRow) -> Any:
        cell = row.cells.get(asked.question.pk)
        return cell.mean if cell else None

    return ComparisonColumn(f"q{asked.number}", f"Question {asked.number}", mean, asked)


def _of_areas(questions: Iterable[Asked]) -> list[ComparisonColumn]:
    """None where all questions are about the same area: its mean is the score."""
    names: dict[str, str] = {}
    for asked in questions:
        names.setdefault(asked.question.area_key, asked.question.term)
    if len(names) < 2:
        return []
    return [
        _of_area(number, key, name)
        for number, (key, name) in enumerate(names.items(), start=1)
    ]


def _of_area(number: int, key: str, name: str) -> ComparisonColumn:
    def mean(row: ComparisonRow) -> Any:
        cell = row.areas.get(key)
        return cell.mean if cell else None

    return ComparisonColumn(f"a{number}", f"Area {number}: {name}", mean, area=key)


def _leaning(row: ComparisonRow) -> tuple[Fraction, Fraction] | None:
    """The share of (strong) yes; then how strong yes and strong no are balanced."""
    given = row.recommendations
    if not given.total():
        return None
    in_favour = given[Recommendation.YES] + given[Recommendation.STRONG_YES]
    strongly = given[Recommendation.STRONG_YES] - given[Recommendation.STRONG_NO]
    return (Fraction(in_favour, given.total()), Fraction(strongly, given.total()))


def _red_flags(row: ComparisonRow) -> int | None:
    return len(row.red_flags) if row.scorecards else None


def _level(row: ComparisonRow) -> Fraction | None:
    """Halfway between junior and senior is mid."""
    if not row.levels.total():
        return None
    places = sum(Level.values.index(each) * n for each, n in row.levels.items())
    return Fraction(places, row.levels.total())


def _decision(row: ComparisonRow) -> int | None:
    return Decision.Outcome.values.index(row.decision) if row.decision else None

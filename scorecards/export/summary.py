"""Counts scorecards by role and level while they are written, for the sheet Summary."""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from statistics import median

from glossary.models import Level
from scorecards.export.rows import ScorecardRow
from scorecards.models import Kit
from scorecards.models.levels import LEVEL_ORDER
from scorecards.models.scores import Score
from scorecards.panel.agreement.habits import hours_to_submit

Group = tuple[str, str, str]
"""Industry, role and level, as worded in the kit."""


@dataclass
class Tally:
    """What the scorecards of one row of Summary amount to; ``number`` is from 1.

    The totals are no row, and have 0.
    """

    number: int
    industry: str = ""
    role: str = "All"
    level: str = ""
    scorecards: int = 0
    score: Score = Score(total=0, count=0, weight=0)
    interviewers: set[int] = field(default_factory=set)
    recommendations: Counter[str] = field(default_factory=Counter)
    flagged: int = 0
    hours: "array[float]" = field(default_factory=lambda: array("d"))

    @property
    def is_all(self) -> bool:
        return not self.industry

    @property
    def label(self) -> str:
        return f"{self.role}, {self.level.lower()}" if self.level else self.role

    @property
    def flag_rate(self) -> Decimal | None:
        return Decimal(self.flagged) / self.scorecards if self.scorecards else None

    @property
    def median_hours(self) -> float | None:
        return median(self.hours) if self.hours else None

    def add(self, row: ScorecardRow) -> None:
        self.scorecards += 1
        self.score += row.score
        self.interviewers.add(row.scorecard.interviewer_id)
        self.recommendations[row.scorecard.recommendation] += 1
        self.flagged += bool(row.red_flags)
        hours = hours_to_submit(row.scorecard)
        if hours is not None:
            self.hours.append(hours)


class Tallies:
    """One for each industry, role and level in that order, and ``all`` together.

    ``first`` and ``last`` are when the earliest and the latest were submitted.
    """

    def __init__(self, groups: list[Group]) -> None:
        self.by_group = {
            group: Tally(number, group[0], group[1], Level(group[2]).label)
            for number, group in enumerate(groups, start=1)
        }
        self.all = Tally(0)
        self.first: datetime | None = None
        self.last: datetime | None = None

    @classmethod
    def of(cls, kits: Iterable[Kit]) -> "Tallies":
        """Empty ones for all that these kits are for."""
        groups = {(kit.industry_name, kit.role_title, kit.level) for kit in kits}
        return cls(sorted(groups, key=_in_order))

    def add(self, row: ScorecardRow) -> None:
        self.of_row(row).add(row)
        self.all.add(row)
        if moment := row.scorecard.submitted_at:
            self.first = min(self.first or moment, moment)
            self.last = max(self.last or moment, moment)

    def of_row(self, row: ScorecardRow) -> Tally:
        kit = row.scorecard.kit
        return self.by_group[kit.industry_name, kit.role_title, kit.level]

    @property
    def rows(self) -> list[Tally]:
        return list(self.by_group.values())


def _in_order(group: Group) -> tuple[str, str, int]:
    industry, role, level = group
    return industry.casefold(), role.casefold(), LEVEL_ORDER[level]

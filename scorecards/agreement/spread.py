"""How far the ratings of one thing lie apart, and how often that is little."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations
from statistics import mean, variance

from scorecards.agreement.alpha import Unit
from scorecards.agreement.undefined import (
    NOTHING_SHARED,
    ONE_RATING,
    Figure,
    Undefined,
)

# Of ratings drawn evenly from 5 points: (5**2 - 1) / 12.
VARIANCE_OF_CHANCE = 2.0
WIDE_RANGE = 2
LOW_R_WG = 0.5


@dataclass(frozen=True)
class Spread:
    """Of one question in one panel."""

    ratings: tuple[int, ...]

    @classmethod
    def of(cls, ratings: Iterable[int]) -> "Spread":
        return cls(tuple(ratings))

    @property
    def range(self) -> int | Undefined:
        """Points between the lowest and the highest rating."""
        if len(self.ratings) < 2:
            return ONE_RATING
        return max(self.ratings) - min(self.ratings)

    @property
    def r_wg(self) -> Figure:
        """1 - s² / 2, as it comes out: below 0 for ratings wider apart than chance.

        James, Demaree & Wolf (1984), with the sample variance and a uniform null.
        """
        if len(self.ratings) < 2:
            return ONE_RATING
        return 1 - variance(self.ratings) / VARIANCE_OF_CHANCE

    @property
    def is_wide(self) -> bool:
        """A panel should talk about it: 2 points apart, or r_wg under .5."""
        match self.range, self.r_wg:
            case int(apart), float(r_wg):
                return apart >= WIDE_RANGE or r_wg < LOW_R_WG
        return False


def shown(r_wg: Figure) -> Figure:
    """As people read it: what is below 0 is no agreement, 0."""
    return r_wg if isinstance(r_wg, Undefined) else max(0.0, r_wg)


def mean_r_wg(units: Iterable[Unit]) -> Figure:
    """The mean of the raw values, of all that two or more interviewers rated."""
    values = [
        1 - variance(unit.values()) / VARIANCE_OF_CHANCE
        for unit in units
        if len(unit) > 1
    ]
    return mean(values) if values else NOTHING_SHARED


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole``, which is not 0."""

    part: int
    whole: int

    @property
    def percent(self) -> int:
        """Whole per cent, halves up."""
        return (200 * self.part + self.whole) // (2 * self.whole)


def within_one_point(units: Collection[Unit]) -> Share | Undefined:
    """Pairs of interviewers whose ratings of one thing differ by 1 or less.

    Every pair counts once, so that three interviewers make three pairs.
    """
    differences = [
        abs(one - other)
        for unit in units
        for one, other in combinations(unit.values(), 2)
    ]
    if not differences:
        return NOTHING_SHARED
    return Share(sum(difference <= 1 for difference in differences), len(differences))

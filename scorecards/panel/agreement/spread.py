"""How far the ratings of one thing lie apart, and how often that is little."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import fsum
from statistics import fmean

from scorecards.panel.agreement.alpha import Kinds, Unit, kinds
from scorecards.panel.agreement.undefined import (
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
        return _r_wg(self.ratings)

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


def mean_r_wg(units: Iterable[Unit] | Kinds) -> Figure:
    """The mean of the raw values, of all that two or more interviewers rated."""
    shared = kinds(units)
    if not shared:
        return NOTHING_SHARED
    total = fsum(_r_wg(ratings) * number for ratings, number in shared.items())
    return total / shared.total()


@lru_cache(maxsize=4096)  # the same few sets of ratings come again and again
def _r_wg(ratings: tuple[float, ...]) -> float:
    middle = fmean(ratings)
    squares = fsum((rating - middle) ** 2 for rating in ratings)
    return 1 - squares / (len(ratings) - 1) / VARIANCE_OF_CHANCE


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole``, which is not 0."""

    part: int
    whole: int

    @property
    def percent(self) -> int:
        """Whole per cent, halves up."""
        return (200 * self.part + self.whole) // (2 * self.whole)


def within_one_point(units: Iterable[Unit] | Kinds) -> Share | Undefined:
    """Pairs of interviewers whose ratings of one thing differ by 1 or less.

    Every pair counts once, so that three interviewers make three pairs.
    """
    near, number = 0, 0
    for ratings, times in kinds(units).items():
        of_near, of_all = _pairs(ratings)
        near, number = near + times * of_near, number + times * of_all
    return Share(near, number) if number else NOTHING_SHARED


@lru_cache(maxsize=4096)
def _pairs(ratings: tuple[float, ...]) -> tuple[int, int]:
    """How many pairs differ by 1 or less, and how many there are."""
    near = [abs(high - low) <= 1 for low, high in combinations(ratings, 2)]
    return sum(near), len(near)

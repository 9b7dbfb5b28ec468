"""The score of a scorecard: its weighted mean rating, with the count behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from glossary.plurals import counted
from scorecards.models.levels import rating_that_is_enough
from scorecards.models.scales import Outcome, Recommendation

COULD_NOT_ANSWER_COUNTS_AS = 1

# How far from the rating that is enough a yes or a no wants a reason: twice a half, to
# stay in whole numbers.
FAR_TWICE = 1


class Rateable(Protocol):
    outcome: str
    rating: int | None
    weight: int


@dataclass(frozen=True)
class Score:
    """Of the answers that count: their sum, number and weight.

    Each is in the sum as often as it weighs. Nothing rated is no score.
    """

    total: int
    count: int
    weight: int

    @classmethod
    def of(cls, answers: Iterable[Rateable]) -> "Score":
        """Rated answers as rated, *could not answer* as 1, the rest left out."""
        values = [
            (answer.rating or COULD_NOT_ANSWER_COUNTS_AS, answer.weight)
            for answer in answers
            if answer.outcome in (Outcome.RATED, Outcome.COULD_NOT_ANSWER)
        ]
        return cls(
            total=sum(value * weight for value, weight in values),
            count=len(values),
            weight=sum(weight for _, weight in values),
        )

    def __add__(self, other: "Score") -> "Score":
        """Of the answers of both, pooled."""
        return Score(
            total=self.total + other.total,
            count=self.count + other.count,
            weight=self.weight + other.weight,
        )

    @property
    def mean(self) -> Decimal | None:
        """Two decimals, halves up; None when nothing was rated."""
        if not self.weight:
            return None
        mean = Decimal(self.total) / self.weight
        return mean.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    @property
    def is_weighted(self) -> bool:
        """Some of these answers count more than once."""
        return self.weight != self.count

    def contradicts(self, recommendation: str, *, level: str) -> bool:
        """A (strong) yes under a mean of 2.5, or a (strong) no over 3.5.

        At Entry, where a 2 is enough, under 1.5 or over 2.5.
        """
        enough_twice = 2 * rating_that_is_enough(level)
        match recommendation:
            case Recommendation.YES | Recommendation.STRONG_YES:
                return 2 * self.total < (enough_twice - FAR_TWICE) * self.weight
            case Recommendation.NO | Recommendation.STRONG_NO:
                return 2 * self.total > (enough_twice + FAR_TWICE) * self.weight
        return False

    def __str__(self) -> str:
        if self.mean is None:
            return "not rated"
        answers = counted(self.count, "answer")
        return f"{self.mean} from {answers}{', weighted' if self.is_weighted else ''}"

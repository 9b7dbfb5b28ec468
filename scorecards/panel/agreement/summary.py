"""The figures of agreement together, with what is behind them and their floors."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scorecards.panel.agreement.alpha import Kinds, Unit, alpha, kinds
from scorecards.panel.agreement.spread import Share, mean_r_wg, shown, within_one_point
from scorecards.panel.agreement.undefined import (
    NOTHING_SHARED,
    TOO_FEW_ANSWERS,
    Figure,
    Undefined,
)
from scorecards.panel.agreement.words import coefficient, reading

MIN_ANSWERS = 10


@dataclass(frozen=True)
class Agreement:
    """Counts what was rated by two or more interviewers; nothing else takes part.

    No coefficient under 10 answers. Each figure is worked out when it is asked for.
    """

    kinds: Kinds
    interviewers: int

    @classmethod
    def of(cls, units: Iterable[Unit]) -> "Agreement":
        """Who is alone shares none."""
        shared = [unit for unit in units if len(unit) > 1]
        return cls(kinds(shared), len({who for unit in shared for who in unit}))

    @cached_property
    def answers(self) -> int:
        return sum(len(ratings) * number for ratings, number in self.kinds.items())

    @property
    def _missing(self) -> Undefined | None:
        if self.answers >= MIN_ANSWERS:
            return None
        return TOO_FEW_ANSWERS if self.kinds else NOTHING_SHARED

    @cached_property
    def alpha(self) -> Figure:
        return self._missing or alpha(self.kinds)

    @cached_property
    def r_wg(self) -> Figure:
        return self._missing or mean_r_wg(self.kinds)

    @cached_property
    def within_one(self) -> Share | Undefined:
        return within_one_point(self.kinds)

    @property
    def r_wg_shown(self) -> Figure:
        return shown(self.r_wg)

    @property
    def alpha_text(self) -> str:
        return coefficient(self.alpha)

    @property
    def r_wg_text(self) -> str:
        return coefficient(self.r_wg_shown)

    @property
    def reading(self) -> str:
        """What may be done with alpha."""
        return reading(self.alpha)

"""The figures of agreement together, with what is behind them and their floors."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.panel.agreement.alpha import Unit, alpha
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
    """Counts what was rated by two or more interviewers; nothing else takes part."""

    alpha: Figure
    r_wg: Figure
    within_one: Share | Undefined
    answers: int
    interviewers: int

    @classmethod
    def of(cls, units: Iterable[Unit]) -> "Agreement":
        """No coefficient under 10 answers; who is alone shares none."""
        shared = [unit for unit in units if len(unit) > 1]
        answers = sum(map(len, shared))
        enough = answers >= MIN_ANSWERS
        missing = TOO_FEW_ANSWERS if shared else NOTHING_SHARED
        return cls(
            alpha=alpha(shared) if enough else missing,
            r_wg=mean_r_wg(shared) if enough else missing,
            within_one=within_one_point(shared),
            answers=answers,
            interviewers=len({who for unit in shared for who in unit}),
        )

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

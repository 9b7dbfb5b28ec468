"""What holds of the rule that was fixed with the interview plan. It decides nothing."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from glossary.plurals import counted
from scorecards.models import DecisionRule
from scorecards.panel.debrief.page import Debrief


class Holds(NamedTuple):
    """``holds`` is None where nothing is there to tell from yet."""

    condition: str
    found: str
    holds: bool | None


def held_against(rule: DecisionRule, debrief: Debrief) -> list[Holds]:
    """Each of its conditions, with what the scorecards say. No queries."""
    return [*_of_areas(rule, debrief), *_of_red_flags(rule, debrief)]


def _of_areas(rule: DecisionRule, debrief: Debrief) -> Iterator[Holds]:
    means = {row.name: row.score.mean for row in debrief.areas}
    known = [mean for mean in means.values() if mean is not None]
    if not debrief.areas and debrief.score.mean is not None:  # one area alone
        known = [debrief.score.mean]
    if rule.min_mean is not None:
        mean = _mean(known)
        yield Holds(
            f"Mean of the areas at least {rule.min_mean}",
            "Nothing rated yet" if mean is None else f"{mean} from {_areas(known)}",
            None if mean is None else mean >= rule.min_mean,
        )
    if rule.min_area is not None:
        limit = rule.min_area
        low = [name for name, mean in means.items() if mean and mean < limit]
        lowest = min(known, default=None)
        yield Holds(
            f"Every area at least {limit}",
            "Nothing rated yet"
            if lowest is None
            else f"Below: {', '.join(low)}"
            if low
            else f"Lowest {lowest}",
            None if lowest is None else lowest >= limit,
        )


def _of_red_flags(rule: DecisionRule, debrief: Debrief) -> Iterator[Holds]:
    if not rule.answers_red_flags:
        return
    raised, notes = len(debrief.red_flags), len(debrief.notes)
    flags = counted(raised, "red flag")
    written = counted(notes, "debrief note")
    yield Holds(
        "No red flag without a debrief note",
        f"{flags}, {written}" if raised else "No red flag",
        not raised or bool(notes),
    )


def _mean(known: list[Decimal]) -> Decimal | None:
    if not known:
        return None
    mean = sum(known, Decimal(0)) / len(known)
    return mean.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def _areas(known: list[Decimal]) -> str:
    return counted(len(known), "area")

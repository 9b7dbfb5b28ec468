"""Red flags of one candidate, by whom they were raised and on what evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scorecards.models import RedFlagCheck, Scorecard
from scorecards.panel.comparison.people import name_of
from scorecards.panel.comparison.plates import Nameplate


@dataclass(frozen=True)
class ComparisonFlag:
    text: str
    term: str
    raised: list[tuple[str, str]]  # interviewer, evidence


def read_flags(scorecards: Iterable[Scorecard]) -> list[RedFlagCheck]:
    """Those ticked, in the order of the kit. One query."""
    keys = [scorecard.pk for scorecard in scorecards]
    return list(
        RedFlagCheck.objects.filter(scorecard__in=keys, ticked=True)
        .select_related("red_flag")
        .order_by("red_flag__position", "scorecard__interviewer__username", "pk")
    )


def raised_flags(
    checks: Iterable[RedFlagCheck],
    scorecards: Mapping[int, Scorecard],
    plate: Nameplate,
) -> list[ComparisonFlag]:
    """Of one candidate; the same flag is there once, with everybody who ticked it."""
    raised: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for check in checks:
        flag = (check.red_flag.label, check.red_flag.term)
        scorecard = scorecards[check.scorecard_id]
        evidence = plate.mask(check.evidence) or scorecard.erased_words
        raised.setdefault(flag, []).append((name_of(scorecard), evidence))
    return [ComparisonFlag(*flag, by) for flag, by in raised.items()]

"""Red flags and experience over all interviewers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossary.models import Level
from scorecards.models import RedFlagCheck
from scorecards.panel.debrief.columns import Column
from scorecards.panel.debrief.queries import SeenIndicator


@dataclass(frozen=True)
class RaisedFlag:
    """A red flag, and everybody who ticked it with what they saw or heard."""

    text: str
    term: str
    raised: list[tuple[Column, str]]


@dataclass(frozen=True)
class IndicatorLine:
    text: str
    seen_by: list[Column]


@dataclass(frozen=True)
class IndicatorGroup:
    """The indicators of one term at one level."""

    level: str
    term: str
    years: str
    lines: list[IndicatorLine]


@dataclass(frozen=True)
class Experience:
    """What one scorecard says of it: ``seen`` are level, number seen, and of how many.

    The levels are the same for all of them, in their order.
    """

    column: Column
    seen: list[tuple[str, int, int]]


def raised_flags(
    columns: Sequence[Column], checks: Iterable[RedFlagCheck]
) -> list[RaisedFlag]:
    """The most often raised first, then as in the kit."""
    by_scorecard = {column.scorecard.pk: column for column in columns}
    flags: dict[tuple[str, str], list[tuple[Column, str]]] = {}
    for check in checks:
        raised = flags.setdefault((check.red_flag.text, check.red_flag.term), [])
        raised.append((by_scorecard[check.scorecard_id], check.evidence))
    found = [
        RaisedFlag(text, term, sorted(raised, key=lambda each: columns.index(each[0])))
        for (text, term), raised in flags.items()
    ]
    return sorted(found, key=lambda flag: -len(flag.raised))


def indicator_groups(
    columns: Sequence[Column], indicators: Iterable[SeenIndicator]
) -> list[IndicatorGroup]:
    """From the highest level down; the same words of two kits are one line."""
    by_scorecard = {column.scorecard.pk: column for column in columns}
    groups: dict[tuple[str, str, str], dict[str, list[Column]]] = {}
    for each in indicators:
        lines = groups.setdefault((each.level, each.term, each.years), {})
        seen_by = lines.setdefault(each.text, [])
        if each.scorecard is not None:
            seen_by.append(by_scorecard[each.scorecard])
    ordered = sorted(groups, key=lambda group: -Level.values.index(group[0]))
    return [
        IndicatorGroup(
            Level(level).label,
            term,
            years,
            [
                IndicatorLine(text, sorted(seen, key=columns.index))
                for text, seen in groups[level, term, years].items()
            ],
        )
        for level, term, years in ordered
    ]


def experience_of(
    columns: Sequence[Column], indicators: Sequence[SeenIndicator]
) -> list[Experience]:
    """One for each column; out of the indicators of its own kit."""
    levels = [
        level
        for level in Level.values
        if any(each.level == level for each in indicators)
    ]
    return [
        Experience(
            column,
            [
                (Level(level).label, *_seen(column, level, indicators))
                for level in levels
            ],
        )
        for column in columns
    ]


def _seen(
    column: Column, level: str, indicators: Iterable[SeenIndicator]
) -> tuple[int, int]:
    of_kit = [
        each
        for each in indicators
        if each.kit == column.scorecard.kit_id and each.level == level
    ]
    seen = sum(each.scorecard == column.scorecard.pk for each in of_kit)
    return seen, len({(each.term, each.text) for each in of_kit})

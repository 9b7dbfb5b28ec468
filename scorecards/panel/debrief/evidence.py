"""Red flags and experience over all interviewers."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from glossary.models import Level
from scorecards.models import RedFlagCheck
from scorecards.models.kit import area_with_years
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
    """The indicators of one area at one level."""

    level: str
    term: str
    years: str
    lines: list[IndicatorLine]

    @property
    def area(self) -> str:
        return area_with_years(self.term, self.years)


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
        raised = flags.setdefault((check.red_flag.label, check.red_flag.term), [])
        column = by_scorecard[check.scorecard_id]
        evidence = check.evidence or column.scorecard.erased_words
        raised.append((column, evidence))
    place = _places(columns)
    found = [
        RaisedFlag(text, term, sorted(raised, key=lambda each: place(each[0])))
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
    place = _places(columns)
    ordered = sorted(groups, key=lambda group: -Level.values.index(group[0]))
    return [
        IndicatorGroup(
            Level(level).label,
            term,
            years,
            [
                IndicatorLine(text, sorted(seen, key=place))
                for text, seen in groups[level, term, years].items()
            ],
        )
        for level, term, years in ordered
    ]


def experience_of(
    columns: Sequence[Column], indicators: Iterable[SeenIndicator]
) -> list[Experience]:
    """One for each column; out of the indicators of its own kit."""
    seen: Counter[tuple[int, str]] = Counter()
    of_kit: dict[tuple[int, str], set[tuple[str, str]]] = {}
    for each in indicators:
        if each.scorecard is not None:
            seen[each.scorecard, each.level] += 1
        of_kit.setdefault((each.kit, each.level), set()).add((each.term, each.text))
    known = {level for _, level in of_kit}
    return [
        Experience(
            column,
            [
                (
                    Level(level).label,
                    seen[column.scorecard.pk, level],
                    len(of_kit.get((column.scorecard.kit_id, level), ())),
                )
                for level in Level.values
                if level in known
            ],
        )
        for column in columns
    ]


def _places(columns: Iterable[Column]) -> Callable[[Column], int]:
    """Says where a column stands among all."""
    places = {column.scorecard.pk: place for place, column in enumerate(columns)}
    return lambda column: places[column.scorecard.pk]

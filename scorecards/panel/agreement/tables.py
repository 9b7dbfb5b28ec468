"""The tables of the calibration page: agreement by opening, role and time."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from scorecards.panel.agreement.habits import (
    Hours,
    hours_to_submission,
    not_asked,
    on_time,
)
from scorecards.panel.agreement.quarters import Period, Quarter
from scorecards.panel.agreement.queries import Observed, Shared, Written
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.summary import Agreement
from scorecards.panel.agreement.undefined import Undefined

NOTHING = Agreement.of([])


@dataclass(frozen=True)
class AgreementRow:
    """Of one opening, a role at a level, or an area; ``narrows`` the page to it."""

    title: str
    narrows: Mapping[str, Any]
    scorecards: int
    agreement: Agreement


@dataclass(frozen=True)
class QuarterRow:
    quarter: Quarter
    scorecards: int
    agreement: Agreement
    not_asked: Share | Undefined
    hours: Hours | Undefined
    on_time: Share | Undefined


def by_opening(observed: Observed, shared: Shared) -> list[AgreementRow]:
    """In the order of titles."""

    def row(first: Written, number: int, agreement: Agreement) -> AgreementRow:
        key = first.opening_id
        return AgreementRow(observed.openings[key], {"opening": key}, number, agreement)

    return _rows(observed, shared, lambda s: s.opening_id, row)


def by_role_and_level(observed: Observed, shared: Shared) -> list[AgreementRow]:
    """In the order of titles; over all versions of the kit."""
    keys = {key: (kit.role_id, kit.level) for key, kit in observed.kits.items()}

    def row(first: Written, number: int, agreement: Agreement) -> AgreementRow:
        kit = observed.kits[first.kit_id]
        title = f"{kit.role_title}, {kit.get_level_display().lower()}"
        narrows = {"role": kit.role_id, "level": kit.level}
        return AgreementRow(title, narrows, number, agreement)

    return _rows(observed, shared, lambda s: keys[s.kit_id], row)


def by_area(observed: Observed, shared: Shared) -> list[AgreementRow]:
    """In the order of names, each in its newest; the page can't be narrowed to one."""
    names: dict[str, str] = {}
    areas: dict[int, str] = {}
    for key, question in sorted(observed.questions.items()):
        areas[key] = question.area_key
        names[question.area_key] = question.term
    given: Counter[str] = Counter()
    for answers in observed.given.values():
        given.update({areas[question] for _, question, _, _ in answers})
    agreements = shared.by(lambda each: areas[each.question])
    rated = {areas[question] for _, question in shared}
    rows = [
        AgreementRow(names[key], {}, given[key], agreements.get(key, NOTHING))
        for key in rated
    ]
    return sorted(rows, key=lambda row: row.title)


def _rows(
    observed: Observed,
    shared: Shared,
    key: Callable[[Written], Hashable],
    row: Callable[[Written, int, Agreement], AgreementRow],
) -> list[AgreementRow]:
    groups: dict[Hashable, list[Written]] = defaultdict(list)
    for scorecard in observed.scorecards:
        groups[key(scorecard)].append(scorecard)
    key_of = {s.candidacy: key(s) for s in observed.scorecards}
    agreements = shared.by(lambda each: key_of[each.application])
    rows = [
        row(group[-1], len(group), agreements.get(name, NOTHING))
        for name, group in groups.items()
    ]
    return sorted(rows, key=lambda row: (row.title, str(row.narrows)))


def by_quarter(observed: Observed, shared: Shared, period: Period) -> list[QuarterRow]:
    """Every quarter of the period; an application is in that of its last scorecard."""
    submitted: dict[int, list[Written]] = defaultdict(list)
    last: dict[int, int] = {}
    ends = [quarter.ends for quarter in period.quarters]
    for scorecard in observed.scorecards:  # the earliest first
        place = bisect_right(ends, scorecard.submitted_at)
        if place < len(ends):
            submitted[place].append(scorecard)
            last[scorecard.candidacy] = place
    agreements = shared.by(lambda each: last.get(each.application))
    return [
        _quarter_row(
            quarter, submitted[place], agreements.get(place, NOTHING), observed
        )
        for place, quarter in enumerate(period.quarters)
    ]


def _quarter_row(
    quarter: Quarter,
    scorecards: list[Written],
    agreement: Agreement,
    observed: Observed,
) -> QuarterRow:
    return QuarterRow(
        quarter=quarter,
        scorecards=len(scorecards),
        agreement=agreement,
        not_asked=not_asked(observed.given_in(scorecards)),
        hours=hours_to_submission(scorecards),
        on_time=on_time(scorecards),
    )

"""The tables of the calibration page: agreement by opening, role and time."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from scorecards.models import Scorecard
from scorecards.panel.agreement.habits import (
    Hours,
    hours_to_submission,
    not_asked,
    on_time,
)
from scorecards.panel.agreement.quarters import Period, Quarter
from scorecards.panel.agreement.queries import Observed, Shared
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.summary import Agreement
from scorecards.panel.agreement.undefined import Undefined


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

    def row(first: Scorecard, number: int, agreement: Agreement) -> AgreementRow:
        opening = first.application.opening
        return AgreementRow(opening.title, {"opening": opening.pk}, number, agreement)

    return _rows(observed, shared, lambda s: s.application.opening_id, row)


def by_role_and_level(observed: Observed, shared: Shared) -> list[AgreementRow]:
    """In the order of titles; over all versions of the kit."""

    def row(first: Scorecard, number: int, agreement: Agreement) -> AgreementRow:
        kit = first.kit
        title = f"{kit.role_title}, {kit.get_level_display().lower()}"
        narrows = {"role": kit.role_id, "level": kit.level}
        return AgreementRow(title, narrows, number, agreement)

    return _rows(observed, shared, lambda s: (s.kit.role_id, s.kit.level), row)


def by_area(observed: Observed, shared: Shared) -> list[AgreementRow]:
    """In the order of names, each in its newest; the page can't be narrowed to one."""
    names: dict[str, str] = {}
    for _, question in sorted(observed.questions.items()):
        names[question.area_key] = question.term
    units: dict[str, list[Mapping[Hashable, float]]] = defaultdict(list)
    for (_, question_id), unit in shared.items():
        units[observed.questions[question_id].area_key].append(unit)
    given: dict[str, int] = defaultdict(int)
    for scorecard in observed.scorecards:
        answered = {
            observed.questions[each.question].area_key
            for each in observed.given.get(scorecard.pk, [])
        }
        for area in answered:
            given[area] += 1
    rows = [
        AgreementRow(names[key], {}, given[key], Agreement.of(of_area))
        for key, of_area in units.items()
    ]
    return sorted(rows, key=lambda row: row.title)


def _rows(
    observed: Observed,
    shared: Shared,
    key: Callable[[Scorecard], Hashable],
    row: Callable[[Scorecard, int, Agreement], AgreementRow],
) -> list[AgreementRow]:
    groups: dict[Hashable, list[Scorecard]] = defaultdict(list)
    for scorecard in observed.scorecards:
        groups[key(scorecard)].append(scorecard)
    units = _units_by(shared, {s.candidacy: key(s) for s in observed.scorecards})
    rows = [
        row(group[-1], len(group), Agreement.of(units[name]))
        for name, group in groups.items()
    ]
    return sorted(rows, key=lambda row: (row.title, str(row.narrows)))


def by_quarter(observed: Observed, shared: Shared, period: Period) -> list[QuarterRow]:
    """Every quarter of the period; an application is in that of its last scorecard."""
    submitted: dict[Quarter, list[Scorecard]] = defaultdict(list)
    last: dict[int, Hashable] = {}
    for scorecard in observed.scorecards:  # the earliest first
        if scorecard.submitted_at is not None:
            quarter = Quarter.of(scorecard.submitted_at)
            submitted[quarter].append(scorecard)
            last[scorecard.candidacy] = quarter
    units = _units_by(shared, last)
    return [
        _quarter_row(
            quarter, submitted[quarter], Agreement.of(units[quarter]), observed
        )
        for quarter in period.quarters
    ]


def _quarter_row(
    quarter: Quarter,
    scorecards: list[Scorecard],
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


def _units_by(
    shared: Shared, key_of: Mapping[int, Hashable]
) -> Mapping[Hashable, list[Mapping[Hashable, float]]]:
    """The rated answers of applications, by what their application belongs to."""
    units: dict[Hashable, list[Mapping[Hashable, float]]] = defaultdict(list)
    for (application, _), unit in shared.items():
        units[key_of[application]].append(unit)
    return units

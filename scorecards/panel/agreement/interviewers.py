"""The calibration page's table of interviewers, by who can be compared."""

from collections import defaultdict
from dataclasses import dataclass

from scorecards.panel.agreement.habits import (
    Hours,
    hours_to_submission,
    not_asked,
    on_time,
    range_used,
)
from scorecards.panel.agreement.queries import (
    Observed,
    Shared,
    Written,
    answers_of,
    means,
    panels_of,
)
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.strictness import Fit, Severity
from scorecards.panel.agreement.summary import MIN_ANSWERS
from scorecards.panel.agreement.undefined import (
    TOO_FEW_OF_INTERVIEWER,
    Figure,
    Undefined,
)
from scorecards.panel.agreement.words import leaning


@dataclass(frozen=True)
class InterviewerRow:
    name: str
    scorecards: int
    compared_answers: int
    effect: Figure
    range_used: tuple[int, int] | Undefined
    not_asked: Share | Undefined
    hours: Hours | Undefined
    on_time: Share | Undefined

    @property
    def effect_text(self) -> str:
        return "" if isinstance(self.effect, Undefined) else leaning(self.effect)


@dataclass(frozen=True)
class Group:
    """Interviewers who share candidates, directly or through others.

    Those who share none with anybody make the last group, without a fit.
    """

    rows: list[InterviewerRow]
    fit: Fit | None
    is_alone: bool  # no other group has a fit

    @property
    def residual_text(self) -> str:
        return f"{self.fit.residual:.2f}" if self.fit else ""


def interviewer_groups(observed: Observed, shared: Shared) -> list[Group]:
    """The largest group first; names in order within each."""
    panels = panels_of(shared)
    severity, behind = Severity.of(means(panels)), answers_of(panels)
    written: dict[int, list[Written]] = defaultdict(list)
    for scorecard in observed.scorecards:
        written[scorecard.interviewer_id].append(scorecard)
    rows: dict[int | None, list[InterviewerRow]] = defaultdict(list)
    for who, scorecards in written.items():
        group, effect = severity.place_of(who), severity.effect(who)
        if group is not None and behind[who] < MIN_ANSWERS:
            effect = TOO_FEW_OF_INTERVIEWER
        rows[group].append(_row(observed, scorecards, effect, behind[who]))
    groups = [
        Group(
            sorted(members, key=lambda row: row.name),
            None if place is None else severity.groups[place],
            is_alone=len(severity.groups) == 1,
        )
        for place, members in rows.items()
    ]
    return sorted(groups, key=lambda group: (group.fit is None, -len(group.rows)))


def _row(
    observed: Observed, scorecards: list[Written], effect: Figure, compared: int
) -> InterviewerRow:
    given = observed.given_in(scorecards)
    return InterviewerRow(
        name=observed.interviewers[scorecards[0].interviewer_id],
        scorecards=len(scorecards),
        compared_answers=compared,
        effect=effect,
        range_used=range_used(given),
        not_asked=not_asked(given),
        hours=hours_to_submission(scorecards),
        on_time=on_time(scorecards),
    )

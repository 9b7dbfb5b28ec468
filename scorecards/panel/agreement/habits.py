"""How one interviewer fills scorecards."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from scorecards.models import Scorecard
from scorecards.models.scales import Outcome
from scorecards.panel.agreement.queries import Given, Written
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.undefined import (
    NO_DUE_TIME,
    NO_INTERVIEW_TIME,
    NOTHING_ANSWERED,
    Undefined,
)


@dataclass(frozen=True)
class Hours:
    """The median over ``scorecards``, from the interview's beginning to submission."""

    median: float
    scorecards: int

    def __str__(self) -> str:
        return f"{self.median:.1f}"


def range_used(given: Iterable[Given]) -> tuple[int, int] | Undefined:
    """Lowest and highest rating that was chosen."""
    ratings = [rating for _, _, _, rating in given if rating is not None]
    return (min(ratings), max(ratings)) if ratings else NOTHING_ANSWERED


def not_asked(given: Iterable[Given]) -> Share | Undefined:
    outcomes = [outcome for _, _, outcome, _ in given]
    if not outcomes:
        return NOTHING_ANSWERED
    return Share(outcomes.count(Outcome.NOT_ASKED), len(outcomes))


def hours_to_submit(scorecard: Scorecard | Written) -> float | None:
    """None for reopened ones, which say no more when they were first submitted.

    A submission before the interview's recorded time means that the time is wrong.
    """
    began, submitted = scorecard.interview_at, scorecard.submitted_at
    if scorecard.version > 1 or not began or not submitted or submitted < began:
        return None
    return (submitted - began).total_seconds() / 3600


def hours_to_submission(scorecards: Iterable[Written]) -> Hours | Undefined:
    known = map(hours_to_submit, scorecards)
    hours = [each for each in known if each is not None]
    return Hours(median(hours), len(hours)) if hours else NO_INTERVIEW_TIME


def on_time(scorecards: Iterable[Written]) -> Share | Undefined:
    """Of those that had a due time; without reopened ones."""
    kept = [
        s.submitted_at <= s.due_at
        for s in scorecards
        if s.version == 1 and s.due_at is not None and s.submitted_at is not None
    ]
    return Share(sum(kept), len(kept)) if kept else NO_DUE_TIME

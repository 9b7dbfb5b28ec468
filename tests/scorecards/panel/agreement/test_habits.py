"""How one interviewer fills scorecards: range, not asked, hours, on time."""

from datetime import UTC, datetime, timedelta

import pytest

from scorecards.models import Scorecard
from scorecards.models.scales import Outcome
from scorecards.panel.agreement.habits import (
    Hours,
    hours_to_submission,
    not_asked,
    on_time,
    range_used,
)
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.undefined import (
    NO_DUE_TIME,
    NO_INTERVIEW_TIME,
    NOTHING_ANSWERED,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
GIVEN = [
    (1, 1, Outcome.RATED, 4),
    (1, 2, Outcome.RATED, 2),
    (1, 3, Outcome.COULD_NOT_ANSWER, None),
    (1, 4, Outcome.NOT_ASKED, None),
]


def submitted_after(hours, **fields):
    fields = {"interview_at": NOON, "due_at": NOON + timedelta(hours=24), **fields}
    return Scorecard(submitted_at=NOON + timedelta(hours=hours), **fields)


def test_range_used_is_that_of_chosen_ratings():
    assert range_used(GIVEN) == (2, 4)


def test_not_asked_is_a_share_of_all_answers():
    assert not_asked(GIVEN) == Share(1, 4)


@pytest.mark.parametrize("figure", [range_used, not_asked])
def test_nothing_answered_is_undefined(figure):
    assert figure([]) == NOTHING_ANSWERED


def test_hours_are_the_median_with_its_number():
    scorecards = [submitted_after(hours) for hours in (1, 2.5, 90)]
    assert hours_to_submission(scorecards) == Hours(median=2.5, scorecards=3)


@pytest.mark.parametrize(
    "unusable",
    [
        submitted_after(5, interview_at=None),
        submitted_after(-1),  # the time must be wrong
        submitted_after(500, version=2),  # when it was submitted first is not known
    ],
)
def test_hours_leave_out_what_says_nothing(unusable):
    assert hours_to_submission([unusable]) == NO_INTERVIEW_TIME
    assert hours_to_submission([submitted_after(2), unusable]) == Hours(2, 1)


def test_on_time_includes_the_due_minute():
    scorecards = [submitted_after(hours) for hours in (1, 24, 24.1)]
    assert on_time(scorecards) == Share(2, 3)


@pytest.mark.parametrize(
    "unusable", [submitted_after(1, due_at=None), submitted_after(1, version=2)]
)
def test_on_time_leaves_out_what_says_nothing(unusable):
    assert on_time([unusable]) == NO_DUE_TIME
    assert on_time([unusable, submitted_after(30)]) == Share(0, 1)

"""Experience over all interviewers, out of the indicators of their kits."""

import pytest
from django.contrib.auth.models import User

from scorecards.models import Scorecard
from scorecards.panel.debrief.columns import columns_of
from scorecards.panel.debrief.evidence import experience_of, indicator_groups
from scorecards.panel.debrief.queries import SeenIndicator

pytestmark = pytest.mark.once


@pytest.fixture
def columns():
    """Of two kits: A and B of the first, C of the second."""
    return columns_of([a_scorecard(1, 7), a_scorecard(2, 7), a_scorecard(3, 8)], [])


def a_scorecard(key, kit):
    scorecard = Scorecard(pk=key, kit_id=kit)
    scorecard.interviewer = User(username=f"p{key}")
    return scorecard


def indicator(text, scorecard=None, *, kit=7, level="mid"):
    return SeenIndicator(kit, level, "CRO", "", text, scorecard)


def test_each_is_told_what_they_saw_of_their_own_kit(columns):
    indicators = [
        indicator("Ran a site", 2),
        indicator("Ran a site", 1),
        indicator("Closed a site"),
        indicator("Led a team", level="senior"),
        indicator("Ran a site", 3, kit=8),
    ]

    # An iterator gives them once, as nobody may go through them for each interviewer.
    experience = experience_of(columns, iter(indicators))

    assert [(each.column.letter, each.seen) for each in experience] == [
        ("A", [("Mid", 1, 2), ("Senior", 0, 1)]),
        ("B", [("Mid", 1, 2), ("Senior", 0, 1)]),
        ("C", [("Mid", 1, 1), ("Senior", 0, 0)]),
    ]


def test_who_saw_one_come_in_the_order_of_the_columns(columns):
    indicators = [indicator("Ran a site", key) for key in (3, 1, 2)]

    (group,) = indicator_groups(columns, indicators)

    assert [column.letter for column in group.lines[0].seen_by] == ["A", "B", "C"]

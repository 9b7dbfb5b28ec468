"""Pairs of verbs, each in a thread with objects and a connection of its own.

`python -m tests.bench locks` plays all of them against each other, many times.
"""

import pytest

from scorecards.models import Scorecard
from tests.scorecards.workflow.pairs import World, cast, run_pair

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]
TIMES = 5


def play(one, other, make=World.new):
    cast()
    for number in range(TIMES):
        run_pair(make(number), one, other)


@pytest.mark.parametrize("other", ["start", "assign", "arrange", "choose"])
def test_moved_opening_leaves_no_scorecard_on_the_old_kit(other):
    play("move", other, lambda number: World.new(number).movable())


@pytest.mark.parametrize("other", ["retire", "restore"])
def test_retiring_and_starting_wait_for_each_other(other):
    play("start", other)


@pytest.mark.parametrize("other", ["start", "assign"])
def test_no_scorecard_begins_in_a_closed_opening(other):
    play("close", other)


def test_withdrawn_scorecard_gets_no_reminder():
    play("withdraw", "remind")
    assert not Scorecard.objects.filter(status="assigned").exists()


def test_same_round_is_assigned_once():
    play("assign", "assign")


def test_two_files_add_nobody_twice():
    play("add candidates", "add candidates")

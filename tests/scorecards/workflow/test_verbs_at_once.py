"""Pairs of acts, each by a request in a thread with a connection of its own.

`python -m tests.bench locks` plays all of them against each other.
"""

import pytest

from scorecards.models import Scorecard
from tests.scorecards.workflow import acts, pairs
from tests.scorecards.workflow.test_every_verb import VERBS
from tests.scorecards.workflow.world import cast

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]
TIMES = 2


def play(one, other):
    cast()
    for number in range(TIMES):
        pairs.play(number, one, other)


@pytest.mark.parametrize(
    "other", ["start for Ada", "assign", "arrange", "choose questions"]
)
def test_moved_opening_leaves_no_scorecard_on_the_old_kit(other):
    play("move to newest kit", other)


@pytest.mark.parametrize("other", ["retire", "restore"])
def test_retiring_and_starting_wait_for_each_other(other):
    play("start for Ada", other)


@pytest.mark.parametrize("other", ["start for Ada", "assign"])
def test_no_scorecard_begins_in_a_closed_opening(other):
    play("close", other)


def test_withdrawn_scorecard_gets_no_reminder():
    play("withdraw", "remind")
    assert not Scorecard.objects.filter(status="assigned", interviewer__username="ida")


def test_same_round_is_assigned_once():
    play("assign", "assign")


@pytest.mark.parametrize(
    "act", ["add candidates", "add one candidate", "add an application"]
)
def test_two_who_add_the_same_add_it_once(act):
    play(act, act)


@pytest.mark.parametrize("other", ["assign", "move application", "merge"])
def test_a_moved_application_takes_along_what_was_begun_for_it(other):
    play("move application", other)


@pytest.mark.parametrize("other", ["withdraw", "save a page", "move to newest kit"])
def test_a_moved_scorecard_is_found_where_it_is(other):
    play("move scorecard", other)


@pytest.mark.parametrize(
    ("act", "other"),
    [
        ("import from Excel", "withdraw"),
        ("read a résumé", "withdraw"),
        ("correct the spelling", "decline"),
    ],
)
def test_a_page_of_a_scorecard_that_is_no_longer_theirs_is_not_found(act, other):
    play(act, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("discard", "move scorecard"),
        ("save a page", "decline"),
        ("decline a request", "decline a request"),
        ("decline a request", "take a request back"),
    ],
)
def test_a_reason_that_came_too_late_comes_back(one, other):
    play(one, other)


@pytest.mark.parametrize("act", ["edit term", "rename", "edit opening"])
def test_second_text_is_refused_and_comes_back(act):
    play(act, act)


def test_every_verb_is_an_act():
    played = {verb for verbs in acts.VERBS.values() for verb in verbs}
    assert played == set(VERBS)


def test_every_act_is_tried_with_every_other():
    assert len(pairs.every_pair()) == len(pairs.ACTS) * (len(pairs.ACTS) + 1) // 2

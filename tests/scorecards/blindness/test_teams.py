"""Nothing tells outsiders of an opening's candidates, or of a private opening."""

import pytest

from scorecards.models import Opening
from tests.makers import make_application, make_submitted
from tests.scorecards.blindness.visiting import differing, telling
from tests.scorecards.blindness.world import another_world

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WORD = "Zyxwvut"
OF_PANEL = ("admin:scorecards", "admin:autocomplete", "admin:index", "my_scorecards")
LISTS = {
    f"admin:scorecards_{name}_changelist"
    for name in ("application", "candidate", "scorecard")
}
OF_INTERVIEWERS = ("start", "my_scorecards", "candidate", "role")


def looked_at(calls, names):
    """Only asked for: what is sent goes through the same lookups."""
    return [call for call in calls if call.sent is None and call.name.startswith(names)]


def make_team_opening(world, readers):
    """With a kit that is there already: kits are everybody's."""
    like = world.free.opening
    return Opening.objects.create(
        title="Team post",
        role=like.role,
        level=like.level,
        kit=like.kit,
        readers=readers,
    )


def fill_opening(world, opening):
    """A candidate with scorecards, a decision, and another with nothing."""
    application = make_application(f"Ada {WORD}", opening=opening)
    make_application(f"Bo {WORD}", opening=opening)
    for name in ("ivan", "dora"):
        make_submitted(world.people[name], application=application, notes=WORD)
    application.decisions.create(
        outcome="hire", rationale=WORD, decided_by=world.people["carl"]
    )


@pytest.mark.parametrize("me", ["petra"], indirect=True)
def test_outsiders_see_nothing_of_the_candidates_of_a_team(visitor, calls, world):
    calls = looked_at(calls, OF_PANEL)
    opening = make_team_opening(world, "team")
    with another_world():
        empty = visitor.explore(calls)
    with another_world():
        fill_opening(world, opening)
        full = visitor.visit_again(empty)
    assert (telling([WORD], full), differing(empty, full)) == ({}, {})


@pytest.mark.parametrize("me", ["petra", "gwen"], indirect=True)
def test_a_private_opening_might_as_well_not_exist(visitor, calls, world):
    calls = looked_at(calls, OF_PANEL)
    with another_world():
        without = visitor.explore(calls)
    with another_world():
        fill_opening(world, make_team_opening(world, "private"))
        with_it = visitor.visit_again(without)
    assert (telling([WORD], with_it), differing(without, with_it)) == ({}, {})


@pytest.mark.parametrize("me", ["ida"], indirect=True)
def test_interviewers_are_not_told_of_a_private_opening(visitor, calls, world):
    calls = looked_at(calls, OF_INTERVIEWERS)
    with another_world():
        without = visitor.explore(calls)
    with another_world():
        fill_opening(world, make_team_opening(world, "private"))
        with_it = visitor.visit_again(without)
    assert (telling([WORD], with_it), differing(without, with_it)) == ({}, {})


@pytest.mark.parametrize("me", ["petra"], indirect=True)
def test_the_team_sees_all_of_it(visitor, calls, world):
    """Otherwise the others would prove nothing."""
    opening = make_team_opening(world, "private")
    opening.team.create(person=world.me)
    fill_opening(world, opening)
    visitor.gets_mails = False
    answers = visitor.explore(looked_at(calls, tuple(LISTS)))
    assert {call.name for call in telling([WORD], answers)} == LISTS

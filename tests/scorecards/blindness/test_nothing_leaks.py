"""Until one's own scorecard is submitted, nothing of others' comes through anywhere.

A person who owes scorecards asks for every URL, in every way that `addresses` knows,
in two worlds that differ only in what is hidden. Every answer has to be the same, to
the byte, and no answer may hold a word of what the others wrote.
"""

import pytest

from tests.scorecards.blindness import addresses
from tests.scorecards.blindness.hidden import (
    FIRST,
    SECOND,
    write_everything,
    write_less,
)
from tests.scorecards.blindness.visiting import Visitor, differing, names, telling
from tests.scorecards.blindness.world import World, another_world
from tests.scorecards.test_permissions import url_names

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ADMIN = ("admin:scorecards", "admin:auth", "admin:autocomplete", "admin:index")
# Assigning somebody who has that scorecard already is refused, whatever its status.
ASSIGNING = {"admin:scorecards_scorecard_add"}


@pytest.fixture(autouse=True)
def standing_clock(time_machine):
    time_machine.move_to("2026-03-02T09:00Z", tick=False)  # a Monday


@pytest.fixture
def me(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def world(me):
    return World(me)


@pytest.fixture
def calls(world):
    return addresses.calls(world)


@pytest.fixture
def visitor(client, calls, world):
    return Visitor(client, world.me)


def test_every_url_is_visited(ida):
    assert set(addresses.table(World(ida))) == set(url_names())


@pytest.mark.parametrize(
    ("me", "told"),
    [("ida", set()), ("gwen", set()), ("petra", set()), ("cora", ASSIGNING)],
    indirect=["me"],
)
def test_what_is_hidden_might_as_well_not_exist(visitor, calls, world, told):
    with another_world():
        write_everything(world, FIRST, by_carl=SECOND)
        answers = visitor.explore(calls)
    with another_world():
        write_less(world, SECOND)
        others = visitor.visit_again(answers)

    assert telling([FIRST.mark, SECOND.mark], answers) == {}
    different = differing(answers, others)
    assert names(different) == told, different


@pytest.mark.parametrize("me", ["sue"], indirect=True)
def test_it_does_not_matter_what_was_written(visitor, calls, world):
    calls = [call for call in calls if call.name.startswith(ADMIN)]
    with another_world():
        write_everything(world, FIRST, by_carl=FIRST)
        answers = visitor.explore(calls)
    with another_world():
        write_everything(world, SECOND, by_carl=SECOND)
        others = visitor.visit_again(answers)

    assert telling([FIRST.mark], answers) == {}
    assert differing(answers, others) == {}

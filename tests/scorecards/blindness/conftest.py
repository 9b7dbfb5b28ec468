"""Whose eyes a test looks through, and all that this person may ask."""

import pytest

from tests.scorecards.blindness import addresses
from tests.scorecards.blindness.visiting import Visitor
from tests.scorecards.blindness.world import World

PARTS = 3  # so that workers share what one person asks


@pytest.fixture
def me(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def world(me, time_machine):
    time_machine.move_to("2026-03-02T09:00Z", tick=False)  # a Monday
    return World(me)


@pytest.fixture
def calls(world):
    return addresses.calls(world)


@pytest.fixture(params=range(PARTS))
def some_calls(request, calls, visitor):
    """Every so many pages, the mails with the first: together all that one may ask."""
    visitor.gets_mails = request.param == 0
    names = list(dict.fromkeys(call.name for call in calls))
    chosen = {*names[request.param :: PARTS]}
    return [call for call in calls if call.name in chosen]


@pytest.fixture
def visitor(client, calls, world):
    return Visitor(client, world.me)

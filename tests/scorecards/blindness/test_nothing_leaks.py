"""Until one's own scorecard is submitted, nothing of others' comes through anywhere.

A person with scorecards to submit asks for every URL, in every way that `addresses`
knows, in two worlds that differ only in what is hidden. Every answer has to be the
same, to the byte, and no answer may hold a word of what the others wrote.

This takes long: what those ask who enter more of the admin is asked in several tests,
which run beside each other.
"""

import pytest

from tests.pages.test_pages import url_names
from tests.scorecards.blindness import addresses
from tests.scorecards.blindness.two_worlds import seen
from tests.scorecards.blindness.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_every_url_is_visited(ida):
    assert {call.name for call in addresses.calls(World(ida))} == set(url_names())


@pytest.mark.parametrize("me", ["ida", "gwen"], indirect=True)
def test_what_is_hidden_might_as_well_not_exist(visitor, calls, world):
    assert seen(visitor, calls, world) == ({}, {})

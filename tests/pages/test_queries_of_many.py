"""A page takes the queries that it declares, however much there is."""

import pytest

from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)
from tests.pages import ROOMS
from tests.pages.queries import otherwise

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.usefixtures("files"),
]

MANY = 30


@pytest.fixture(scope="module")
def one_of_many(for_module, one_of_each, lookers):
    for_module(make_many, one_of_each, lookers["ida"], lookers["ivan"])
    return one_of_each


def make_many(world, ida, ivan):
    opening = world.submitted.application.opening
    for n in range(MANY):
        made = make_application(f"Candidate {n}", opening=opening)
        make_submitted(ida if n % 2 else ivan, application=made)
        make_scorecard(ida, application=make_application(f"Late {n}", opening=opening))
        term = make_term(f"Term {n}", industry=f"Industry {n}", questions=1)
        make_opening(f"Opening {n}", role=make_role(f"Role {n}", term))


@pytest.mark.parametrize("room", ROOMS)
def test_queries_are_no_more_of_many(client, one_of_many, lookers, room):
    found = otherwise(client, one_of_many, lookers, ROOMS[room], many=True)
    assert found == {}

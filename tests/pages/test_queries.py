"""A page takes the queries that it declares, however much there is."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)
from tests.pages import ROOMS
from tests.pages.one_of_each import World

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MANY = 30


@pytest.fixture
def readers(ida, ivan, petra, cora, sue):
    """Whoever of them comes first is asked about: the superuser may do most."""
    return {"sue": sue, "cora": cora, "ida": ida}


@pytest.fixture
def world(readers, ivan, petra):
    return World(
        readers["ida"], [ivan, petra, *(readers[name] for name in ("cora", "sue"))]
    )


def taken(client, person, address):
    """How many, once everything that is remembered is known."""
    client.force_login(person)
    client.get(address).getvalue()
    with CaptureQueriesContext(connection) as queries:
        client.get(address).getvalue()
    return len(queries)


def otherwise(client, world, readers, pages, *, many=False):
    """Pages that take another number than they declare, and that number."""
    found = {}
    for page in pages:
        if opened := page.opened_by(readers):
            state, name = opened
            with transaction.atomic():
                number = taken(client, readers[name], world.address(page, state))
                transaction.set_rollback(True)
            if number - (many and page.counted) != page.takes:
                found[page.name] = number
    return found


def make_many(world, ida, ivan):
    opening = world.submitted.application.opening
    for n in range(MANY):
        made = make_application(f"Candidate {n}", opening=opening)
        make_submitted(ida if n % 2 else ivan, application=made)
        make_scorecard(ida, application=make_application(f"Late {n}", opening=opening))
        term = make_term(f"Term {n}", industry=f"Industry {n}", questions=1)
        make_opening(f"Opening {n}", role=make_role(f"Role {n}", term))


@pytest.mark.parametrize("room", ROOMS)
def test_queries_are_as_many_as_declared(client, world, readers, ida, ivan, room):
    assert otherwise(client, world, readers, ROOMS[room]) == {}
    make_many(world, ida, ivan)
    assert otherwise(client, world, readers, ROOMS[room], many=True) == {}

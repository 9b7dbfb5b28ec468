"""A page takes the queries that it declares; `test_queries_of_many` goes on."""

import pytest

from tests.pages import ROOMS
from tests.pages.queries import otherwise

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.usefixtures("files"),
]


@pytest.mark.parametrize("room", ROOMS)
def test_queries_are_as_many_as_declared(client, one_of_each, lookers, room):
    assert otherwise(client, one_of_each, lookers, ROOMS[room]) == {}

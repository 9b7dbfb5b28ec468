"""How many queries a page takes."""

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext


def taken(client, person, address):
    """How many, once everything that is remembered is known."""
    client.force_login(person)
    client.get(address).getvalue()
    with CaptureQueriesContext(connection) as queries:
        client.get(address).getvalue()
    return len(queries)


def otherwise(client, world, lookers, pages, *, many=False):
    """Pages that take another number than they declare, and that number.

    Whoever comes first of those who may open one: the superuser may do most.
    """
    readers = {name: lookers[name] for name in ("sue", "cora", "ida")}
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

"""What is hidden from a reader, asked once for all the queries of a page.

Each query of a list says what its reader may not see. As a condition that asks for it
again, that is most of what such a page takes; as the few keys it comes to, next to
nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import AnonymousUser, User

KEPT = "_asked_once"
MAX_KEYS = 500
"""Where more are hidden, each query asks for them itself."""


@contextmanager
def asked_once(reader: User | AnonymousUser) -> Iterator[None]:
    """Around what reads one page, and changes nothing that could hide more.

    All queries that are made inside hide from this reader what is hidden when the
    first of them asks.
    """
    if is_asked_once(reader):
        yield
        return
    vars(reader)[KEPT] = {}
    try:
        yield
    finally:
        del vars(reader)[KEPT]


def is_asked_once(reader: User | AnonymousUser) -> bool:
    return KEPT in vars(reader)


def kept_for(reader: User | AnonymousUser) -> dict[str, Any]:
    """Where answers are kept for the queries to come; outside, for this one alone."""
    kept: dict[str, Any] = vars(reader).get(KEPT, {})
    return kept

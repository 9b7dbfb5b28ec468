"""What is hidden from a reader, asked once for all the queries of a page.

Each query of a list says what its reader may not see. As a condition that asks for it
again, that is most of what such a page takes; as the few keys it comes to, next to
nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet

KEPT = "_asked_once"
MAX_KEYS = 500
"""Where more are hidden, each query asks for them itself."""


@contextmanager
def asked_once(reader: User | AnonymousUser) -> Iterator[None]:
    """Around what reads one page, and changes nothing that could hide more.

    All queries that are made inside hide from this reader what is hidden when the
    first of them asks.
    """
    vars(reader)[KEPT] = {}
    try:
        yield
    finally:
        vars(reader).pop(KEPT, None)


def known_keys(
    reader: User | AnonymousUser, name: str, rows: Callable[[], QuerySet[Any, Any]]
) -> list[int] | None:
    """The one column of these rows; None outside, and where there are too many."""
    kept = vars(reader).get(KEPT)
    if kept is None:
        return None
    if name not in kept:
        keys = list(rows().order_by()[: MAX_KEYS + 1])
        kept[name] = keys if len(keys) <= MAX_KEYS else None
    known: list[int] | None = kept[name]
    return known

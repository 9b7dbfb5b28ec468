"""Changes that happen whole, one after the other, in one order of locks.

Whoever writes to the glossary calls `lock_glossary` first. It comes before every other
lock: what then holds all roles can wait for nobody.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction

from glossary.models import Role

P = ParamSpec("P")
Result = TypeVar("Result")

MAX_TRIES = 4
GLOSSARY = 5_202_611  # any number, as long as all processes have the same
DEADLOCK, NOT_SERIALIZABLE = "40P01", "40001"


class BeginAgainError(Exception):
    """What was read to know what to lock was different behind the lock.

    `in_transaction` runs the change again, from before its first lock.
    """


def in_transaction(change: Callable[P, Result]) -> Callable[P, Result]:
    """All of the change or nothing; again when another one came in between.

    Within a transaction nothing is tried again: whoever opened that one does so.
    """

    @wraps(change)
    def whole(*args: P.args, **kwargs: P.kwargs) -> Result:
        tries = 1 if connection.in_atomic_block else MAX_TRIES
        while True:
            tries -= 1
            try:
                with transaction.atomic():
                    return change(*args, **kwargs)
            except (OperationalError, BeginAgainError) as error:
                if not (tries and was_stopped(error)):
                    raise

    return whole


def was_stopped(error: OperationalError | BeginAgainError) -> bool:
    """Whether the same would work now: the other one has gone on."""
    if isinstance(error, BeginAgainError):
        return True
    state = getattr(error.__cause__, "sqlstate", None)
    return state in (DEADLOCK, NOT_SERIALIZABLE)


def lock_glossary() -> None:
    """Whoever writes to the glossary, or makes a kit, waits from here on.

    In a transaction. Nothing to do on SQLite, where a transaction that writes has the
    database to itself.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        # Before the first seeding there is no row that could be locked.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [GLOSSARY])
    roles = Role.objects.select_for_update(no_key=True).order_by("pk")
    list(roles.values_list("pk"))

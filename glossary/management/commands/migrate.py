"""Django's migrate, one at a time: a second one waits for the first."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

MIGRATING = 5_202_612  # any number, as long as all processes have the same
WAITS = "Another migrate is running; this one waits until it has ended."


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        with self._alone(connection, options["verbosity"] == 0):
            super().handle(*args, **options)

    @contextmanager
    def _alone(self, connection: BaseDatabaseWrapper, quiet: bool) -> Iterator[None]:
        """The lock is gone when the process is, however it ends."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [MIGRATING])
                if not cursor.fetchone()[0]:
                    self._say(quiet)
                    cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
            try:
                yield
            finally:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])
            return
        name = str(connection.settings_dict["NAME"])
        if ":memory:" in name or "mode=memory" in name:
            yield
            return
        # A migration of SQLite is several transactions, so that no lock of its own
        # would last.
        with Path(f"{name}-migrating").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._say(quiet)
                fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _say(self, quiet: bool) -> None:
        if not quiet:
            self.stderr.write(WAITS)

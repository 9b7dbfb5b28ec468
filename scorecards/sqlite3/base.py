"""SQLite with our comparison of letters, with an answer to `CONN_HEALTH_CHECKS` (is
the file still the one that was opened?) and with a first connection that waits.

Django's own answer is always yes, as it opens the file for each request. A connection
that stays would go on writing to a file that a restored backup has replaced.
"""

import sqlite3
import time
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from glossary.letters import search_text

FUNCTION = "letters_of"  # of the lookup `mentions`
PAUSE = 0.02  # seconds before another try to connect


def _letters_of(text: str | None) -> str | None:
    return None if text is None else search_text(str(text))


class DatabaseWrapper(base.DatabaseWrapper):
    _opened: tuple[int, int] | None = None

    def get_new_connection(self, conn_params: Any) -> Any:
        connection = self._connect_patiently(conn_params)
        self._opened = self._file()
        connection.create_function(FUNCTION, 1, _letters_of, deterministic=True)
        return connection

    def _connect_patiently(self, conn_params: Any) -> Any:
        """SQLite lets one process make a new file a WAL, and refuses the others at
        once, whatever their timeout says.
        """
        until = time.monotonic() + conn_params.get("timeout", 0)
        while True:
            try:
                return super().get_new_connection(conn_params)
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(PAUSE)

    def is_usable(self) -> bool:
        """One look at the disk, once a request."""
        return self.is_in_memory_db() or self._opened == self._file()

    def _file(self) -> tuple[int, int] | None:
        """Which file bears the database's name now, if any does."""
        try:
            found = Path(self.settings_dict["NAME"]).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

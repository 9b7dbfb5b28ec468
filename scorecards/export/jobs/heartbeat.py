"""Tells how far an attempt is, and learns whether it is still wanted.

On a connection of its own, and so in a thread of its own: SQLite refuses to write on
one that is reading what somebody else has added to meanwhile, however long one waits.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import IO, Any, Self

from django.db import connection, connections
from django.utils import timezone

from scorecards.models import ExportJob

PAUSE = timedelta(seconds=1)
SCORECARDS = 100  # between two looks at the clock


class StoppedError(Exception):
    """The export was cancelled, or another attempt has taken its place."""


class Heartbeat:
    """One query a second at most, whatever is being done."""

    def __init__(self, job: ExportJob) -> None:
        self.job = job
        self.done = self.total = 0
        self.last = timezone.now()
        self._thread = ThreadPoolExecutor(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if not connection.in_atomic_block:
            self._thread.submit(connections.close_all)
        self._thread.shutdown()

    def progress(self, done: int, total: int) -> None:
        """After each scorecard. Raises `StoppedError`."""
        begins = self.total == 0
        self.done, self.total = done, total
        if begins:
            self.report()
        elif done % SCORECARDS == 0:
            self.beat()

    def beat(self) -> None:
        """Raises `StoppedError`."""
        if timezone.now() - self.last >= PAUSE:
            self.report()

    def report(self) -> None:
        """Raises `StoppedError`."""
        self.last = timezone.now()
        if not self._is_wanted():
            raise StoppedError

    def _is_wanted(self) -> bool:
        if connection.in_atomic_block:  # which no other connection could look into
            return self.job.report(self.done, self.total)
        told = self._thread.submit(self.job.report, self.done, self.total)
        return told.result()


class BeatingFile:
    """A file whose reading and writing, which may take long, are signs of life."""

    def __init__(self, file: IO[bytes], heartbeat: Heartbeat) -> None:
        self._file = file
        self._heartbeat = heartbeat

    def write(self, data: Any) -> int:
        self._heartbeat.beat()
        return self._file.write(data)

    def read(self, size: int = -1) -> bytes:
        self._heartbeat.beat()
        return self._file.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

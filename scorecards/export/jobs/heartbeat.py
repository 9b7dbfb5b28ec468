"""Tells how far an attempt is, and learns whether it is still wanted."""

from datetime import timedelta
from typing import IO, Any

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
        self.last = timezone.now()
        if not self.job.report(self.done, self.total):
            raise StoppedError


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

"""How long one text may be read: text from strangers may be made to take very long."""

import time

from glossary.resumes.refusals import Refusal, RefusedError

SECONDS = 1.0  # a résumé of three pages takes a hundredth of it
MAX_MATCHES = 5_000  # each is shown, and showing takes longer than judging


class Budget:
    """Seconds of work of this thread, so that a busy machine ends no reading."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._end = time.thread_time() + seconds

    def check(self, matches: int = 0) -> None:
        """Raises `RefusedError` when the time is over, or for so many matches."""
        if matches > MAX_MATCHES or time.thread_time() > self._end:
            raise RefusedError(Refusal.TEXT_TOOK_TOO_LONG)

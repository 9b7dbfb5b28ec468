"""How far the reading of a file is, for the page that waits for it.

A file beside the database with counts and nothing that was read: the request that
reads may be in a transaction, which no other one could look into, and another process
may answer the page. On another machine there is none, and the page says only that it
goes on.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from glossary.files.atomic_write import write_whole

PAUSE = 0.5  # seconds between two reports
KEPT = 60 * 60  # seconds
Report = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """For whoever waits for no page."""


class Progress:
    """Takes a sentence's beginning, such as *Checking row*, and how far it is."""

    def __init__(self, key: UUID, *, of: int) -> None:
        """``of`` is the account that asked: nobody else is told."""
        self.path = _path(key, of)
        self.last = 0.0
        self.what = ""
        sweep()

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if what != self.what or now - self.last >= PAUSE:
            self.what, self.last = what, now
            report = {"what": what, "done": done, "total": total}
            write_whole(self.path, json.dumps(report))


def progress_of(key: UUID, *, of: int) -> dict[str, Any]:
    """What was reported last; empty where nothing was."""
    try:
        found: dict[str, Any] = json.loads(_path(key, of).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return found


def sweep() -> None:
    """Remove what is left of pages that nobody waits for any more."""
    old = time.time() - KEPT
    for path in _folder().glob("*.json"):
        if path.stat().st_mtime < old:
            path.unlink(missing_ok=True)


def _path(key: UUID, of: int) -> Path:
    return _folder() / f"{of}-{key}.json"


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "progress"

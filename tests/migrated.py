"""A migrated SQLite database, kept for every worker and run with the same code.

All migrations, one after the other, take seconds of CPU. `migrate` runs on the copy
too, and has nothing left to do.
"""

import fcntl
import hashlib
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
APPS = ("glossary", "scorecards")
KEPT = ROOT / ".pytest_cache" / "migrated"


def checksum(root=ROOT):
    """Of all code of ours, as migrations import some of it, and of the libraries."""
    files = [file for app in APPS for file in (root / app).rglob("*.py")]
    of = hashlib.sha256()
    for file in [root / "requirements.txt", *sorted(files)]:
        content = file.read_bytes()
        of.update(f"{file.relative_to(root)} {len(content)}\n".encode() + content)
    return of.hexdigest()


@contextmanager
def starting_from_copy(database, folder=KEPT):
    """Puts a copy in the database's place, or has the others wait for one.

    Yields what to call once all is migrated.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{checksum()}.sqlite3"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept.exists():
            shutil.copyfile(kept, database)
            fcntl.flock(lock, fcntl.LOCK_UN)

        def done():
            if not kept.exists():
                keep(database, kept)
            fcntl.flock(lock, fcntl.LOCK_UN)

        yield done


def keep(database, kept):
    """In place of that of older code."""
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink()
    copy(database, kept)


def copy(database, to):
    """Whole or not at all."""
    unfinished = to.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(unfinished)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # all of it in the one file
    unfinished.rename(to)

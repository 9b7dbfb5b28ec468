"""Makes the site's files readable by its own account only, whatever the umask.

Databases, mails and exports are about people. Files from before this rule are made
private when the site starts, where they are its own.
"""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

FOLDER, FILE = 0o700, 0o600
OTHERS = stat.S_IRWXG | stat.S_IRWXO
BESIDE_DATABASE = ("", "-wal", "-shm", "-journal")


def begin(folder: Path) -> None:
    """For all that this process writes, and the folder itself."""
    os.umask(OTHERS)
    folder.mkdir(parents=True, exist_ok=True)
    _close(folder, FOLDER)


def close_database(file: Path) -> None:
    """With what SQLite keeps beside it."""
    for end in BESIDE_DATABASE:
        _close(file.with_name(file.name + end), FILE)


def close_mails(folder: Path) -> None:
    """Read through once: a folder that is closed has no open files."""
    if folder.is_dir() and _is_open(folder):
        for file in folder.iterdir():
            _close(file, FILE)
        _close(folder, FOLDER)


def _is_open(path: Path) -> bool:
    return bool(path.stat().st_mode & OTHERS)


def _close(path: Path, mode: int) -> None:
    # A folder that everybody writes to on purpose, such as /tmp, is left as it is.
    with suppress(FileNotFoundError, PermissionError):
        if _is_open(path) and not path.stat().st_mode & stat.S_ISVTX:
            path.chmod(mode)


@register(Tags.security, deploy=True)
def data_is_private(
    app_configs: Iterable[Any] | None, **kwargs: Any
) -> list[CheckMessage]:
    folder = Path(settings.DATA_DIR)
    if not _is_open(folder):
        return []
    return [
        Warning(
            f"Other accounts on this machine can read {folder}.",
            hint=f"Make it private: run chmod 700 {folder} as its owner.",
            id="scorecards.W001",
        )
    ]

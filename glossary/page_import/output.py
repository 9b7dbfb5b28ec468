"""Puts an imported file where it belongs, whole or not at all."""

import os
import tempfile
from pathlib import Path

from glossary.problems import shown


class NotWrittenError(Exception):
    """The file stays as it was; the message says why, and what to do."""


def write_file(path: Path, text: str, *, replace: bool) -> None:
    """Write the text at the path. Raises `NotWrittenError`, also for what is there
    unless it may be replaced."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, text, replace)
    except FileExistsError as error:
        raise NotWrittenError(
            f"{shown(path)} is there already; give --force to replace it."
        ) from error
    except OSError as error:
        raise NotWrittenError(
            f"{shown(path)} cannot be written: {error.strerror}."
        ) from error


def _write(path: Path, text: str, replace: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(name, 0o644)  # a temporary file is its owner's only
        if replace:
            os.replace(name, path)
        else:
            os.link(name, path)  # fails where something is there, unlike a rename
    finally:
        Path(name).unlink(missing_ok=True)

"""Puts an imported file where it belongs, or says why not."""

from pathlib import Path

from glossary.files.atomic_write import write_whole
from glossary.files.problems import shown


class NotWrittenError(Exception):
    """The file stays as it was; the message says why, and what to do."""


def write_file(path: Path, text: str, *, replace: bool) -> None:
    """Write the text at the path. Raises `NotWrittenError`, also for what is there
    unless it may be replaced."""
    try:
        write_whole(path, text, replace=replace)
    except FileExistsError as error:
        raise NotWrittenError(
            f"{shown(path)} already exists. Add --force to replace it."
        ) from error
    except OSError as error:
        raise NotWrittenError(
            f"{shown(path)} can’t be written: {error.strerror}."
        ) from error

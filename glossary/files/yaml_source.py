"""Reads a file of the glossary: its bytes, its text, and the YAML in it."""

import re
from pathlib import Path

import yaml

from glossary.files.yaml_tree import Builder, Document, SourceError
from glossary.files.yaml_words import plain_words

MAX_BYTES = 1_000_000
_UNREADABLE = re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_text(path: Path) -> str:
    """The file's text with ``\\n`` as line end. Raises `SourceError`."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(
                f"The file has {size / 1_000_000:.1f} MB; a file of the glossary has "
                "at most 1 MB. Check that it is the right file."
            )
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"The file can’t be read: {error.strerror}.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError("This file isn’t UTF-8. Save it as UTF-8.", line) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str) -> Document:
    """The one document in the text. Raises `SourceError`."""
    document = Document()
    _refuse_unreadable(text)
    try:
        Builder(yaml.parse(text, Loader=yaml.CSafeLoader), document).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        column = f" (column {mark.column + 1})" if mark else ""
        raise SourceError(
            plain_words(error.problem or "") + column, mark.line + 1 if mark else None
        ) from error
    return document


def _refuse_unreadable(text: str) -> None:
    found = _UNREADABLE.search(text)
    if not found:
        return
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    if found[0] == "\t":
        sentence = f"Replace the tab in column {column} by spaces."
    else:
        code = f"U+{ord(found[0]):04X}"
        sentence = f"Remove the control character {code} in column {column}."
    raise SourceError(sentence, line)

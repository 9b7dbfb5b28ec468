"""Writes a file of the glossary, always in one style, so that a diff shows edits alone.

Plain where YAML allows it and the line is not too long, quoted where it has to be,
folded where it is longer; one entry a line; keys in the order that they come in.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from glossary.files.yaml_source import parse
from glossary.files.yaml_tree import SourceError

WIDTH = 88
# Begins with a letter and holds spaces, but no sign that could mean something: plain.
HARMLESS = re.compile(r"[A-Za-z][^\W_]* [\w .,;()/'’“”–&+%?!-]*[\w.)?!]")
ON_ONE_LINE = ("competencies",)
"""Lists directly below these keys are written as [one, other]."""
# What a block holds as it is: no line begins or ends with a space, none follows.
BLOCK = re.compile(r"\S(.*\S)?(\n+\S(.*\S)?)*")
# Written as an escape, so that reviewers of a diff see it.
INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\ud800-\udfff"
    "\ufeff\ufffe\uffff]"
)


def file_yaml(content: dict[str, Any]) -> str:
    """The text of the file; optional keys without a value are left out."""
    return "\n".join(_mapping(content, 0)) + "\n"


def _mapping(content: dict[Any, Any], indent: int) -> Iterator[str]:
    for key, value in content.items():
        if value not in ("", [], {}):
            if key in ON_ONE_LINE and isinstance(value, dict):
                value = {name: _one_line(each) for name, each in value.items()}
            yield from _entry(f"{' ' * indent}{key}:", value, indent + 2)


class _Flow(str):
    """A list that is written on one line."""


def _one_line(slugs: list[str]) -> list[str] | _Flow:
    text = ", ".join(each if _is_plain(each) else _quoted(each) for each in slugs)
    return _Flow(f"[{text}]") if slugs else slugs


def _entry(start: str, value: Any, indent: int) -> Iterator[str]:
    """Lines that begin with ``start``; what does not fit beside it is indented."""
    match value:
        case dict():
            yield start
            yield from _mapping(_in_order(value), indent)
        case list():
            yield start
            for each in value:
                yield from _item(each, indent)
        case str() if not isinstance(value, _Flow):
            yield from _text(start, value, indent)
        case _:
            yield f"{start} {value}"


def _item(value: Any, indent: int) -> Iterator[str]:
    """An entry of a list; its keys, if any, are one under another."""
    start = " " * indent + "-"
    if not isinstance(value, dict):
        yield from _entry(start, value, indent + 2)
        return
    first, *rest = _mapping(value, indent + 2)
    yield f"{start} {first.lstrip()}"
    yield from rest


def _in_order(content: dict[Any, Any]) -> dict[Any, Any]:
    """Anchors by their rating; anything else as it comes."""
    ratings = all(str(key).isdecimal() for key in content)
    return dict(sorted(content.items())) if ratings else content


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    room = WIDTH - len(start) - 1
    if "\n" not in text and len(text) <= room and _is_plain(text):
        yield f"{start} {text}"
    elif "\n" not in text and len(quoted := _quoted(text)) <= room:
        yield f"{start} {quoted}"
    elif BLOCK.fullmatch(text) and not INVISIBLE.search(text):
        yield from _block(start, text, indent)
    else:
        yield f"{start} {_quoted(text)}"


def _is_plain(text: str) -> bool:
    """Whether YAML reads it as this very text, after a key and in a list."""
    if HARMLESS.fullmatch(text):
        return True
    if INVISIBLE.search(text):
        return False
    try:
        read = parse(f"- key: {text}\n- {text}\n").data
    except SourceError:
        return False
    return bool(read == [{"key": text}, text])


def _quoted(text: str) -> str:
    """In double quotes, or where it holds some and no escape is needed, in single."""
    if '"' in text and not ("\n" in text or INVISIBLE.search(text)):
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    escaped = json.dumps(text, ensure_ascii=False)
    return INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)


def _block(start: str, text: str, indent: int) -> Iterator[str]:
    """Lines as they are if all of them fit, or else folded."""
    lines = text.split("\n")
    width = WIDTH - indent
    literal = len(lines) > 1 and all(len(line) <= width for line in lines)
    yield f"{start} {'|-' if literal else '>-'}"
    for number, line in enumerate(lines):
        if number and not literal:
            yield ""  # as a single line end is a space there
        parts = [line] if literal else _filled(line, width) if line else ()
        for part in parts:
            yield f"{' ' * indent}{part}" if part else ""


def _filled(line: str, width: int) -> Iterator[str]:
    """As many words per line as fit, broken at single spaces."""
    filled = ""
    for word in re.split(r"(?<! ) (?! )", line):
        if filled and len(filled) + 1 + len(word) > width:
            yield filled
            filled = word
        else:
            filled = f"{filled} {word}" if filled else word
    yield filled

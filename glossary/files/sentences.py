"""Sentences that say how to correct what pydantic refuses."""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from glossary.files.problems import Location, quotable
from glossary.files.schema import TermContent
from glossary.files.yaml_tree import Unquoted

MAX_KEY_LENGTH = 40
RENAMED = {"probes": "follow_ups"}
LEVELS = ("junior", "mid", "senior")
_PATTERNS = {
    "id": "Write the id in lower-case letters, digits and hyphens: first-pipeline.",
    "years": "Write the years as 0-2 or 5+, without spaces.",
}
_SENTENCES = {
    "string_too_short": "The text is blank. Write something.",
    "string_too_long": "This has {length} characters. Shorten it to {max_length}.",
    "greater_than_equal": "Plan between 1 and 60 minutes.",
    "less_than_equal": "Plan between 1 and 60 minutes.",
    "int_type": "Write a whole number from 1 to 60, without quotes.",
    "list_type": "Write a list here, one entry per line, each after “- ”.",
    "model_type": "Write keys and values here, one per line, indented under {key}.",
    "dict_type": "Write keys and values here, one per line, indented under {key}.",
    "string_type": "Write one text here, not a list or further keys.",
}


def sentence(error: ErrorDetails) -> str:
    """What the author should do about it."""
    kind, location, value = error["type"], error["loc"], error["input"]
    key = str(location[-1]) if location else "the term"
    match kind:
        case "missing":
            return _missing(key)
        case "extra_forbidden":
            return _unknown_key(location)
        case "literal_error":
            return "Anchor only the ratings 1 to 5, with one text each."
        case "string_pattern_mismatch":
            return _PATTERNS[key]
        case "too_short" | "too_long":
            return _length(key, len(value))
        case "string_type" if key == "years":
            return _PATTERNS["years"]
        case _ if isinstance(value, Unquoted) and value.kind == "nothing":
            return _nothing(location, value)
        case "string_type" if isinstance(value, Unquoted | int):
            return _quote(value)
    words = {**error.get("ctx", {}), "key": key, "length": len(str(value))}
    return _SENTENCES.get(kind, error["msg"]).format(**words)


def _missing(key: str) -> str:
    if key in LEVELS:
        return f"Add the level {key}. A term needs junior, mid and senior."
    return f"Add the key {key}."


def _quote(value: Unquoted | int) -> str:
    text, kind = (
        (value.text, value.kind) if isinstance(value, Unquoted) else (value, "a number")
    )
    return f'YAML reads {text} as {kind}. Put it in quotes: "{text}".'


def _nothing(location: Location, value: Unquoted) -> str:
    if value.text:
        return _quote(value)
    if isinstance(location[-1], int):
        return "Write something after the hyphen, or remove the entry."
    return f"Write something under {location[-1]}{_or_without(location)}."


def _length(key: str, length: int) -> str:
    if key == "listen_for":
        return f"List 3 to 5 points to listen for; there are {length}."
    return f"{key} is empty. Add an entry, or leave out an optional key."


def _or_without(location: Location) -> str:
    section = section_at(location[:-1])
    field = section.model_fields.get(str(location[-1])) if section else None
    return ", or leave the key out" if field and not field.is_required() else ""


def _unknown_key(location: Location) -> str:
    key = str(location[-1])
    if key in RENAMED:
        return f"The key {key} is now called {RENAMED[key]}."
    section = section_at(location[:-1])
    known = list(section.model_fields) if section else []
    near = get_close_matches(key, known, n=1) if len(key) <= MAX_KEY_LENGTH else []
    if near:
        return f"There is no key {quotable(key)}. Did you mean {near[0]}?"
    return f"There is no key {quotable(key)}. The keys here are {', '.join(known)}."


def section_at(location: Location) -> type[BaseModel] | None:
    """The part of the schema that describes this place."""
    section: Any = TermContent
    for step in location:
        if isinstance(step, int):
            continue
        field = section.model_fields.get(step)
        if field is None:
            return None
        section = next(iter(get_args(field.annotation)), field.annotation)
        if not (isinstance(section, type) and issubclass(section, BaseModel)):
            return None
    return section  # type: ignore[no-any-return] # a subclass, as just seen

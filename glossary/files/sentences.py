"""Sentences that say how to correct what pydantic refuses."""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from glossary.files.problems import Location, quotable
from glossary.files.schema import Kind
from glossary.files.yaml_tree import Unquoted

MAX_KEY_LENGTH = 40
RENAMED = {"probes": "follow_ups"}
_MOVED = {
    ("roles",): "Terms no longer list roles. Remove the key, and name this term in the "
    "file of each role: fixtures/roles/<family>/<role>.yaml."
}
LEVELS = ("junior", "mid", "senior")
_PATTERNS = {
    "checked": "Write the year and the month: 2026-11.",
    "id": "Write the id in lower-case letters, digits and hyphens: first-pipeline.",
    "years": "Write the years as 0-2 or 5+, without spaces.",
    "term": "Write the term’s industry and file, such as software-engineering/ci-cd.",
}
_SLUG = "Write the competency’s file name without .yaml, such as problem-solving."
_LITERALS = {
    "minutes": "Plan an interview of 30, 45, 60, 75 or 90 minutes.",
    "rating": "Rate the example answer 2 or 4.",
    "kind": "Write wider, narrower, part, variety, rival or look-alike.",
}
_COUNTS = {
    "hear": "List 3 to 8 words or phrases to hear; there {are}.",
    "examples": "Write two example answers, or none; there {are}.",
    "listen_for": "List 3 to 5 points to listen for; there {are}.",
    "indicators": "List 3 to 5 indicators; there {are}.",
    "questions": "Ask 4 questions or more at each level; there {are}.",
    "red_flags": "List 3 or 4 red flags; there {are}.",
    "other_titles": "List 2 to 20 other titles; there {are}.",
}
_SENTENCES = {
    "string_too_short": "The text is blank. Write something.",
    "string_too_long": "This has {length} characters. Shorten it to {max_length}.",
    "list_type": "Write a list here, one entry per line, each after “- ”.",
    "model_type": "Write keys and values here, one per line, indented under {key}.",
    "dict_type": "Write keys and values here, one per line, indented under {key}.",
    "string_type": "Write one text here, not a list or further keys.",
}


def sentence(error: ErrorDetails, of: Kind = Kind.TERM) -> str:
    """What the author of such a file should do about it."""
    kind, location, value = error["type"], error["loc"], error["input"]
    key = str(location[-1]) if location else f"the {of.value}"
    match kind:
        case "missing":
            return _missing(key, of)
        case "extra_forbidden":
            return _unknown_key(location, of)
        case "literal_error":
            return _LITERALS.get(
                key, "Anchor only the ratings 1 to 5, with one text each."
            )
        case "string_pattern_mismatch":
            return _PATTERNS.get(key, _SLUG)
        case "too_short" | "too_long":
            return _length(key, error)
        case "greater_than_equal" | "less_than_equal" | "int_type":
            return _number(key, kind)
        case "string_type" if key == "years":
            return _PATTERNS["years"]
        case _ if isinstance(value, Unquoted) and value.kind == "nothing":
            return _nothing(location, value, of)
        case "string_type" if isinstance(value, Unquoted | int):
            return _quote(value)
    words = {**error.get("ctx", {}), "key": key, "length": len(str(value))}
    return _SENTENCES.get(kind, error["msg"]).format(**words)


def _missing(key: str, of: Kind) -> str:
    if key in LEVELS:
        return f"Add the level {key}. A {of.value} needs junior, mid and senior."
    return f"Add the key {key}."


def _number(key: str, kind: str) -> str:
    if key == "questions":
        return "Ask 1 to 3 questions of a term."
    if kind == "int_type":
        return "Write a whole number from 1 to 60, without quotes."
    return "Plan between 1 and 60 minutes."


def _quote(value: Unquoted | int) -> str:
    text, kind = (
        (value.text, value.kind) if isinstance(value, Unquoted) else (value, "a number")
    )
    return f'YAML reads {text} as {kind}. Put it in quotes: "{text}".'


def _nothing(location: Location, value: Unquoted, of: Kind) -> str:
    if value.text:
        return _quote(value)
    if isinstance(location[-1], int):
        return "Write something after the hyphen, or remove the entry."
    return f"Write something under {location[-1]}{_or_without(location, of)}."


def _length(key: str, error: ErrorDetails) -> str:
    number = len(error["input"])
    several = error["type"] == "too_long" or error["ctx"]["min_length"] > 1
    if several and key in _COUNTS:
        return _COUNTS[key].format(are="is 1" if number == 1 else f"are {number}")
    return f"{key} is empty. Add an entry, or leave out an optional key."


def _or_without(location: Location, of: Kind) -> str:
    section = section_at(location[:-1], of)
    field = section.model_fields.get(str(location[-1])) if section else None
    return ", or leave the key out" if field and not field.is_required() else ""


def _unknown_key(location: Location, of: Kind) -> str:
    key = str(location[-1])
    if of is Kind.TERM and location in _MOVED:
        return _MOVED[location]
    if key in RENAMED:
        return f"The key {key} is now called {RENAMED[key]}."
    section = section_at(location[:-1], of)
    known = list(section.model_fields) if section else []
    near = get_close_matches(key, known, n=1) if len(key) <= MAX_KEY_LENGTH else []
    if near:
        return f"There is no key {quotable(key)}. Did you mean {near[0]}?"
    return f"There is no key {quotable(key)}. The keys here are {', '.join(known)}."


def section_at(location: Location, of: Kind) -> type[BaseModel] | None:
    """The part of the schema that describes this place."""
    section: Any = of.schema
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

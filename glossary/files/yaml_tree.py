"""YAML as plain data, with the line of every value.

Built from the parser's events, not by a constructor: no alias is ever followed and no
tag builds anything, so a hostile file costs no more than its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from glossary.files.problems import Location
from glossary.files.yaml_words import KINDS

MAX_DEPTH = 20  # a term's file needs eight
_WHOLE_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
_RESOLVER = yaml.resolver.Resolver()


class SourceError(Exception):
    """The text cannot be read any further."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        self.sentence, self.line = sentence, line
        super().__init__(sentence)


@dataclass(frozen=True)
class Unquoted:
    """A value that YAML takes for something else than text or a whole number."""

    text: str
    kind: str


REFUSED = Unquoted("", "refused")
"""Stands for a value whose fault is already among the problems."""


@dataclass
class Document:
    """Dicts with text keys, lists, texts, whole numbers and `Unquoted` values."""

    data: Any = REFUSED
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[tuple[Location, int, str]] = field(default_factory=list)

    def line(self, location: Location) -> int:
        """Of the value, or of the nearest that is around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


class Builder:
    """Turns events into a document's data."""

    def __init__(self, events: Iterator[Event], document: Document) -> None:
        self.events, self.document = events, document

    def build(self) -> None:
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
            elif isinstance(event, NodeEvent) and documents == 1:
                self.document.data = self._value(event, ())
            if documents > 1:
                self._problem(
                    event,
                    (),
                    "A file has only one term. Remove --- and everything after it.",
                )
                return
        if not documents:
            raise SourceError("The file is empty. Write a term in it or delete it.")

    def _problem(self, event: Event, location: Location, sentence: str) -> None:
        line = _line(event)
        self.document.problems.append((location, line, sentence))

    def _value(self, event: Event, location: Location) -> Any:
        self.document.lines.setdefault(location, _line(event))
        if len(location) > MAX_DEPTH:
            raise SourceError(
                "This is nested too deeply. Check the indentation and brackets.",
                _line(event),
            )
        refused = self._refuse_extras(event, location)
        match event:
            case MappingStartEvent():
                value: Any = self._mapping(location)
            case SequenceStartEvent():
                value = self._sequence(location)
            case ScalarEvent():
                value = _scalar(event)
            case _:
                value = REFUSED
        return REFUSED if refused else value

    def _refuse_extras(self, event: Event, location: Location) -> bool:
        """Names an anchor, alias or tag; a bare ``!`` changes nothing and may stay."""
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            sign = "*" if isinstance(event, AliasEvent) else "&"
            sentence = (
                f"Write the text out, or quote it; {sign} makes a YAML "
                f"{'alias' if sign == '*' else 'anchor'}, which is not allowed."
            )
        elif getattr(event, "tag", None) not in (None, "!"):
            sentence = "Remove the YAML tag, the word that begins with !, or quote it."
        else:
            return False
        self._problem(event, location, sentence)
        return True

    def _sequence(self, location: Location) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            values.append(self._value(event, (*location, len(values))))
        return values

    def _mapping(self, location: Location) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self._key(event, location)
            place = (*location, key)
            if key in values:
                first = self.document.lines[place]
                self._problem(
                    event,
                    place,
                    f"This key is already on line {first}. Keep one of them.",
                )
            self.document.lines.setdefault(place, _line(event))
            value = self._value(next(self.events), place)
            values.setdefault(key, value)
        return values

    def _key(self, event: Event, location: Location) -> str:
        if not isinstance(event, ScalarEvent):
            raise SourceError(
                "Write a plain word as the key. Quote a text that begins with {, [, "
                "? or *.",
                _line(event),
            )
        self._refuse_extras(event, location)
        return str(event.value)


def _scalar(event: ScalarEvent) -> Any:
    """Text, a whole number, or what else YAML 1.1 takes an unquoted word for."""
    if not event.implicit[0]:
        return event.value
    tag = _resolve(event.value)
    if tag == "tag:yaml.org,2002:str":
        return event.value
    if tag.endswith(":int") and _WHOLE_NUMBER.fullmatch(event.value):
        return int(event.value)
    kind = "time" if ":" in event.value and tag.endswith((":int", ":float")) else tag
    return Unquoted(event.value, KINDS[kind.rpartition(":")[2]])


def _resolve(word: str) -> str:
    """The tag of an unquoted word."""
    return str(_RESOLVER.resolve(yaml.ScalarNode, word, (True, False)))  # type: ignore[no-untyped-call]


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1

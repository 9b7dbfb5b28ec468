"""Lists of phrases by topic, read from YAML, and the search for them in a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from glossary.unlawful.patterns import Pattern, compiled, keys, normalized


@dataclass(frozen=True)
class Topic:
    name: str
    instead: str
    """What to write or ask in its place, as a sentence."""


class Phrasebook:
    """The topics of one file; it is read when the first text is searched."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, text: str) -> Topic | None:
        """The first topic, in the file's order, that has a phrase in the text."""
        plain = normalized(text)
        places = {place for key in keys(plain) for place in self._index.get(key, ())}
        for place in sorted(places):
            topic, pattern = self._patterns[place]
            if pattern.regex.search(plain):
                return topic
        return None

    @cached_property
    def topics(self) -> list[Topic]:
        return list(dict.fromkeys(topic for topic, _ in self._patterns))

    @cached_property
    def _patterns(self) -> list[tuple[Topic, Pattern]]:
        book = yaml.load(self.path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        return list(_read(book))

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """The places of the patterns that may match a text with this key."""
        index: dict[str, list[int]] = {}
        for place, (_, pattern) in enumerate(self._patterns):
            for key in pattern.keys:
                index.setdefault(key, []).append(place)
        return index


def _read(book: Any) -> Iterator[tuple[Topic, Pattern]]:
    groups = {name: "|".join(words.split()) for name, words in book["groups"].items()}
    for name, topic in book["topics"].items():
        for line in topic["phrases"].splitlines():
            yield Topic(name, topic["instead"]), compiled(line, groups)

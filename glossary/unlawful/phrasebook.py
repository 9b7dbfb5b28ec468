"""Lists of phrases by topic, read from YAML, and the search for them in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from glossary.unlawful.patterns import Pattern, compiled, keys, normalized

# Somebody else's words: “A guest asks, "Are you gay?"”. Bounded on both sides.
_REPORTED = re.compile(
    r"\b(?:asks|says|writes|shouts|jokes|replies|complains|asking|saying|writing)\b"
    r"[^\"“”.?!]{0,40}[\"“][^\"“”]*[\"”]",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"[.?!;:]")
_WORD = re.compile(r"[\w'-]+")
_YOU = frozenset({"you", "your", "you're", "you've", "you'll", "you'd", "yours", "yourself"})


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
        """The first topic, in the file's order, that has a phrase in the text.

        Else the topic of a word in a sentence that speaks of nobody but “you”.
        """
        plain = self._without_others(normalized(text))
        places = {place for key in keys(plain) for place in self._index.get(key, ())}
        for place in sorted(places):
            topic, pattern = self._patterns[place]
            if pattern.regex.search(plain):
                return topic
        return self._by_word(plain)

    def _by_word(self, plain: str) -> Topic | None:
        sentences = [list(_runs(part)) for part in _SENTENCE_END.split(plain.lower())]
        if any(run in self._spoken_of for runs in sentences for run in runs):
            return None
        for runs in sentences:
            if not _YOU.isdisjoint(runs):
                for run in runs:
                    if topic := self._words.get(run):
                        return topic
        return None

    def _without_others(self, plain: str) -> str:
        """What is asked or said by somebody else, or true of them, is left out."""
        plain = _REPORTED.sub("…", plain)
        words = keys(plain)
        for pattern in self._set_aside:
            if not pattern.keys.isdisjoint(words):
                plain = pattern.regex.sub("…", plain)
        return plain

    @cached_property
    def topics(self) -> list[Topic]:
        return list(dict.fromkeys(topic for topic, _ in self._patterns))

    @cached_property
    def _patterns(self) -> list[tuple[Topic, Pattern]]:
        groups = _groups(self._book)
        return [
            (Topic(name, topic["instead"]), compiled(line, groups))
            for name, topic in self._book["topics"].items()
            for line in topic["phrases"].splitlines()
        ]

    @cached_property
    def _words(self) -> dict[str, Topic]:
        """The topic of each word, or of each few words in a row."""
        groups = _groups(self._book)
        return {
            word.replace("_", " "): Topic(name, topic["instead"])
            for name, topic in self._book["topics"].items()
            for listed in topic.get("words", "").split()
            for word in (groups[listed[1:-1]].split("|") if "{" in listed else [listed])
        }

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """Words for other people, and for things that are worked on."""
        listed = self._book.get("spoken_of", {}).values()
        return frozenset(
            word.replace("_", " ") for words in listed for word in words.split()
        )

    @cached_property
    def _set_aside(self) -> list[Pattern]:
        groups = _groups(self._book)
        lines = self._book.get("set_aside", "").splitlines()
        return [compiled(line, groups) for line in lines]

    @cached_property
    def _book(self) -> Any:
        return yaml.load(self.path.read_text("utf-8"), Loader=yaml.CSafeLoader)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """The places of the patterns that may match a text with this key."""
        index: dict[str, list[int]] = {}
        for place, (_, pattern) in enumerate(self._patterns):
            for key in pattern.keys:
                index.setdefault(key, []).append(place)
        return index


def _groups(book: Any) -> dict[str, str]:
    return {name: "|".join(words.split()) for name, words in book["groups"].items()}


def _runs(sentence: str) -> Iterator[str]:
    """Each word, each two and each three in a row."""
    words = _WORD.findall(sentence)
    for size in (1, 2, 3):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])

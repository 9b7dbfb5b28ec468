"""Lists of phrases and words by topic, read from YAML, and the search in a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from glossary.unlawful.jottings import WITHOUT_TOPIC, jotted, written_as_one
from glossary.unlawful.patterns import Pattern, compiled, keys, normalized
from glossary.unlawful.sentences import runs, sentences, without_quotations


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

        Else the topic of a word that can be about nobody but “you”, or of a jotting
        that is the whole text.
        """
        whole = normalized(text)
        plain = self._without_others(whole)
        places = {place for key in keys(plain) for place in self._index.get(key, ())}
        for place in sorted(places):
            topic, pattern = self._patterns[place]
            if pattern.regex.search(plain):
                return topic
        return self._of_word(plain) or self._of_jotting(whole)

    @cached_property
    def topics(self) -> list[Topic]:
        return list(dict.fromkeys(topic for topic, _ in self._patterns))

    def _without_others(self, plain: str) -> str:
        """Without what somebody else says, or what is true of somebody else."""
        plain = without_quotations(plain)
        words = keys(plain)
        for pattern in self._set_aside:
            if not pattern.keys.isdisjoint(words):
                plain = pattern.regex.sub("…", plain)
        return plain

    def _of_word(self, plain: str) -> Topic | None:
        """Looks at sentences with “you”, and at short texts, about no one else.

        See `spoken_of`, `at_work` and `ways` in the file.
        """
        spoken_of = self._spoken_of & set(runs(plain))
        short = len(plain.split()) <= _SHORT
        short = short and self._at_work.isdisjoint(runs(plain))
        for sentence in sentences(plain) if self._words else ():
            found = list(runs(sentence))
            if _asks_candidate(found, short=short):
                topic = self._of_runs(found, spoken_of)
                if topic and not self._asks_for_a_way(sentence):
                    return topic
        return None

    def _of_runs(self, found: list[str], spoken_of: frozenset[str]) -> Topic | None:
        """The topic of the first run that holds all that is spoken of beside it.

        “On your record” is no record that is worked on.
        """
        for run in found:
            topic = self._words.get(run)
            if topic and all(f" {word} " in f" {run} " for word in spoken_of):
                return topic
        return None

    def _of_jotting(self, plain: str) -> Topic | None:
        """The topic of the first jotting, if the text has nothing else."""
        if len(plain) > _JOTTED or len(plain.split()) > _SHORT:
            return None
        for jottings in jotted(plain):
            told = [forms for forms in jottings if WITHOUT_TOPIC.isdisjoint(forms)]
            topics = [self._first_jotted(forms) for forms in told]
            if topics and all(topics):
                return topics[0]
        return None

    def _first_jotted(self, forms: list[str]) -> Topic | None:
        known = (self._jottings.get(form) for form in forms)
        return next((topic for topic in known if topic), None)

    def _asks_for_a_way(self, sentence: str) -> bool:
        words = keys(sentence)
        return any(
            not way.keys.isdisjoint(words) and way.regex.match(sentence)
            for way in self._ways
        )

    @cached_property
    def _patterns(self) -> list[tuple[Topic, Pattern]]:
        return [
            (topic, compiled(line, self._groups))
            for topic, listed in self._topics()
            for line in listed["phrases"].splitlines()
        ]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """The places of the patterns that may match a text with this key."""
        index: dict[str, list[int]] = {}
        for place, (_, pattern) in enumerate(self._patterns):
            for key in pattern.keys:
                index.setdefault(key, []).append(place)
        return index

    @cached_property
    def _set_aside(self) -> list[Pattern]:
        lines = self._book.get("set_aside", "").splitlines()
        return [compiled(line, self._groups) for line in lines]

    @cached_property
    def _ways(self) -> list[Pattern]:
        lines = self._book.get("ways", "").splitlines()
        return [compiled(line, self._groups) for line in lines]

    @cached_property
    def _words(self) -> dict[str, Topic]:
        """The topic of each word, or of each two or three in a row."""
        return {
            word: topic
            for topic, listed in self._topics()
            for token in listed.get("words", "").split()
            for word in self._written_out(token)
        }

    @cached_property
    def _jottings(self) -> dict[str, Topic]:
        """The topic of each text that is one by itself; several may be a line."""
        return {
            written_as_one(written): topic
            for topic, listed in self._topics()
            for line in listed.get("jottings", "").splitlines()
            for written in self._each_written(line)
        }

    def _each_written(self, line: str) -> list[str]:
        """Every choice of the alternatives: *old|new pay*, *visa status?*."""
        texts = [""]
        for token in line.split():
            choices = self._choices(token)
            texts = [f"{text} {choice}" for text in texts for choice in choices]
        return texts

    def _choices(self, token: str) -> list[str]:
        words = token.removesuffix("?").split("|")
        spelled = [
            choice.replace("'", "")
            for word in words
            for choice in self._written_out(word)
        ]
        return [*spelled, ""] if token.endswith("?") else spelled

    @cached_property
    def _at_work(self) -> frozenset[str]:
        """Words that say, in a text without “you”, that it is about work."""
        return frozenset(self._book.get("at_work", "").split())

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """Words for other people, and for things that are worked on."""
        listed = self._book.get("spoken_of", {}).values()
        return frozenset(word for words in listed for word in _spaced(words.split()))

    def _topics(self) -> Iterator[tuple[Topic, dict[str, str]]]:
        for name, listed in self._book["topics"].items():
            yield Topic(name, listed["instead"]), listed

    def _written_out(self, token: str) -> list[str]:
        """One word, or all of a group."""
        is_group = token.startswith("{")
        return _spaced(self._groups[token[1:-1]].split("|") if is_group else [token])

    @cached_property
    def _groups(self) -> dict[str, str]:
        groups = self._book["groups"].items()
        return {name: "|".join(words.split()) for name, words in groups}

    @cached_property
    def _book(self) -> Any:
        return yaml.load(self.path.read_text("utf-8"), Loader=yaml.CSafeLoader)


_YOU = frozenset(
    {"you", "your", "you're", "you've", "you'll", "you'd", "yours", "yourself"}
)

_ASKING = frozenset({"how", "what", "which", "who", "when", "where", "why"})
_JOTTED = 150  # letters; without spaces, a text of any length is one word
_SHORT = 10
"""Words of a text that speaks of nobody but the one who is asked."""


def _asks_candidate(found: list[str], *, short: bool) -> bool:
    """“Are you married?”, and “Married?”, unlike “Which drugs interact?”."""
    if not _YOU.isdisjoint(found):
        return True
    return short and bool(found) and found[0] not in _ASKING


def _spaced(words: list[str]) -> list[str]:
    return [word.replace("_", " ") for word in words]

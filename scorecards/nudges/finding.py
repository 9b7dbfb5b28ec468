"""Finds words that deserve a remark; the page's script does the same (notes.js).

The two share the patterns, which are written so that both languages read them alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from scorecards.nudges.phrases import FINE, TOPICS


@dataclass(frozen=True)
class Nudge:
    word: str
    remark: str

    def __str__(self) -> str:
        return f"“{self.word}” {self.remark}"


def find(text: str) -> Iterator[Nudge]:
    """A nudge for each such word, once per word, by topic."""
    patterns = for_script()
    text = re.sub(patterns["fine"], "·", text, flags=re.IGNORECASE)
    for topic in patterns["topics"]:
        found = re.findall(topic["pattern"], text, flags=re.IGNORECASE)
        words = (" ".join(word.lower().split()) for word in found)
        for word in dict.fromkeys(words):
            yield Nudge(word, topic["remark"])


@cache
def for_script() -> dict[str, Any]:
    """The patterns and remarks, to go onto the page as JSON."""
    return {
        "fine": _pattern(FINE),
        "topics": [
            {"pattern": _pattern(topic.phrases), "remark": topic.remark}
            for topic in TOPICS
        ],
    }


def _pattern(phrases: str) -> str:
    """Any of the phrases as whole words, the longest first."""
    words = {" ".join(phrase.split()) for phrase in phrases.split(",")}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    alternatives = "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
        for word in longest_first
    )
    return rf"(?<![\w\u00c0-\u024f])(?:{alternatives})(?![\w\u00c0-\u024f])"

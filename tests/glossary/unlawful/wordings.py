"""The labelled wordings: two halves by a fixed rule, and more to mend patterns by."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from glossary.unlawful import QUESTIONS

HERE = Path(__file__).parent
SEEN, HELD_OUT = 0, 1
MORE = tuple(f"more_wordings_{number}" for number in range(1, 9))
SHORT_FORMS = "short_forms"
HALVED = ("wordings", "wordings_2")


@dataclass(frozen=True)
class Score:
    missed: list[str]
    wrongly_found: list[str]
    recall: float
    precision: float


def half(which):
    """Every second wording of each list, from the first on or from the second."""
    return [pair for name in HALVED for pair in every_second(name, which)]


def every_second(name, which):
    return [
        (label, text) for label, listed in _lists(name) for text in listed[which::2]
    ]


def unseen():
    """All by which nobody mended a pattern."""
    return half(HELD_OUT) + more("unseen_wordings") + more("unseen_wordings_2")


def more(name):
    return [(label, text) for label, listed in _lists(name) for text in listed]


def score(rows):
    unlawful = [text for label, text in rows if label == "unlawful"]
    lawful = [text for label, text in rows if label == "lawful"]
    missed = [text for text in unlawful if not QUESTIONS.find(text)]
    wrong = [text for text in lawful if QUESTIONS.find(text)]
    found = len(unlawful) - len(missed)
    return Score(missed, wrong, found / len(unlawful), found / (found + len(wrong)))


def _lists(name):
    kinds = yaml.load(
        (HERE / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return [pair for labels in kinds.values() for pair in labels.items()]

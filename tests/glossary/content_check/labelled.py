"""The labelled questions, and how well the patterns tell them apart."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from glossary.unlawful import QUESTIONS

HALVES = ("tuning", "held_out")
LABELLED = yaml.load(
    Path(__file__).with_name("labelled_questions.yaml").read_text(),
    Loader=yaml.CSafeLoader,
)


@dataclass(frozen=True)
class Score:
    """Of one half, or of both."""

    unlawful: int
    lawful: int
    missed: list[str]
    wrongly_found: list[str]

    @property
    def recall(self):
        return 1 - len(self.missed) / self.unlawful

    @property
    def precision(self):
        found = self.unlawful - len(self.missed)
        return found / (found + len(self.wrongly_found))


def labelled(*halves):
    """Topic, label and text of every question."""
    for half in halves:
        for topic, labels in LABELLED[half].items():
            for label, questions in labels.items():
                for question in questions:
                    yield topic, label, question


def score(*halves):
    rows = list(labelled(*halves))
    unlawful = [text for _, label, text in rows if label == "unlawful"]
    lawful = [text for _, label, text in rows if label == "lawful"]
    return Score(
        len(unlawful),
        len(lawful),
        [text for text in unlawful if not QUESTIONS.find(text)],
        [text for text in lawful if QUESTIONS.find(text)],
    )

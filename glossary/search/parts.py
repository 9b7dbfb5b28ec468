"""The parts of a term that are searched, and how much a hit in each is worth."""

from collections.abc import Iterator
from enum import Enum, IntEnum


class Place(IntEnum):
    """Where a word was found; the better place is the smaller number."""

    NAME = 0
    TITLE = 1
    INDUSTRY = 2
    HEARD = 3
    MEANING = 4
    TEXT = 5


BEFORE_TEXT = (Place.NAME, Place.TITLE, Place.INDUSTRY, Place.HEARD)
FULL_TEXT = (Place.MEANING, Place.TEXT)


class Part(Enum):
    """What a passage is to its term, in the order in which reasons are looked for."""

    NAME = "Name", Place.NAME
    ALIAS = "Also called", Place.NAME
    EXPANSION = "Stands for", Place.NAME
    TITLE = "Job title", Place.TITLE
    RELATED = "Close to it", Place.TITLE
    INDUSTRY = "Industry", Place.INDUSTRY
    SAY = "Said", Place.HEARD
    CERTIFICATION = "Certification", Place.HEARD
    HEAR = "You may hear", Place.HEARD
    QUESTION_TITLE = "Question", Place.HEARD
    EXPLANATION = "Explanation", Place.MEANING
    RESUME_EXAMPLE = "In résumés", Place.TEXT
    INDICATOR = "Indicator", Place.TEXT
    QUESTION = "Question", Place.TEXT
    EXPECTED_ANSWER = "Expected answer", Place.TEXT
    LISTEN_FOR = "Listen for", Place.TEXT
    RED_FLAG = "Red flag", Place.TEXT

    def __init__(self, label: str, place: Place) -> None:
        self.label = label
        self.place = place


PARTS_AT = {
    place: tuple(part for part in Part if part.place == place) for place in Place
}

Passages = dict[Part, list[str]]
"""A term's texts by part; each is matched and shown as a whole: a title, a question."""


def first(part: Part, passages: Passages) -> str:
    """Of the parts that a term has once: name, expansion, industry, explanation."""
    return next(iter(passages.get(part, ())), "")


def at_place(place: Place, passages: Passages) -> Iterator[tuple[Part, str]]:
    """All texts there, each with what it is, in the order of the parts."""
    for part in PARTS_AT[place]:
        for text in passages.get(part, ()):
            yield part, text

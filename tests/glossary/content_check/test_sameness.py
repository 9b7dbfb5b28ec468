"""Whether the best answers of a file read as if one mould had made them."""

import pytest

from glossary.content_check.sameness import sameness
from glossary.files.sentences import LEVELS
from tests.glossary.content_check.terms import term

WORDS = ["Says", "Names", "Checks", "Warns", "Asks", "Puts", "Finds", "Tests", "Tells"]


def beginning(words):
    """A term with nine questions, whose anchors 5 begin with these words."""
    said = term()
    questions = [
        each for level in LEVELS for each in getattr(said.levels, level).questions
    ]
    assert len(questions) == 9
    for question, word in zip(questions, words, strict=True):
        question.anchors["5"] = f"{word} more."
    return said


def test_most_anchors_may_not_begin_alike():
    (found,) = sameness(beginning(["Also"] * 5 + WORDS[:4]))
    assert found == (
        ("levels",),
        "5 of 9 anchors 5 begin with “Also”. Say of each what the answer does.",
    )


@pytest.mark.parametrize("alike", [1, 4])
def test_some_may(alike):
    assert list(sameness(beginning(["Also"] * alike + WORDS[alike:]))) == []

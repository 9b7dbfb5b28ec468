"""What is jotted down instead of a question is read as one."""

import pytest

from glossary.unlawful import QUESTIONS


def topic(text):
    found = QUESTIONS.find(text)
    return found and found.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DOB?", "age"),
        ("age pls", "age"),
        ("race", "race"),
        ("place of birth?", "national origin"),
        ("previous pay?", "salary history"),
        ("own or rent?", "credit and property"),
        ("who's at home?", "marital status"),
        ("nearest relative's name?", "relatives and next of kin"),
        ("discharge type from the army?", "military discharge"),
    ],
)
def test_a_jotting_is_found_whatever_is_written_around_it(text, name):
    assert topic(text) == name


def test_several_jottings_are_one_text():
    assert topic("name, age?") == "age"
    assert topic("race / height") == "race"


@pytest.mark.parametrize(
    "text",
    [
        "race condition?",
        "age of the servers?",
        "male or female connector?",
        "name and address?",
        "rent reviews?",
        "pay runs?",
    ],
)
def test_a_jotting_is_the_whole_text(text):
    assert topic(text) is None


def test_a_word_of_work_makes_a_short_text_lawful():
    assert topic("divorce?") == "marital status"
    assert topic("divorce cases handled?") is None


def test_a_word_of_work_says_nothing_beside_you():
    assert topic("Have you ever been divorced, and who handled the cases?")

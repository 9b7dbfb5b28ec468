"""Unlawful questions are found in wordings that nobody mended the patterns by."""

import pytest
import yaml
from django.conf import settings

from glossary.unlawful import QUESTIONS
from tests.glossary.unlawful.wordings import (
    HELD_OUT,
    MORE,
    SEEN,
    SHORT_FORMS,
    every_second,
    half,
    more,
    score,
    unseen,
)


@pytest.mark.parametrize(
    ("rows", "recall", "precision"),
    [
        pytest.param(half(SEEN), 0.98, 0.98, id="the half that was looked at"),
        pytest.param(unseen(), 0.95, 0.95, id="all that nobody looked at"),
        pytest.param(half(HELD_OUT), 0.95, 0.95, id="the half that was held out"),
        pytest.param(every_second(SHORT_FORMS, 0), 0.95, 1, id="short forms"),
        pytest.param(every_second(SHORT_FORMS, 1), 0.8, 1, id="short forms, held out"),
        pytest.param(every_second("wordings_3", 0), 1, 1, id="the third list"),
        pytest.param(every_second("wordings_3", 1), 0.95, 0.95, id="third, held out"),
        *(pytest.param(more(name), 0.97, 0.97, id=name) for name in MORE),
        pytest.param(more("written_by_a_stranger"), 1, 1, id="by a stranger"),
        pytest.param(more("unseen_by_a_stranger"), 0.9, 0.93, id="stranger, held out"),
        pytest.param(more("by_a_second_stranger"), 0.99, 0.99, id="a second stranger"),
        pytest.param(
            more("unseen_by_a_second_stranger"), 0.93, 0.96, id="second, held out"
        ),
        pytest.param(more("jotted"), 1, 0.97, id="jotted"),
    ],
)
def test_recall_and_precision(rows, recall, precision):
    found = score(rows)

    # Neither list is shown: a failure must not teach what was held out.
    assert found.recall >= recall
    assert found.precision >= precision


def test_wordings_are_many_and_about_half_of_them_lawful():
    rows = half(SEEN) + half(HELD_OUT)
    lawful = [text for label, text in rows if label == "lawful"]

    assert len(rows) == len({text for _, text in rows}) >= 200
    assert 0.45 < len(lawful) / len(rows) < 0.55


@pytest.mark.parametrize("folder", ["glossary", "competencies"])
def test_no_shipped_question_is_a_false_alarm(folder):
    files = sorted((settings.FIXTURES_DIR / folder).rglob("*.yaml"))
    asked = [text for file in files for text in _asked(file)]

    assert len(asked) > 200
    assert [text for text in asked if QUESTIONS.find(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        'A guest asks you, "Are you married?" What do you say?',
        "A guest asks whether you are married. What do you say?",
        "A technician tells you that she is pregnant. What do you change?",
        "Tell me about a time you led people who were older than you.",
        "How do you run a post in which everybody is on sick leave?",
        "Do you have any questions about our health insurance?",
        "How do you plan for your successor's retirement?",
        "How do you keep a strike from stopping production?",
        "How do you help clients get citizenship?",
        "How do you spell your name?",
        "Sales spiked in March. How do you forecast next March?",
    ],
)
def test_what_is_true_of_somebody_else_is_lawful(text):
    assert QUESTIONS.find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "What would you add?",
        "Is there anything else you had to ADD?",
        "Do you have MS Office?",
        "How many TB did you move?",
        "Do you have PR experience?",
        "Any MS Office?",
    ],
)
def test_an_abbreviation_that_is_a_word_of_work_is_lawful(text):
    assert QUESTIONS.find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        'What would you say if I asked, "Are you married?"',
        "A guest asks whether you are married. Are you pregnant?",
        "How do you feel about reporting to people who are older than you?",
        "Did you join the teachers' strike?",
        "What's your religion?",
        "Can we see your private Facebook page?",
        "Would you send us a photo with your application?",
        "Our last driver had epilepsy. Is there anything like that with you?",
        "What do you think about works councils?",
        "How do you manage the school run?",
    ],
)
def test_candidate_is_still_the_one_asked(text):
    assert QUESTIONS.find(text)


def _asked(file):
    said = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    for level in said["levels"].values():
        for question in level["questions"]:
            yield question["question"]
            yield from question.get("follow_ups", [])

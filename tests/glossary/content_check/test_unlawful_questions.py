"""Unlawful questions are found, and lawful ones that sound near them are not."""

from collections import Counter

import pytest

from glossary.files.lawfulness import lawful, question_fault
from glossary.unlawful import QUESTIONS
from tests.glossary.content_check.labelled import HALVES, labelled, score

RECALL = 0.98
PRECISION = 0.90


@pytest.mark.parametrize("halves", [HALVES[:1], HALVES[1:], HALVES])
def test_recall_and_precision_on_the_labelled_questions(halves):
    found = score(*halves)

    assert found.recall >= RECALL, found.missed
    assert found.precision >= PRECISION, found.wrongly_found


def test_labelled_questions_are_many_and_half_of_them_lawful():
    rows = list(labelled(*HALVES))
    labels = Counter(label for _, label, _ in rows)

    assert len(rows) == len({text for *_, text in rows}) > 400
    assert 0.45 < labels["lawful"] / len(rows) < 0.55


def test_every_topic_is_covered_by_unlawful_questions_in_both_halves():
    for half in HALVES:
        counts = Counter(
            topic for topic, label, _ in labelled(half) if label == "unlawful"
        )
        assert len(counts) == 20
        assert min(counts.values()) >= 4


@pytest.mark.parametrize(
    "text",
    [
        "How old are you?",
        "HOW  OLD\nARE YOU?",
        "One last thing, how old are you?",
        "Suppose a line stops. How old are you, by the way?",
        "Are you, by any chance, married?",
        "What’s your date of birth?",
        "When did you leave high school or college, if I may ask?",
    ],
)
def test_found_whatever_stands_around_it(text):
    assert QUESTIONS.find(text)


@pytest.mark.parametrize(
    "text",
    [
        "How do you set up maternity leave in your HR software?",
        "Which pregnancy outcomes do you follow up in your safety database?",
        "How do you check your customers' nationality and date of birth?",
        "How would you test your credit model for age bias?",
        "How do your child processes report an error to the parent?",
        "How do you run payroll for staff on sick leave?",
        "What does your parent company expect from you?",
        "Have you designed forms that ask users for race and ethnicity?",
        "Have you treated patients with depression?",
        "How do you treat disabled accounts in a directory?",
    ],
)
def test_work_with_such_data_is_lawful(text):
    assert QUESTIONS.find(text) is None


def test_fault_says_what_to_ask_instead():
    assert question_fault("How old are you?") == (
        "This asks about age, which must play no part in hiring. Ask what the job "
        "needs: Do you meet the minimum age that the law sets for this work?"
    )


def test_what_to_ask_instead_is_lawful_itself():
    assert len(QUESTIONS.topics) > 15
    assert [
        topic.instead for topic in QUESTIONS.topics if QUESTIONS.find(topic.instead)
    ] == []


@pytest.mark.parametrize(
    "data", [None, [], {"levels": 3}, {"red_flags": "x"}, {"red_flags": [1, None]}]
)
def test_bears_a_file_of_any_shape(data):
    assert list(lawful(data)) == []

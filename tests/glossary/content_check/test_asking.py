"""Two questions in one, leading ones, and those with only one answer."""

from pathlib import Path

import pytest
import yaml

from glossary.content_check.anchors import asks_for_experience
from glossary.content_check.asking import asking
from glossary.content_check.sentences import lacks_subject
from glossary.content_check.spelling import british

ANCHORS = yaml.load(
    Path(__file__).with_name("labelled_anchors.yaml").read_text("utf-8"),
    Loader=yaml.CSafeLoader,
)
TWO, LEADING, TRANSPARENT = "This asks two", "This gives", "Everybody says no"


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ("How do you plan a visit? Who do you invite?", TWO),
        ("What went wrong, and how did you find out?", TWO),
        ("Why did it fail and what would you change?", TWO),
        ("Don't you think that tests save time? Tell me how.", LEADING),
        ("You check the seal first, right?", LEADING),
        ("How would you, surely with a checklist, begin?", LEADING),
        ("Why is it important to wash your hands?", LEADING),
        ("Suppose your boss asks you to lie to a client. What do you do?", TRANSPARENT),
        ("A doctor tells you to falsify a chart. How do you react?", TRANSPARENT),
        ("A seller offers you a bribe. What do you say?", TRANSPARENT),
        ("Your manager wants you to quietly hide the error. What now?", TRANSPARENT),
    ],
)
def test_faults_of_a_question(question, fault):
    assert [found[: len(fault)] for found in asking(question)] == [fault]


@pytest.mark.parametrize(
    "question",
    [
        "Suppose a client asks: 'Is it safe?' How do you answer?".replace("'", '"'),
        "Nobody can say who owns the models or how well they work. What is your plan?",
        "Tell me about a time you found out what went wrong and how it had begun.",
        "Suppose your boss asks you to ship with one known fault. What do you do?",
        "A client wants you to hide a column in the report. What do you ask?",
        "What don't you like about it?",
    ],
)
def test_open_single_question_with_two_sides_is_fine(question):
    assert list(asking(question)) == []


def test_follow_up_question_may_ask_for_the_reason_too():
    question = "What worked better, and why?"

    assert [*asking(question)]
    assert not [*asking(question, is_follow_up=True)]


@pytest.mark.parametrize(("question", "best"), ANCHORS["experience"])
def test_five_for_those_who_have_done_it_is_found(question, best):
    assert asks_for_experience(question, [], best)


@pytest.mark.parametrize(("question", "best"), ANCHORS["answer"])
def test_five_for_a_better_answer_is_left_alone(question, best):
    assert not asks_for_experience(question, [], best)


def test_experience_may_be_asked_for_by_a_follow_up_question():
    question, best = ANCHORS["experience"][0]

    assert not asks_for_experience(question, ["When did you last do it?"], best)


@pytest.mark.parametrize(
    "answer",
    [
        "Ask who must attend. They send papers.",
        "Clear agenda, papers in time, minutes on one page.",
        "They check the seal. Then tell the shift lead.",
    ],
)
def test_telegram_is_found(answer):
    assert lacks_subject(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "They ask who must attend. Small ones come last.",
        "Says who must attend. Work outside the field counts too.",
        "Somebody good asks first. Names in programs are checked.",
    ],
)
def test_sentences_with_a_subject_are_fine(answer):
    assert not lacks_subject(answer)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "They organise the colour chart at the centre.",
            ["organise", "colour", "centre"],
        ),
        (
            "He cancelled, then analysed the licence.",
            ["cancelled", "analysed", "licence"],
        ),
        ("A promise, an exercise and two analyses in advertising.", []),
        ("The Centre for Labour Law; organized, analyzed, canceled.", []),
    ],
)
def test_british_spelling(text, words):
    assert list(british(text)) == words

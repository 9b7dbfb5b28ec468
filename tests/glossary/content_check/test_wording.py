"""Yes/no questions, and texts too long for a conversation."""

import pytest
import yaml
from django.conf import settings

from glossary.content_check.wording import is_closed, wording
from glossary.files.schema import CompetencyContent
from tests.glossary.content_check.terms import term

COMPETENCY = (settings.FIXTURES_DIR / "competencies" / "teamwork.yaml").read_text(
    "utf-8"
)
CLOSED = """
Do you know GCP?
Have you ever led an audit?
Isn't that the sponsor's task?
Is a delay of two days serious?
A site falls behind. Would you call first?
When a site falls behind, do you call first?
Do you know what a protocol is?
Did it fail? Were you told?
"""
OPEN = """
How do you train a site?
Tell me about a delay.
Can you explain what a protocol is?
Could you please walk me through a visit?
Did a study ever stop early? Tell me about it.
Do you know GCP? How did you learn it?
When a site falls behind, what do you do?
Describe a visit. Was it usual?
Suppose a client asks: "Is it the same?" How do you answer?
A site asks how it did, and is upset. What do you say?
"""


@pytest.mark.parametrize("text", CLOSED.strip().splitlines())
def test_yes_or_no_would_answer_it(text):
    assert is_closed(text)


@pytest.mark.parametrize("text", OPEN.strip().splitlines())
def test_invites_talk(text):
    assert not is_closed(text)


def test_complete_term_is_well_worded():
    assert list(wording(term())) == []


@pytest.mark.parametrize(
    ("change", "key", "sentence"),
    [
        ({"question": "Do you like it?"}, "question", "Ask a question that can’t be"),
        (
            {"question": "And " * 30 + "why?"},
            "question",
            "This has 31 words. Shorten it to 30,",
        ),
        (
            {"expected_answer": "They " * 41},
            "expected_answer",
            "This has 41 words. Shorten it to 40",
        ),
    ],
)
def test_remark_on_a_question(change, key, sentence):
    ((location, found),) = wording(term(question=change))

    assert location == ("levels", "junior", "questions", 0, key)
    assert found.startswith(sentence)


@pytest.mark.parametrize(
    "change", [{"question": "And " * 29 + "why?"}, {"expected_answer": "They " * 40}]
)
def test_just_short_enough(change):
    assert list(wording(term(question=change))) == []


@pytest.mark.parametrize(
    ("change", "place", "sentence"),
    [
        (
            {"follow_ups": ["Why is it important to ask?"]},
            ("follow_ups", 0),
            "This gives the answer away. Ask what they did or would do, openly.",
        ),
        (
            {"expected_answer": "Clear agenda, papers in time."},
            ("expected_answer",),
            "Write sentences that say who acts: “They check …” or “Says …”.",
        ),
        (
            {
                "question": "Suppose a site falls behind. What do you do?",
                "follow_ups": ["What comes first?"],
                "anchors": {"1": "Waits", "3": "Calls", "5": "Has led such a site"},
            },
            ("anchors", "5"),
            "The question doesn’t ask for experience. Say what a better answer adds: a "
            "limit, a trade-off, a check, a number to watch.",
        ),
        (
            {"listen_for": ["Asks first", "Uses colour", "Stays calm"]},
            ("listen_for", 1),
            "colour is British spelling. Use the American one.",
        ),
    ],
)
def test_remark_names_the_place_in_a_question(change, place, sentence):
    found = list(wording(term(question=change)))

    assert found == [(("levels", "junior", "questions", 0, *place), sentence)]


def test_british_spelling_outside_of_questions_is_found():
    found = list(wording(term(red_flags=["Blames a colleague", "Ignores behaviour"])))

    assert [location for location, _ in found] == [("red_flags", 1)]


def test_competency_is_checked_like_a_term():
    said = yaml.load(COMPETENCY, Loader=yaml.BaseLoader)
    for level in said["levels"].values():
        for question in level["questions"]:
            question["minutes"] = int(question["minutes"])
            for example in question.get("examples", []):
                example["rating"] = int(example["rating"])
    said["levels"]["mid"]["questions"][1]["question"] = "You would ask first, right?"
    said["is_not"] = "It is no programme."

    assert [location for location, _ in wording(CompetencyContent(**said))] == [
        ("levels", "mid", "questions", 1, "question"),
        ("is_not",),
    ]

"""Yes/no questions, and texts too long for a conversation."""

import pytest

from glossary.content_check.wording import is_closed, wording
from tests.glossary.content_check.terms import term

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
            {"question": "Why? " * 31},
            "question",
            "This has 31 words. Shorten it to 30,",
        ),
        (
            {"expected_answer": "So. " * 41},
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
    "change", [{"question": "Why? " * 30}, {"expected_answer": "So. " * 40}]
)
def test_just_short_enough(change):
    assert list(wording(term(question=change))) == []

"""Whether there is enough of everything."""

import pytest

from glossary.content_check.counts import counts
from tests.glossary.content_check.terms import CONTENT, term

QUESTIONS = term().levels.junior.questions
FIRST = ("levels", "junior", "questions", 0)


def test_complete_term_has_enough():
    assert list(counts(term())) == []


@pytest.mark.parametrize(
    ("changes", "location", "sentence"),
    [
        (
            {"explanation": "word " * 79},
            ("explanation",),
            "Explain the term in 80 to 150 words; there are 79.",
        ),
        (
            {"explanation": "word " * 151},
            ("explanation",),
            "Explain the term in 80 to 150 words; there are 151.",
        ),
        (
            {"resume_examples": ["At a CRO", "For a CRO"]},
            ("resume_examples",),
            "List 3 résumé examples or more; there are 2.",
        ),
        (
            {"resume_examples": ["A cro", "A CRO", "Ran trials"]},
            ("resume_examples", 2),
            "Use CRO, its expansion or an alias in this example.",
        ),
        (
            {"related_titles": list("abcd")},
            ("related_titles",),
            "List 5 to 8 related titles; there are 4.",
        ),
        (
            {"related_titles": list("abcdefghi")},
            ("related_titles",),
            "List 5 to 8 related titles; there are 9.",
        ),
        (
            {"red_flags": list("abcd")},
            ("red_flags",),
            "List 5 red flags or more; there are 4.",
        ),
        (
            {"junior": {"indicators": ["One"]}},
            ("levels", "junior", "indicators"),
            "List 4 indicators or more; there is 1.",
        ),
        (
            {"junior": {"questions": [q.model_dump() for q in QUESTIONS[:2]]}},
            ("levels", "junior", "questions"),
            "Ask 3 questions or more at each level; there are 2.",
        ),
        (
            {"question": {"follow_ups": ["a", "b", "c"]}},
            (*FIRST, "follow_ups"),
            "Write 1 or 2 follow-up questions; there are 3.",
        ),
        (
            {"question": {"anchors": {"2": "Little", "3": "Enough"}}},
            (*FIRST, "anchors"),
            "Say what an answer rated 1 or 5 sounds like.",
        ),
    ],
)
def test_too_little_or_too_much(changes, location, sentence):
    assert list(counts(term(**changes))) == [(location, sentence)]


def test_example_may_hold_the_expansion():
    examples = [f"Worked for a {CONTENT['expansion'].lower()} in {n}" for n in "abc"]

    assert list(counts(term(resume_examples=examples))) == []

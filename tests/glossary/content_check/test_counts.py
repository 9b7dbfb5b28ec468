"""Whether there is enough of everything."""

import pytest

from glossary.content_check.counts import counts
from tests.glossary.content_check.terms import CONTENT, LEFT_OUT, term


def written(question):
    """As a file has it: without what is left out."""
    return question.model_dump(exclude_defaults=True)


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
            {
                "junior": {
                    "questions": [written(question) for question in QUESTIONS[:2]]
                }
            },
            ("levels", "junior", "questions"),
            "Ask 3 questions or more at each level; there are 2.",
        ),
        (
            {"question": {"follow_ups": ["a", "b", "c"]}},
            (*FIRST, "follow_ups"),
            "Write 1 or 2 follow-up questions; there are 3.",
        ),
        (
            {"question": {"hear": ["GCP", "consent"]}},
            (*FIRST, "hear"),
            "List 3 to 8 words that an expert will say; here are 2.",
        ),
        (
            {"question": {"hear": ["GCP", "visit, monitor", "ICF (consent)"]}},
            (*FIRST, "hear", 1),
            "Write one word or phrase an entry. Another form of it goes in brackets: "
            "change order (CO).",
        ),
        (
            {"question": {"title": LEFT_OUT}},
            (*FIRST, "title"),
            "Give the question a title of two or three words.",
        ),
        (
            {"question": {"title": QUESTIONS[1].title.upper()}},
            ("levels", "junior", "questions", 1, "title"),
            "Another question of the term has this title; change one.",
        ),
        (
            {"say": LEFT_OUT},
            ("say",),
            "Write how the term is said aloud, such as see-arr-oh.",
        ),
        (
            {"checked": LEFT_OUT},
            ("checked",),
            "Write the month in which the facts were checked: 2026-11.",
        ),
        (
            {"sources": ["A standard"]},
            ("sources",),
            "Name 2 documents or more that the facts come from; here is 1.",
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

"""The shipped glossary: complete, ample, and in its own words."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

from glossary.files import find_files
from glossary.models import Level
from glossary.validation import read_glossary

FILES = read_glossary(find_files([settings.FIXTURES_DIR / "glossary"]))
TERMS = [pytest.param(file.term, id=file.source) for file in FILES]
LEVELS = [
    pytest.param(getattr(file.term.levels, level), id=f"{file.source}-{level}")
    for file in FILES
    for level in Level.values
]
QUESTIONS = [
    pytest.param(question, id=f"{file.source}/{question.id}")
    for file in FILES
    for level in Level.values
    for question in getattr(file.term.levels, level).questions
]
# SHA-256, shortened, of every six words in a row of the page that the glossary is
# modelled on; the last is of the words in `test_shared_words_would_be_found`.
RUNS = set(Path(__file__).with_name("page_runs.txt").read_text().split())


def texts(value):
    """All texts of a file, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from texts(child)


def shared(text):
    """Six words in a row that stand on the page too."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("’", ""))
    runs = [" ".join(words[start : start + 6]) for start in range(len(words) - 5)]
    return [
        run for run in runs if hashlib.sha256(run.encode()).hexdigest()[:12] in RUNS
    ]


def test_six_terms_in_three_industries():
    assert len(FILES) >= 6
    assert len({file.industry_slug for file in FILES}) >= 3


def test_cro_of_pharmaceutical_services_is_among_them():
    (cro,) = (file for file in FILES if file.source == "pharmaceutical-services/cro")

    assert cro.term.industry == "Pharmaceutical Services"
    assert cro.term.expansion == "Contract Research Organization"


@pytest.mark.parametrize("term", TERMS)
def test_explanation_of_80_to_150_words(term):
    assert 80 <= len(term.explanation.split()) <= 150


@pytest.mark.parametrize("term", TERMS)
def test_what_recruiters_search_for(term):
    assert 5 <= len(term.related_titles) <= 8
    assert 3 <= len(term.resume_examples) <= 5
    assert len(term.red_flags) >= 5


@pytest.mark.parametrize("term", TERMS)
def test_resume_examples_hold_the_word(term):
    spellings = [term.name, term.expansion or term.name, *term.aliases]

    assert [
        example
        for example in term.resume_examples
        if not any(word.lower() in example.lower() for word in spellings)
    ] == []


@pytest.mark.parametrize("level", LEVELS)
def test_three_questions_and_four_indicators_a_level(level):
    assert len(level.questions) == 3
    assert len(level.indicators) >= 4


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_can_be_rated_by_listening(question):
    assert 3 <= len(question.listen_for) <= 5
    assert 1 <= len(question.probes) <= 2
    assert sorted(question.anchors) == ["1", "3", "5"]
    assert question.minutes == 5


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_can_be_read_in_ten_seconds(question):
    assert len(question.question.split()) <= 35
    assert len(question.expected_answer.split()) <= 45


@pytest.mark.parametrize("term", TERMS)
def test_no_six_words_shared_with_the_page(term):
    assert [run for text in texts(term.model_dump()) for run in shared(text)] == []


def test_shared_words_would_be_found():
    assert shared("Say: one two three four five six!") == [
        "one two three four five six"
    ]
    assert len(RUNS) > 400

"""The shipped glossary: complete, ample, and in its own words."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.glossary import shipped


def questions_of(term):
    levels = (term.levels.junior, term.levels.mid, term.levels.senior)
    return [question for level in levels for question in level.questions]


# SHA-256, shortened, of every six words in a row of the page that the glossary is
# modelled on; the last is of the words in `test_shared_words_would_be_found`.
RUNS = set(Path(__file__).with_name("page_runs.txt").read_text().split())


@pytest.fixture(params=shipped.SOURCES)
def term(request):
    return shipped.file_of(request.param).term


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


def test_three_terms_or_more_in_each_of_thirty_six_industries():
    industries = [file.industry_slug for file in shipped.files()]

    assert len(industries) == 124
    assert len(set(industries)) == 36
    assert {industries.count(industry) for industry in industries} == {3, 4, 5, 6}


def test_every_industry_has_example_answers():
    industries = {file.industry_slug for file in shipped.files()}
    asked = [
        (file.industry_slug, question)
        for file in shipped.files()
        for question in questions_of(file.term)
    ]

    assert {slug for slug, question in asked if question.examples} == industries
    assert sum(bool(question.examples) for _, question in asked) >= 60


def test_example_answers_take_half_a_minute_to_a_minute(term):
    """60 to 120 words, as they are spoken."""
    lengths = [
        len(example.answer.split())
        for question in questions_of(term)
        for example in question.examples
    ]

    assert [length for length in lengths if not 60 <= length <= 120] == []


def test_cro_of_pharmaceutical_services_is_among_them():
    cro = shipped.file_of("pharmaceutical-services/cro")

    assert cro.term.industry == "Pharmaceutical Services"
    assert cro.term.expansion == "Contract Research Organization"


def test_no_remark_on_its_content():
    check, _ = shipped.read()

    assert list(map(str, check.remarks())) == []


def test_no_six_words_shared_with_the_page(term):
    assert [run for text in texts(term.model_dump()) for run in shared(text)] == []


def test_shared_words_would_be_found():
    assert shared("Say: one two three four five six!") == [
        "one two three four five six"
    ]
    assert len(RUNS) > 400

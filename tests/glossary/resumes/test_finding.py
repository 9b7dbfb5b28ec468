"""Where spellings of terms stand in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.resumes.budget import Budget
from glossary.resumes.finding import Finder, Spelling, addresses
from glossary.resumes.refusals import RefusedError

WRITTEN = [
    *("CRO", "GCP", "C++", "C#", ".NET", "R", "Go", "CI/CD", "CI", "K8s", "510(k)"),
    *("Good Clinical Practice", "clinical practice", "Account-Based Marketing"),
    *("Café management", "Contract Research Organisation", "Case study", "process"),
]


def finder(*written):
    return Finder(Spelling(pk, each) for pk, each in enumerate(written or WRITTEN))


def found(text, *written):
    matches = finder(*written).find(text)
    assert all(text[match.start : match.end] == match.text for match in matches)
    return [match.text for match in matches]


@pytest.mark.parametrize(
    "text",
    [
        *("Ada ran C++, then left", "C# and SQL", "Used .NET daily", "CI/CD", "a GCP."),
        *("the CRO's plan", "CROs", "(CRO)", "CRO/sponsor", "non-CRO", "ended.CRO"),
        *("two 510(k)s", "k8s", "C++11", "ASP.NET", "good  clinical\npractice"),
        *("Account based\u2011marketing", "CAFE MANAGEMENT", "cafe\u0301 management"),
        *("contract research organization", "case studies", "processes"),
    ],
)
def test_stands_as_a_word_of_its_own(text):
    assert len(found(text, *WRITTEN, "case studies")) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("ACRO", "CROW", "CRO2", "CRO_1", "@cro", "cro@example.com", "example.net"),
        *("https://cro.example.com/gcp", "www.cro.com", "R&D", "P&R", "Cs", "Goes"),
        *("Ci.de", "linkedin.com/in/go", "Gö"[:1]),
    ],
)
def test_does_not_stand_inside_of_something_else(text):
    assert found(text) == []


def test_longest_of_several_stays():
    assert found("good clinical practice and CI/CD") == [
        "good clinical practice",
        "CI/CD",
    ]


def test_terms_of_one_spelling_share_the_match():
    [match] = finder("SOP", "sop").find("wrote a SOP")

    assert [spelling.term for spelling in match.spellings] == [0, 1]


def test_places_are_those_of_the_original_text():
    text = "Straße \u200b\u00bd  –  İzmir ﬁve CRO"

    [match] = finder().find(text)

    assert text[match.start : match.end] == "CRO"


def test_nothing_is_found_with_an_empty_glossary():
    assert Finder([]).find("CRO") == []


def test_reading_ends_when_its_time_is_over():
    with pytest.raises(RefusedError, match="took too long"):
        Finder([Spelling(1, "CRO")]).find("A CRO", Budget(0))


ADDRESSES = re.compile(
    r"\S+@\S+|(?:https?://|www\.)\S+|\b\w[\w.-]*\.(?:com|org|net)/\S+"
)
PIECES = [
    "a",
    ".",
    "-",
    "@",
    " ",
    ".com",
    "/",
    ".org",
    "www.",
    "http://",
    "é",
    "(",
    "_",
]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_addresses_are_those_of_the_plain_but_slow_pattern(text):
    assert list(addresses(text)) == [found.span() for found in ADDRESSES.finditer(text)]

"""Abbreviations that an explanation leaves unexplained."""

import pytest

from glossary.content_check.jargon import jargon, normalized, spellings
from tests.glossary.content_check.terms import term


def found(explanation, *others):
    known = {word for other in others for word in spellings(other)}
    words = jargon(term(explanation=explanation))
    return [word for word in words if normalized(word) not in known]


@pytest.mark.parametrize(
    ("explanation", "unexplained"),
    [
        ("Files go to the CTMS every day.", ["CTMS"]),
        ("The CTMS, GitHub and the eCTD; the CTMS again.", ["CTMS", "GitHub", "eCTD"]),
        ("On Monday 12 May 2027 version R3 came.", []),
        ("CROs work in the U.S. and the EU, in IT.", []),
        ("Files go to a clinical trial management system, or CTMS.", []),
        ("The Department of Energy pays; DOE is strict.", []),
        ("Files go to the trial database (CTMS).", []),
        ("Known tools, such as GitHub and the CTMS, help.", []),
        ("Tools such as GitHub help. The CTMS does not.", ["CTMS"]),
        ("The contract research organization (CRO) is paid.", []),
    ],
)
def test_what_is_unexplained(explanation, unexplained):
    assert found(explanation) == unexplained


@pytest.mark.parametrize("named", [{"name": "CTMS"}, {"aliases": ["CTMS software"]}])
def test_term_of_the_glossary_is_explained_there(named):
    assert found("Files go to the CTMS.", term(**named)) == []

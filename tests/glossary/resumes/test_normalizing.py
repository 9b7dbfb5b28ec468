"""Text with the differences taken out that do not tell terms apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.resumes.normalizing import normalize, normalize_with_places


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_take_a_short_way_to_the_same(text):
    assert normalize(text) == normalize_with_places(text).text.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kubernetes", "kubernetes"),
        (" Site\n\tInitiation - Visit ", "site initiation visit"),
        ("c-GMP", "c gmp"),
        ("c\u2011GMP", "c gmp"),
        ("Organisation", "organization"),
        ("Caf\u00e9 d\u2019\u00e9t\u00e9", "cafe d'ete"),
    ],
)
def test_what_is_taken_out(text, expected):
    assert normalize(text) == expected

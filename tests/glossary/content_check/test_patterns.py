"""The language in which phrases are written."""

import pytest

from glossary.unlawful.patterns import compiled, keys, normalized

GROUPS = {"kin": "wife|next_of_kin"}


def matches(line, text):
    pattern, plain = compiled(line, GROUPS), normalized(text)
    found = bool(pattern.regex.search(plain))
    assert not found or pattern.keys & keys(plain), "the index would miss it"
    return found


@pytest.mark.parametrize(
    ("line", "found", "passed_over"),
    [
        ("your age", "At YOUR age?", "your ageing stock"),
        ("your age|date_of_birth", "your date  of birth", "your date"),
        ("are you bankrupt*", "Are you bankrupted?", "Are you bank-run?"),
        ("your {kin}", "your next of kin", "your next kin"),
        ("are you ever? married", "are you married", "are you so married"),
        ("ever? married", "Married?", "unmarried"),
        ("how ~2 sick days", "how many of sick days", "how many of the sick days"),
        ("how ~2 sick days", "how many, few, sick days", "how many. Sick days"),
        ("your family !of", "your family", "your family of products"),
        ("your credit $", "your credit when you moved", "your credit model"),
        ("your children $", "your children, please", "your children's ward"),
        ("did you vote .", "did you vote?", "did you vote on it?"),
        ("^ arrogant", "Late, and arrogant", "an arrogant client"),
    ],
)
def test_each_sign_of_the_language(line, found, passed_over):
    assert matches(line, found)
    assert not matches(line, passed_over)


def test_curly_apostrophe_is_a_plain_one():
    assert matches("workers' compensation", "workers’ compensation")


@pytest.mark.parametrize("line", ["~2 old?", "pri* you"])
def test_pattern_that_cannot_be_looked_up_is_refused(line):
    with pytest.raises(ValueError, match="pattern|letters"):
        compiled(line, GROUPS)

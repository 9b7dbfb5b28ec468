"""Krippendorff's alpha: the worked example, an independent oracle, the undefined."""

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scorecards.panel.agreement.alpha import alpha, interval, nominal, ordinal, ratio
from scorecards.panel.agreement.undefined import ALL_ALIKE, NOTHING_SHARED, Undefined

METRICS = [nominal, ordinal, interval, ratio]

# Krippendorff (2011): four observers, twelve units, a star where one is missing.
EXAMPLE = """
A 1 2 3 3 2 1 4 1 2 * * *
B 1 2 3 3 2 2 4 1 2 5 * 3
C * 3 3 3 2 3 4 2 2 5 1 *
D 1 2 3 3 2 4 4 1 2 5 1 *
"""


def units(table):
    """One mapping a column: who rated it, and how."""
    rows = [line.split() for line in table.strip().splitlines()]
    columns = zip(*(row[1:] for row in rows), strict=True)
    return [
        {
            row[0]: int(value)
            for row, value in zip(rows, column, strict=True)
            if value != "*"
        }
        for column in columns
    ]


@pytest.mark.parametrize(
    ("metric", "expected"),
    [(nominal, 0.743421), (ordinal, 0.815388), (interval, 0.849107), (ratio, 0.797403)],
)
def test_alpha_of_the_worked_example(metric, expected):
    assert alpha(units(EXAMPLE), metric) == pytest.approx(expected, abs=5e-7)


def test_ordinal_unless_told_otherwise():
    assert alpha(units(EXAMPLE)) == alpha(units(EXAMPLE), ordinal)


def test_full_agreement_is_one():
    assert alpha([{"A": 1, "B": 1}, {"A": 4, "B": 4}]) == 1


def test_opposite_ratings_are_below_zero():
    assert alpha([{"A": 1, "B": 5}, {"A": 5, "B": 1}]) == pytest.approx(-0.5)


@pytest.mark.parametrize("shared", [[], [{"A": 3}, {"B": 4}, {}]])
def test_nothing_rated_by_two_is_undefined(shared):
    assert alpha(shared) == NOTHING_SHARED


@pytest.mark.parametrize("metric", METRICS)
def test_all_ratings_the_same_is_undefined(metric):
    assert alpha([{"A": 3, "B": 3}, {"A": 3, "C": 3}], metric) == ALL_ALIKE


def test_what_one_interviewer_alone_rated_plays_no_part():
    alone = [*units(EXAMPLE), {"A": 5}, {"E": 1}]
    assert alpha(alone) == alpha(units(EXAMPLE))


def test_undefined_reads_as_such_and_says_why():
    assert str(ALL_ALIKE) == "Undefined"
    assert ALL_ALIKE.reason.endswith("can’t be told from chance.")


ratings = st.lists(
    st.dictionaries(st.sampled_from("ABCD"), st.integers(1, 5)), min_size=1, max_size=15
)


@pytest.mark.parametrize("metric", METRICS)
@given(rated=ratings)
def test_alpha_is_that_of_the_package(metric, rated):
    ours = alpha(rated, metric)
    assume(not isinstance(ours, Undefined))
    table = np.array([[unit.get(who, np.nan) for unit in rated] for who in "ABCD"])
    theirs = krippendorff.alpha(table, level_of_measurement=metric.__name__)
    assert ours == pytest.approx(theirs, abs=1e-9)

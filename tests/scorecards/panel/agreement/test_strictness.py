"""Severity adjusted for who was interviewed, and who can be compared at all."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.panel.agreement.strictness import Severity, connected
from scorecards.panel.agreement.undefined import NO_PARTNER, OTHER_GROUP

EXAMPLE = {(1, "A"): 4, (1, "B"): 3, (2, "A"): 5, (2, "C"): 3, (3, "B"): 2, (3, "C"): 1}
APART = {(1, "A"): 4, (1, "B"): 3, (2, "C"): 5, (2, "D"): 1, (3, "E"): 2}


def test_effects_of_the_worked_example():
    (fit,) = Severity.of(EXAMPLE).groups
    assert fit.interviewers == pytest.approx({"A": 1, "B": 0, "C": -1}, abs=5e-7)
    assert fit.applications == pytest.approx({1: 3, 2: 4, 3: 2}, abs=5e-7)
    assert fit.residual == pytest.approx(0, abs=5e-7)


def test_residual_is_the_typical_distance_from_the_fit():
    crossed = {(1, "A"): 4, (1, "B"): 3, (2, "A"): 3, (2, "B"): 4}
    (fit,) = Severity.of(crossed).groups
    assert fit.interviewers == pytest.approx({"A": 0, "B": 0})
    assert fit.residual == pytest.approx(0.5)


def test_those_who_share_no_candidate_are_not_compared():
    severity = Severity.of(APART)
    assert severity.between("A", "C") == OTHER_GROUP
    assert severity.between("A", "B") == pytest.approx(1)
    assert severity.effect("D") == pytest.approx(-2)


def test_who_shares_no_candidate_with_anybody_has_no_severity():
    severity = Severity.of(APART)
    assert severity.effect("E") == severity.effect("unknown") == NO_PARTNER
    assert severity.between("E", "E") == OTHER_GROUP


def test_interviewers_are_compared_through_others():
    chain = {(n, who): n for n in range(6) for who in (n, n + 1)}
    (group,) = connected(chain)
    assert group == chain
    assert Severity.of(chain).between(0, 6) == pytest.approx(0)


def test_nothing_rated_has_no_groups():
    assert Severity.of({}).groups == ()


designs = st.dictionaries(
    st.tuples(st.integers(1, 8), st.integers(1, 6)),
    st.integers(100, 500).map(lambda value: value / 100),
    min_size=1,
    max_size=30,
)


@given(values=designs)
@settings(max_examples=50)
def test_fitted_values_are_those_of_least_squares(values):
    rows, observed = [], []
    for (application, interviewer), value in values.items():
        rows.append(
            [
                *(application == n for n in range(9)),
                *(interviewer == n for n in range(7)),
            ]
        )
        observed.append(value)
    design = np.array(rows, dtype=float)
    expected = design @ np.linalg.lstsq(design, np.array(observed), rcond=None)[0]

    fitted = {
        (application, interviewer): fit.applications[application]
        + fit.interviewers[interviewer]
        for fit in Severity.of(values).groups
        for application, interviewer in values
        if application in fit.applications
    }

    assert [fitted[key] for key in values] == pytest.approx(list(expected), abs=1e-7)


@given(values=designs)
@settings(max_examples=50)
def test_effects_of_a_group_sum_to_zero(values):
    for fit in Severity.of(values).groups:
        assert sum(fit.interviewers.values()) == pytest.approx(0, abs=1e-9)

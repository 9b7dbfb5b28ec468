"""The spread of one question in one panel, and pairs within one point."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.panel.agreement.spread import (
    Share,
    Spread,
    mean_r_wg,
    shown,
    within_one_point,
)
from scorecards.panel.agreement.undefined import NOTHING_SHARED, ONE_RATING


@pytest.mark.parametrize(
    ("ratings", "raw", "as_shown"),
    [
        ([4, 4, 5], 0.833333, 0.833333),
        ([3, 4, 5], 0.5, 0.5),
        ([2, 4, 5], -0.166667, 0),
        ([1, 5], -3, 0),
        ([4, 4], 1, 1),
    ],
)
def test_r_wg_is_kept_raw_and_shown_from_zero(ratings, raw, as_shown):
    r_wg = Spread.of(ratings).r_wg
    assert r_wg == pytest.approx(raw, abs=5e-7)
    assert shown(r_wg) == pytest.approx(as_shown, abs=5e-7)


@pytest.mark.parametrize("ratings", [[], [3]])
def test_fewer_than_two_ratings_have_no_spread(ratings):
    spread = Spread.of(ratings)
    assert spread.r_wg == shown(spread.r_wg) == spread.range == ONE_RATING
    assert not spread.is_wide


@pytest.mark.parametrize(
    ("ratings", "range_", "is_wide"),
    [
        ([3, 3], 0, False),
        ([3, 4], 1, False),
        ([3, 5], 2, True),
        ([3, 4, 4, 5], 2, True),  # r_wg .667
    ],
)
def test_two_points_apart_is_wide(ratings, range_, is_wide):
    spread = Spread.of(ratings)
    assert (spread.range, spread.is_wide) == (range_, is_wide)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=8))
def test_r_wg_follows_its_formula(ratings):
    mean = Fraction(sum(ratings), len(ratings))
    variance = sum((rating - mean) ** 2 for rating in ratings) / (len(ratings) - 1)
    assert Spread.of(ratings).r_wg == pytest.approx(float(1 - variance / 2))


def test_mean_r_wg_takes_raw_values_of_shared_units_only():
    units = [{"A": 1, "B": 5}, {"A": 4, "B": 4}, {"A": 2}]
    assert mean_r_wg(units) == pytest.approx((-3 + 1) / 2)


def test_mean_r_wg_of_nothing_shared_is_undefined():
    assert mean_r_wg([{"A": 1}, {"B": 5}]) == NOTHING_SHARED


def test_every_pair_of_interviewers_counts_once():
    three = {"A": 2, "B": 3, "C": 4}  # A and C are two points apart
    assert within_one_point([three, {"A": 5, "B": 5}, {"A": 1}]) == Share(3, 4)


def test_no_pair_has_no_share_within_one_point():
    assert within_one_point([{"A": 2}, {"B": 3}]) == NOTHING_SHARED


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(1, 8, 13), (1, 3, 33), (0, 4, 0), (4, 4, 100)]
)
def test_percent_rounds_halves_up(part, whole, percent):
    assert Share(part, whole).percent == percent

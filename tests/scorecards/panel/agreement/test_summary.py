"""Floors, and the counts that go with every figure; the words for alpha."""

import pytest

from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.summary import Agreement
from scorecards.panel.agreement.undefined import (
    ALL_ALIKE,
    NOTHING_SHARED,
    TOO_FEW_ANSWERS,
)
from scorecards.panel.agreement.words import coefficient, leaning, reading


def pairs(number, *, other=lambda n: n % 5 + 1):
    return [{"A": n % 5 + 1, "B": other(n)} for n in range(number)]


def test_ten_answers_by_two_interviewers_are_enough():
    agreement = Agreement.of(pairs(5))
    assert (agreement.answers, agreement.interviewers) == (10, 2)
    assert agreement.alpha == pytest.approx(1)
    assert agreement.r_wg == pytest.approx(1)


def test_fewer_than_ten_answers_give_no_coefficient():
    agreement = Agreement.of(pairs(4))
    assert agreement.alpha == agreement.r_wg == agreement.r_wg_shown == TOO_FEW_ANSWERS
    assert agreement.within_one == Share(4, 4)


def test_answers_of_one_interviewer_do_not_count_towards_the_floor():
    agreement = Agreement.of([*pairs(4), *({"C": 3} for _ in range(20))])
    assert (agreement.answers, agreement.interviewers) == (8, 2)
    assert agreement.alpha == TOO_FEW_ANSWERS


def test_one_interviewer_shares_nothing():
    agreement = Agreement.of([{"A": n % 5 + 1} for n in range(20)])
    assert agreement.alpha == agreement.within_one == NOTHING_SHARED
    assert (agreement.answers, agreement.interviewers) == (0, 0)


def test_alpha_alone_is_undefined_where_all_rate_the_same():
    agreement = Agreement.of([{"A": 3, "B": 3}] * 6)
    assert agreement.alpha == ALL_ALIKE
    assert agreement.r_wg == 1


@pytest.mark.parametrize(
    ("alpha", "words"),
    [
        (1.0, "Rely on it"),
        (0.8, "Rely on it"),
        (0.7999, "Tentative"),
        (0.667, "Tentative"),
        (0.6669, "Do not rely on it"),
        (-0.2, "Do not rely on it"),
        (ALL_ALIKE, ""),
    ],
)
def test_alpha_in_words(alpha, words):
    assert reading(alpha) == words


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (0.815388, "0.815"),
        (-0.25, "−0.250"),
        (-0.0001, "0.000"),
        (ALL_ALIKE, "Undefined"),
    ],
)
def test_coefficient_has_three_decimals(figure, text):
    assert coefficient(figure) == text


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (0.4, "+0.40 higher"),
        (-0.35, "−0.35 lower"),
        (-0.001, "0.00, like other interviewers"),
    ],
)
def test_leaning_says_which_way(points, text):
    assert leaning(points) == text

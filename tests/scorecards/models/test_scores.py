"""Scores: which answers count, how a mean rounds, and when it contradicts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.models import Answer, Scorecard
from scorecards.models.scales import Outcome, Recommendation
from scorecards.models.scores import Score
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_term,
)


def rated(*ratings):
    return [Answer(outcome=Outcome.RATED, rating=rating) for rating in ratings]


NOT_ASKED = Answer(outcome=Outcome.NOT_ASKED)
COULD_NOT_ANSWER = Answer(outcome=Outcome.COULD_NOT_ANSWER)
UNRATED = Answer()


@pytest.mark.parametrize(
    ("answers", "mean", "words"),
    [
        (rated(3, 4), "3.50", "3.50 from 2 answers"),
        (rated(4), "4.00", "4.00 from 1 answer"),
        ([*rated(4), NOT_ASKED], "4.00", "4.00 from 1 answer"),
        ([*rated(4), COULD_NOT_ANSWER], "2.50", "2.50 from 2 answers"),
        ([*rated(4), UNRATED], "4.00", "4.00 from 1 answer"),
        ([COULD_NOT_ANSWER], "1.00", "1.00 from 1 answer"),
    ],
)
def test_answers_that_count(answers, mean, words):
    score = Score.of(answers)
    assert score.mean == Decimal(mean)
    assert str(score) == words


def test_an_answer_is_in_the_mean_as_often_as_it_weighs():
    heavy = Answer(outcome=Outcome.RATED, rating=5, weight=3)
    light = Answer(outcome=Outcome.COULD_NOT_ANSWER, weight=1)

    score = Score.of([heavy, light, Answer(outcome=Outcome.NOT_ASKED, weight=5)])

    assert str(score) == "4.00 from 2 answers, weighted"


@pytest.mark.parametrize("answers", [[], [UNRATED], [NOT_ASKED], [UNRATED, NOT_ASKED]])
def test_nothing_rated_is_no_score_rather_than_zero(answers):
    score = Score.of(answers)
    assert score.mean is None
    assert str(score) == "not rated"


@pytest.mark.parametrize(
    ("total", "count", "mean"),
    [
        (469, 200, "2.35"),  # 2.345
        (467, 200, "2.34"),  # 2.335, where halves to even give the same
        (473, 200, "2.37"),  # 2.365
        (25, 8, "3.13"),  # 3.125, where halves to even give 3.12
        (17, 8, "2.13"),  # 2.125
        (10, 3, "3.33"),
        (11, 3, "3.67"),
    ],
)
def test_mean_rounds_half_up(total, count, mean):
    assert Score(total, count, weight=count).mean == Decimal(mean)


YES = [Recommendation.YES, Recommendation.STRONG_YES]
NO = [Recommendation.NO, Recommendation.STRONG_NO]


@pytest.mark.parametrize(
    ("total", "count", "contradicting"),
    [
        (10, 4, []),  # 2.5 exactly
        (14, 4, []),  # 3.5 exactly
        (2499, 1000, YES),
        (3501, 1000, NO),
        (3, 3, YES),
        (15, 3, NO),
        (9, 3, []),
        (0, 0, []),
    ],
)
def test_recommendation_contradicts_only_beyond_the_bounds(total, count, contradicting):
    score = Score(total, count, weight=count)
    assert [
        recommendation
        for recommendation in [*YES, *NO, ""]
        if score.contradicts(recommendation, level="mid")
    ] == contradicting


@pytest.mark.parametrize(
    ("total", "contradicting"),
    [(6, []), (10, []), (5, YES), (11, NO), (8, [])],
)
def test_at_entry_a_2_is_enough_for_a_yes(total, contradicting):
    """Of four answers: from 1.5 to 2.5 nothing contradicts."""
    score = Score(total, 4, weight=4)
    assert [
        recommendation
        for recommendation in [*YES, *NO, ""]
        if score.contradicts(recommendation, level="entry")
    ] == contradicting


def answers(**outcome):
    return st.builds(Answer, **outcome)


ANY_ANSWERS = st.lists(
    st.one_of(
        answers(outcome=st.just(Outcome.RATED), rating=st.integers(1, 5)),
        answers(
            outcome=st.sampled_from(["", Outcome.NOT_ASKED, Outcome.COULD_NOT_ANSWER])
        ),
    ),
    max_size=12,
)


@given(ANY_ANSWERS)
def test_mean_lies_on_the_scale_or_is_missing(given_answers):
    score = Score.of(given_answers)
    assert (score.mean is None) == (score.count == 0)
    assert score.mean is None or 1 <= score.mean <= 5


@given(ANY_ANSWERS)
def test_not_asked_and_unrated_never_move_the_score(given_answers):
    score = Score.of(given_answers)
    assert Score.of([*given_answers, NOT_ASKED, UNRATED]) == score


@pytest.fixture
def scorecard(ida):
    role = make_role("CRA", make_term(questions=4))
    application = make_application(opening=make_opening(role=role))
    return make_scorecard(ida, application=application)


def answer_with(scorecard, *results):
    for answer, (outcome, rating) in zip(scorecard.answers.all(), results, strict=True):
        answer.outcome, answer.rating = outcome, rating
        answer.save()


@pytest.mark.django_db
def test_annotated_score_is_the_one_from_the_answers(scorecard):
    answer_with(
        scorecard,
        ("rated", 4),
        ("could_not_answer", None),
        ("not_asked", None),
        ("", None),
    )
    annotated = Scorecard.objects.with_score().get()
    assert annotated.score == scorecard.score == Score(total=5, count=2, weight=2)


@pytest.mark.django_db
def test_annotated_score_weighs_as_the_answers_do(scorecard):
    answer_with(scorecard, *[("rated", 2)] * 4)
    heavy = scorecard.answers.first()
    heavy.rating, heavy.weight = 5, 4
    heavy.save()

    annotated = Scorecard.objects.with_score().get()

    assert annotated.score == scorecard.score == Score(total=26, count=4, weight=7)


@pytest.mark.django_db
def test_annotated_score_of_nothing_rated_is_empty(scorecard):
    assert Scorecard.objects.with_score().get().score.mean is None


@pytest.mark.django_db
def test_red_flags_never_change_the_score(scorecard):
    answer_with(scorecard, *[("rated", 3)] * 4)
    before = scorecard.score
    for red_flag in scorecard.kit.red_flags.all():
        scorecard.red_flag_checks.create(red_flag=red_flag, ticked=True, evidence="x")
    assert Scorecard.objects.with_score().get().score == before


@pytest.mark.django_db
def test_annotated_score_costs_no_query_of_its_own(
    scorecard, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert str(Scorecard.objects.with_score().get().score) == "not rated"

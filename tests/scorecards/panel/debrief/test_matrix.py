"""Question by interviewer: order, means, and why something is not rated."""

from decimal import Decimal

import pytest

from scorecards.models import Answer, ReRating
from scorecards.panel.debrief.page import build_debrief
from scorecards.panel.debrief.queries import read, visible_scorecards
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_submitted,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def application():
    """Of an opening that asks four questions."""
    role = make_role("CRA", make_term(questions=4))
    return make_application(opening=make_opening(role=role))


def rated(interviewer, application, *ratings, round=1):
    """One rating for each question; words are outcomes, None is left blank."""
    scorecard = make_submitted(interviewer, application=application, round=round)
    for answer, given in zip(scorecard.answers.all(), ratings, strict=True):
        is_number = isinstance(given, int)
        answer.outcome = "rated" if is_number else given or ""
        answer.rating = given if is_number else None
        answer.save()
    return scorecard


def debrief_for(user, application):
    return build_debrief(read(application, visible_scorecards(application, user)))


def numbers(debrief, order="spread"):
    return [row.number for row in debrief.matrix.in_order(order)]


def test_the_widest_apart_come_first_then_as_in_the_kit(application, ida, ivan, petra):
    rated(ida, application, 4, 3, 5, 3)
    rated(ivan, application, 4, 4, 2, 5)

    debrief = debrief_for(petra, application)

    assert numbers(debrief) == [3, 4, 2, 1]
    assert numbers(debrief, "kit") == [1, 2, 3, 4]


def test_two_points_apart_or_little_agreement_is_to_discuss(application, ida, petra):
    rated(ida, application, 3, 3, 3, 3)
    for round, ratings in enumerate([(3, 4, 5, 3), (3, 3, 3, 3), (3, 4, 3, 3)], 2):
        rated(ida, application, *ratings, round=round)

    rows = debrief_for(petra, application).matrix.rows

    assert [row.discuss for row in rows] == [False, False, True, False]
    assert rows[1].apart == 1


def test_what_few_rated_comes_last_and_is_not_to_discuss(application, ida, ivan, petra):
    rated(ida, application, 1, 4, 4, 4)
    rated(ivan, application, "not_asked", 4, 4, 5)

    debrief = debrief_for(petra, application)

    assert numbers(debrief) == [4, 2, 3, 1]
    assert not debrief.matrix.rows[0].discuss


def test_could_not_answer_counts_as_one_and_not_asked_as_nothing(
    application, ida, ivan, petra
):
    rated(ida, application, "could_not_answer", "not_asked", 3, 4)
    rated(ivan, application, 4, 4, 4, 4)

    first, second, *_ = debrief_for(petra, application).matrix.rows

    assert (first.mean, first.apart, first.interviewers) == (Decimal("2.50"), 3, 2)
    assert (second.mean, second.apart, second.interviewers) == (Decimal("4.00"), -1, 1)


def test_why_something_is_not_rated_is_told_apart_in_words(application, ida, petra):
    scorecard = rated(ida, application, "could_not_answer", "not_asked", None, None)
    scorecard.answers.filter(question__position=4).update(is_focus=False)

    rows = debrief_for(petra, application).matrix.rows

    assert [row.cells[0].word for row in rows] == [
        "Could not answer",
        "Not asked",
        "Not rated",
        "Not assigned",
    ]


def test_a_question_that_one_scorecard_lacks_says_so(application, ida, ivan, petra):
    rated(ida, application, 3, 3, 3, 3)
    rated(ivan, application, 3, 3, 3, 3)
    Answer.objects.filter(scorecard__interviewer=ivan, question__position=2).delete()

    row = debrief_for(petra, application).matrix.rows[1]

    assert [cell.word for cell in row.cells] == ["Meets", "Not in this scorecard"]


def test_rounds_of_one_interviewer_are_columns_of_one_person(application, ida, petra):
    rated(ida, application, 3, 3, 3, 3)
    rated(ida, application, 4, 4, 4, 4, round=2)

    debrief = debrief_for(petra, application)

    assert [column.label for column in debrief.columns] == [
        "A ida, round 1",
        "B ida, round 2",
    ]
    assert debrief.interviewers == debrief.matrix.rows[0].interviewers == 1


def test_the_score_is_pooled_and_weighted(application, ida, ivan, petra):
    rated(ida, application, 5, 3, "not_asked", "not_asked")
    rated(ivan, application, 1, 3, 3, 3)
    Answer.objects.filter(question__position=1).update(weight=2)

    debrief = debrief_for(petra, application)

    assert str(debrief.score) == "3.00 from 6 answers, weighted"
    assert [row.weight for row in debrief.matrix.rows] == [2, 1, 1, 1]
    assert debrief.matrix.is_weighted


def test_a_re_rating_is_in_no_mean(application, ida, petra):
    scorecard = rated(ida, application, 2, 3, 3, 3)
    ReRating.objects.create(
        answer=scorecard.answers.first(), rating=4, reason="Heard more."
    )

    debrief = debrief_for(petra, application)

    assert debrief.matrix.rows[0].cells[0].changed == "2, re-rated 4"
    assert debrief.matrix.rows[0].mean == 2
    assert str(debrief.score) == "2.75 from 4 answers"


def test_the_newest_re_rating_counts(application, ida, petra):
    answer = rated(ida, application, 2, 3, 3, 3).answers.first()
    for rating in (5, 4):
        ReRating.objects.create(answer=answer, rating=rating, reason="Heard more.")

    cell = debrief_for(petra, application).matrix.rows[0].cells[0]

    assert cell.changed == "2, re-rated 4"

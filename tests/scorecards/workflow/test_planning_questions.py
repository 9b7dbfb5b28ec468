"""What an opening asks of its kit."""

import pytest

from scorecards.kits.planned_questions import asked_questions
from scorecards.workflow.gaps import gaps
from scorecards.workflow.planning_questions import (
    PlanFixedError,
    PlanSizeError,
    choose_questions,
)
from scorecards.workflow.starting import start_scorecard
from tests.makers import (
    assign,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening(role=make_role("Auditor", make_term(questions=6)))


def test_all_of_the_kit_at_the_same_weight_by_default(opening):
    assert asked_questions(opening) == [(q, 1) for q in opening.kit.questions.all()]


def test_only_what_was_chosen_as_heavy_as_it_was_made(opening):
    first, _, third, *_ = opening.kit.questions.all()
    opening.asked_questions.create(question=third, weight=2)
    opening.asked_questions.create(question=first, weight=5)

    assert asked_questions(opening) == [(first, 5), (third, 2)]


def test_a_scorecard_asks_what_its_opening_does(opening, ida):
    third = opening.kit.questions.all()[2]
    opening.asked_questions.create(question=third, weight=2)

    scorecard = assign(application=make_application(opening=opening), interviewer=ida)

    assert list(scorecard.answers.values_list("question", "weight")) == [(third.pk, 2)]


def test_questions_out_of_focus_may_stay_unrated(opening, ida):
    first, second, *_ = opening.kit.questions.all()
    scorecard = assign(
        application=make_application(opening=opening),
        interviewer=ida,
        focus={first.pk, second.pk},
    )

    asked = [gap.anchor for gap in gaps(scorecard) if "answer" in gap.anchor]

    assert asked == [f"div_id_answer-{each.pk}-result" for each in (first, second)]


def test_what_an_interviewer_is_to_cover_stays(opening, ida):
    first, second, *others = opening.kit.questions.all()
    scorecard = assign(
        application=make_application(opening=opening),
        interviewer=ida,
        focus={first.pk, second.pk},
    )
    choose_questions(opening, {each.pk: 1 for each in [second, *others[:3]]})
    assert list(scorecard.answers.values_list("is_focus", flat=True)) == [
        True,
        False,
        False,
        False,
    ]


def test_who_would_be_left_with_nothing_covers_everything(opening, ida):
    first, _, *others = opening.kit.questions.all()
    scorecard = assign(
        application=make_application(opening=opening),
        interviewer=ida,
        focus={first.pk},
    )
    choose_questions(opening, {each.pk: 1 for each in others})
    assert scorecard.answers.filter(is_focus=True).count() == 4


def test_an_interview_that_begins_meanwhile_is_first(opening, ida):
    """Whatever the form read before."""
    make_scorecard(ida, application=make_application(opening=opening))
    with pytest.raises(PlanFixedError, match="already started"):
        choose_questions(opening, {q.pk: 1 for q in opening.kit.questions.all()[:4]})


def test_questions_of_another_kit_are_refused(opening):
    other = make_opening(
        "Clerk", role=make_role("Clerk", make_term("GMP", questions=4))
    )
    with pytest.raises(PlanFixedError, match="newer kit now"):
        choose_questions(opening, {q.pk: 1 for q in other.kit.questions.all()})


def test_who_starts_alone_is_asked_to_cover_all_that_is_chosen(opening, ida):
    first, second, third, fourth, *_ = opening.kit.questions.all()
    choose_questions(opening, {first.pk: 5, second.pk: 1, third.pk: 1, fourth.pk: 2})
    scorecard = start_scorecard(
        interviewer=ida, role=opening.role, level="mid", candidate="Ada Park"
    )
    assert scorecard.application.opening == opening
    assert list(scorecard.answers.values_list("weight", "is_focus")) == [
        (5, True),
        (1, True),
        (1, True),
        (2, True),
    ]


def test_chosen_questions_are_asked_at_their_weight(opening):
    first, second, _, fourth, *_, last = opening.kit.questions.all()
    weights = {first.pk: 1, second.pk: 1, fourth.pk: 3, last.pk: 1}
    choose_questions(opening, weights)
    assert {q.pk: weight for q, weight in asked_questions(opening)} == weights


def test_weights_that_are_all_the_same_weigh_nothing(opening):
    choose_questions(opening, {q.pk: 2 for q in opening.kit.questions.all()})
    assert not opening.asked_questions.exists()


def test_fewer_than_four_are_refused(opening):
    three = opening.kit.questions.all()[:3]
    with pytest.raises(PlanSizeError, match="between 4 and 6 questions. There are 3."):
        choose_questions(opening, {q.pk: 1 for q in three})
    assert not opening.asked_questions.exists()

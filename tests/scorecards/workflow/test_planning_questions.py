"""What an opening asks of its kit."""

import pytest

from scorecards.kits.planned_questions import asked_questions
from scorecards.workflow.gaps import gaps
from tests.makers import assign, make_application, make_opening, make_role, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening(role=make_role("Auditor", make_term(questions=5)))


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

    asked = [gap.anchor for gap in gaps(scorecard) if "question" in gap.anchor]

    assert asked == [f"div_id_answer-{each.pk}-result" for each in (first, second)]

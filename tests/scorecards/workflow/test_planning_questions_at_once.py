"""A coordinator chooses questions in the moment in which an interview begins."""

from functools import partial

import pytest
from django.urls import reverse

from scorecards.kits.planned_questions import asked_questions
from scorecards.models import Scorecard
from scorecards.workflow.planning_questions import PlanFixedError, choose_questions
from scorecards.workflow.starting import start_scorecard
from tests.makers import assign, make_application, make_opening, make_role, make_term
from tests.scorecards.workflow.test_starting_at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]


@pytest.fixture
def opening():
    return make_opening(role=make_role("Auditor", make_term(questions=5)))


def chosen(opening):
    try:
        choose_questions(opening, {q.pk: 1 for q in opening.kit.questions.all()[1:]})
    except PlanFixedError:
        return False
    return True


def assert_scorecard_asks_what_its_opening_does(opening, number):
    asked = [question.pk for question, _ in asked_questions(opening)]
    answers = Scorecard.objects.get().answers.order_by("question__position")
    assert list(answers.values_list("question", flat=True)) == asked
    assert len(asked) == number


@pytest.mark.parametrize("attempt", range(2))
def test_who_starts_gets_what_is_asked(opening, ida, attempt):
    start = partial(
        start_scorecard,
        interviewer=ida,
        role=opening.role,
        level="mid",
        candidate="Ada Park",
        opening=opening,
    )
    fewer, _ = at_once(partial(chosen, opening), start)
    assert_scorecard_asks_what_its_opening_does(opening, 4 if fewer else 5)


@pytest.mark.parametrize("attempt", range(2))
def test_what_was_saved_first_keeps_its_questions(client, opening, ida, attempt):
    card = assign(application=make_application(opening=opening), interviewer=ida)
    client.force_login(ida)
    sent = {
        "conclusion-revision": "0",
        "conclusion-was": "",
        "conclusion-summary": "Knows the work.",
    }
    save = partial(client.post, reverse("scorecard", args=[card.pk]), sent)
    fewer, _ = at_once(partial(chosen, opening), save)
    assert_scorecard_asks_what_its_opening_does(opening, 4 if fewer else 5)
    assert Scorecard.objects.get().summary == "Knows the work."

"""A coordinator chooses what an opening asks, until the first interview has begun."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from scorecards.kits.planned_questions import asked_questions
from scorecards.models import Opening, Scorecard
from scorecards.workflow.planning_questions import PlanFixedError, choose_questions
from scorecards.workflow.starting import start_scorecard
from tests.makers import (
    assign,
    lock,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def opening():
    return make_opening(role=make_role("Auditor", make_term(questions=6)))


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


def page(opening):
    return reverse("admin:scorecards_opening_questions", args=[opening.pk])


def sent(opening, *positions, **weights):
    """Ticks at these places; weights by place, as in ``w2=5``."""
    questions = dict(enumerate(opening.kit.questions.all(), start=1))
    ticks = {f"asked-{questions[place].pk}": "on" for place in positions}
    heavy = {f"weight-{questions[int(w[1:])].pk}": n for w, n in weights.items()}
    return ticks | heavy


def plan(opening):
    """Place and weight of all that is asked."""
    order = {question: n for n, question in enumerate(opening.kit.questions.all(), 1)}
    return {order[question]: weight for question, weight in asked_questions(opening)}


def test_all_are_ticked_with_the_minutes_they_take(as_coordinator, opening):
    form = as_coordinator.get(page(opening)).context["form"]
    assert [line.asked.value() for line in form.lines] == [True] * 6
    assert form.minutes == sum(q.minutes for q in opening.kit.questions.all())


def test_chosen_questions_are_asked_at_their_weight(as_coordinator, opening):
    response = as_coordinator.post(page(opening), sent(opening, 1, 2, 4, 6, w4=3))
    assert response.status_code == 302
    assert plan(opening) == {1: 1, 2: 1, 4: 3, 6: 1}


def test_the_opening_says_what_it_asks(as_coordinator, opening):
    response = as_coordinator.post(
        page(opening), sent(opening, 1, 2, 4, 6, w4=3), follow=True
    )
    assert "4 questions in 20 minutes, weighted" in response.text
    assert "The opening asks 4 of the kit’s 6 questions, with weights 1, 1, 3, 1." in (
        response.text
    )


def test_choosing_is_in_the_history(as_coordinator, opening, cora):
    as_coordinator.post(page(opening), sent(opening, 1, 2, 4, 6))
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (cora, str(opening.pk))
    assert "asks 4 of the kit’s 6 questions" in entry.change_message


def test_fewer_than_four_are_refused_with_the_ticks_kept(as_coordinator, opening):
    response = as_coordinator.post(page(opening), sent(opening, 1, 2, 3, w2=4))
    assert response.status_code == 422
    assert "Choose between 4 and 6 questions. You ticked 3." in response.text
    lines = list(response.context["form"].lines)
    assert [line.asked.value() for line in lines] == [True] * 3 + [False] * 3
    assert lines[1].weight.value() == "4"
    assert plan(opening) == dict.fromkeys(range(1, 7), 1)


def test_a_small_kit_is_asked_in_full(as_coordinator):
    small = make_opening(role=make_role("Clerk", make_term(questions=3)))
    assert "all 3" in as_coordinator.get(page(small)).text
    response = as_coordinator.post(page(small), sent(small, 1, 2))
    assert "Choose all 3 questions. You ticked 2." in response.text


def test_weights_that_are_all_the_same_weigh_nothing(as_coordinator, opening):
    twos = {f"w{place}": 2 for place in range(1, 7)}
    as_coordinator.post(page(opening), sent(opening, *range(1, 7), **twos))
    assert plan(opening) == dict.fromkeys(range(1, 7), 1)
    assert not opening.asked_questions.exists()


@pytest.mark.parametrize("weight", ["0", "6", "x"])
def test_weights_are_from_one_to_five(as_coordinator, opening, weight):
    data = sent(opening, 1, 2, 3, 4, w1=weight)
    response = as_coordinator.post(page(opening), data)
    assert "A weight is a number from 1 to 5." in response.text
    assert not opening.asked_questions.exists()


def test_assigned_scorecards_ask_what_is_chosen_now(as_coordinator, opening, ida):
    scorecard = assign(application=make_application(opening=opening), interviewer=ida)
    as_coordinator.post(page(opening), sent(opening, 1, 2, 4, 6, w4=3))
    assert list(scorecard.answers.values_list("weight", flat=True)) == [1, 1, 3, 1]


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


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_fixed_once_an_interview_has_begun(as_coordinator, opening, ida, status):
    scorecard = make_scorecard(ida, application=make_application(opening=opening))
    if status == "submitted":
        lock(scorecard)
    words = as_coordinator.get(page(opening)).text
    assert "An interview has already started" in words
    assert '<input type="checkbox"' not in words
    assert as_coordinator.post(
        page(opening), sent(opening, 1, 2, 3, 4)
    ).status_code == (422)
    assert not opening.asked_questions.exists()


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


def test_closed_openings_ask_what_they_asked(as_coordinator, opening):
    Opening.objects.update(closed_at=timezone.now())
    response = as_coordinator.post(page(opening), sent(opening, 1, 2, 3, 4))
    assert "The opening is closed" in response.text
    assert not opening.asked_questions.exists()


@pytest.mark.parametrize("begun", [True, False])
def test_who_owes_one_here_is_not_told_whether_others_have_begun(
    as_coordinator, opening, cora, ida, begun
):
    application = make_application(opening=opening)
    make_scorecard(cora, application=application, status=Scorecard.Status.ASSIGNED)
    if begun:
        lock(make_scorecard(ida, application=application))
    response = as_coordinator.post(page(opening), sent(opening, 1, 2, 3, 4))
    (error,) = response.context["form"].non_field_errors()
    assert error.startswith("You still have a scorecard to submit for this opening.")
    assert "already started" not in response.text


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


def test_the_page_asks_the_database_the_same_for_any_kit(
    as_coordinator, opening, django_assert_num_queries
):
    small = make_opening(
        "Clerk", role=make_role("Clerk", make_term("GMP", questions=3))
    )
    for each in (opening, small):
        with django_assert_num_queries(10):
            as_coordinator.get(page(each))

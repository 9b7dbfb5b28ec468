"""A round with a kit of its own is put together as the opening's questions are."""

import json

import pytest
from django.urls import reverse

from scorecards.kits.building import own_question
from scorecards.kits.planned_questions import asked_questions
from scorecards.kits.planned_rounds import coverage, questions_of, rounds_of
from scorecards.models import AuditEntry, Kit, Scorecard
from scorecards.timeline.sentences import predicate
from scorecards.workflow.building_kit import build_kit
from scorecards.workflow.planning_questions import PlanFixedError, choose_questions
from tests.makers import (
    assign,
    make_application,
    make_listed_role,
    make_opening,
    make_round,
    make_round_with_kit,
    make_scorecard,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening(role=make_listed_role())


@pytest.fixture
def planned(opening, ida):
    return make_round_with_kit(opening, ida)


@pytest.fixture
def press(client, cora, planned):
    """Press a button, with the page as the last answer had it."""
    client.force_login(cora)
    address = reverse(
        "admin:scorecards_opening_build_round", args=[planned.opening_id, 2]
    )
    state = client.get(address).context["builder"]

    def post(do):
        nonlocal state
        data = {
            "do": do,
            "_revision": state.revision,
            "based_on": state.based_on,
            "lines": state.lines_as_json,
        }
        response = client.post(address, data)
        shown = client.get(address) if response.status_code == 302 else response
        state = shown.context["builder"]
        return response

    return post


def asked(planned):
    planned.refresh_from_db()
    return [each.source for each, _ in asked_questions(planned.opening, planned.asks)]


def with_one_added(planned):
    added = own_question(planned.opening, "own", {"text": "How?", "minutes": 5})
    return [*((each, 1) for each in planned.kit.questions.all()), (added, 1)]


def build(planned, questions, by=None):
    return build_kit(
        planned.opening, questions, based_on=planned.kit_id, by=by, planned=planned
    )


def test_builder_of_a_round_changes_its_kit_alone(press, opening, planned, client):
    before = asked(planned)
    press("up:2")
    response = press("save")
    assert response.url == reverse("admin:scorecards_opening_plan", args=[opening.pk])
    assert asked(planned) == [before[1], before[0], *before[2:]]
    assert planned.kit.opening == opening
    assert planned.kit.round == 2
    was = opening.kit
    opening.refresh_from_db()
    assert opening.kit == was


def test_a_round_goes_back_to_its_roles_kit(press, planned):
    roles = planned.kit
    press("up:2")
    press("save")
    press("role")
    press("save")
    planned.refresh_from_db()
    assert planned.kit == roles


def test_questions_of_a_round_are_left_out_and_weighed(opening, planned):
    four = list(planned.kit.questions.all())[:4]
    choose_questions(
        opening, {four[0].pk: 2} | {q.pk: 1 for q in four[1:]}, planned=planned
    )
    assert asked_questions(opening, planned.kit) == [
        (four[0], 2),
        *((question, 1) for question in four[1:]),
    ]
    assert {weight for _, weight in asked_questions(opening)} == {1}


def test_scorecards_of_the_round_come_along_and_no_others(opening, planned, ida, ivan):
    application = make_application(opening=opening)
    first = assign(application=application, interviewer=ivan)
    second = assign(application=application, interviewer=ida, round=2)
    kit = build(planned, with_one_added(planned))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.kit, second.kit) == (opening.kit, kit)
    sources = second.answers.values_list("question__source", flat=True)
    assert sorted(sources) == sorted(asked(planned))


def test_a_round_that_began_is_fixed_and_the_opening_is_not(opening, planned, ida):
    application = make_application(opening=opening)
    make_scorecard(ida, application=application, round=2)
    with pytest.raises(PlanFixedError, match="already started"):
        build(planned, with_one_added(planned))
    every = [(each, 1) for each in reversed(opening.kit.questions.all())]
    build_kit(opening, every, based_on=opening.kit_id)


def test_an_opening_that_began_lets_its_round_change(opening, planned, ivan):
    make_scorecard(ivan, application=make_application(opening=opening))
    build(planned, with_one_added(planned))
    assert len(asked(planned)) == planned.kit.questions.count()


def test_what_nobody_asks_any_more_is_no_longer_covered(opening, planned, ivan):
    seat = planned.seats.get()
    questions = list(planned.kit.questions.all())
    seat.covers = sorted(each.source for each in questions[:2])
    seat.save()
    other = planned.seats.create(interviewer=ivan, covers=[questions[0].source])
    build(planned, [(each, 1) for each in [*questions[1:], *with_own(planned)]])
    seat.refresh_from_db()
    other.refresh_from_db()
    assert (seat.covers, other.covers) == ([questions[1].source], [])


def with_own(planned):
    return [with_one_added(planned)[-1][0]]


def test_coverage_is_of_what_each_round_asks(opening, planned, ida):
    make_round(opening, ida, covers=[opening.kit.questions.first().source])
    build(planned, with_one_added(planned))
    first, second = rounds_of(opening)
    of_second = coverage(second, questions_of(second))
    assert [each.area for each in of_second][-1] == "Own questions"
    assert all(not each.is_asked_by_nobody for each in of_second)
    of_first = coverage(first, questions_of(first))
    assert "Own questions" not in [each.area for each in of_first]
    assert any(each.is_asked_by_nobody for each in of_first)


def test_covers_of_rounds_follow_the_openings_questions(opening, ida):
    questions = list(opening.kit.questions.all())
    planned = make_round(opening, ida, covers=[questions[0].source])
    choose_questions(opening, {each.pk: 1 for each in questions[1:]})
    assert planned.seats.get().covers == []


def test_two_rounds_do_not_come_to_share_a_kit(opening, planned):
    first = make_round(opening, kit=opening.kit, number=1)
    built = build_kit(
        opening,
        [(each, 1) for each in reversed(opening.kit.questions.all())],
        based_on=opening.kit_id,
    )
    first.refresh_from_db()
    assert first.kit == built
    assert Kit.objects.filter(opening=opening).get() == built


def test_a_round_that_asks_what_the_opening_does_leads_to_its_questions(
    client, cora, opening
):
    make_round(opening)
    client.force_login(cora)
    address = reverse("admin:scorecards_opening_build_round", args=[opening.pk, 1])
    response = client.get(address)
    assert response.url == reverse("admin:scorecards_opening_build", args=[opening.pk])


def test_a_plan_changed_meanwhile_refuses_what_is_built(opening, planned):
    questions = with_one_added(planned)
    opening.rounds.update(kit=None)
    with pytest.raises(PlanFixedError, match="other questions now"):
        build(planned, questions)


def test_the_plan_leads_to_the_questions_of_its_round(client, cora, opening, planned):
    client.force_login(cora)
    page = client.get(reverse("admin:scorecards_opening_plan", args=[opening.pk]))
    assert "Choose the questions of round 2" in page.text
    assert "Choose the questions of round 1" not in page.text


def test_the_history_says_which_round_it_was(opening, planned, cora):
    build(planned, with_one_added(planned), by=cora)
    entry = AuditEntry.objects.get()
    assert predicate(entry).startswith("put together the questions that round 2 asks")
    assert json.dumps(entry.details["round"]) == "2"


def test_page_counts_the_minutes_of_the_round(press, planned):
    planned.minutes = 30
    planned.save()
    assert press("look").context["builder"].room == 20
    assert not Scorecard.objects.exists()

"""The page of an interview plan."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from scorecards.models import Decision, Scorecard
from tests.makers import (
    make_application,
    make_listed_role,
    make_opening,
    make_round,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening(role=make_listed_role())


@pytest.fixture
def as_cora(client, cora):
    client.force_login(cora)
    return client


def page(opening):
    return reverse("admin:scorecards_opening_plan", args=[opening.pk])


def sent(do, *rounds):
    """Rounds as name and interviewers."""
    data = {"do": do, "rounds": len(rounds)}
    for number, (name, *people) in enumerate(rounds, start=1):
        data |= {
            f"r{number}-name": name,
            f"r{number}-minutes": 45,
            f"r{number}-asks": "same",
            f"r{number}-seats": len(people),
        }
        for place, who in enumerate(people, start=1):
            data[f"r{number}-s{place}-who"] = who
    return data


def names_on(response):
    return re.findall(r'-who" value="([^"]*)"', response.text)


def panel(opening, number=1):
    seats = opening.rounds.get(number=number).seats.order_by("pk")
    return [seat.interviewer.username for seat in seats]


def test_a_plan_is_saved_by_names(as_cora, opening, ida, ivan):
    response = as_cora.post(
        page(opening), sent("save", ("Craft", "ida", "Ivan", ""), ("Team", "ida"))
    )
    assert response.status_code == 302
    assert list(opening.rounds.values_list("name", flat=True)) == ["Craft", "Team"]
    assert (panel(opening), panel(opening, 2)) == (["ida", "ivan"], ["ida"])


def test_people_of_one_name_are_told_apart(as_cora, opening, person):
    for username in ("kim1", "kim2"):
        person(username, "Interviewers", first_name="Kim", last_name="Ode")
    response = as_cora.post(page(opening), sent("save", ("Craft", "Kim Ode")))
    assert "Several interviewers are called “Kim Ode”." in response.text
    as_cora.post(page(opening), sent("save", ("Craft", "Kim Ode (kim2)")))
    assert panel(opening) == ["kim2"]


def test_an_unknown_name_is_said_and_nothing_typed_is_lost(as_cora, opening, ida):
    response = as_cora.post(page(opening), sent("save", ("Craft", "ida", "Zoe")))
    assert response.status_code == 422
    assert "No interviewer is called “Zoe”." in response.text
    assert names_on(response) == ["ida", "Zoe"]
    assert not opening.rounds.exists()


def test_nobody_is_in_a_round_twice(as_cora, opening, ida):
    response = as_cora.post(page(opening), sent("save", ("Craft", "ida", "IDA")))
    assert "This interviewer is already in the round." in response.text


def test_rounds_and_lines_are_added_and_removed_without_a_script(
    as_cora, opening, ida, ivan
):
    rounds = [("One", "ida"), ("Two", "ivan"), ("Three", "ida")]
    response = as_cora.post(page(opening), sent("add", *rounds))
    assert response.text.count("<legend>Round") == 4
    response = as_cora.post(page(opening), sent("seat:2", *rounds))
    assert names_on(response) == ["ida", "ivan", "ida"]
    assert 'name="r2-s2-who"' in response.text
    response = as_cora.post(page(opening), sent("remove:2", *rounds))
    assert names_on(response) == ["ida", "ida"]
    assert 'name="r2-name" value="Three"' in response.text


def test_saving_and_assigning_are_one_step(as_cora, opening, ida, ivan):
    for name in ("Ada Park", "Bo Lind"):
        make_application(name, opening=opening)
    response = as_cora.get(page(opening))
    assert "Save and assign round 1 to 2 candidates" in response.text
    response = as_cora.post(
        page(opening), sent("assign:1", ("Craft", "ida", "ivan")), follow=True
    )
    assert "Assigned Round 1: Craft to 2 candidates." in response.text
    assert Scorecard.objects.count() == 4
    assert "Save and assign round 1" not in response.text


def test_taking_back_is_one_step_too(as_cora, opening, ida):
    make_application(opening=opening)
    as_cora.post(page(opening), sent("assign:1", ("Craft", "ida")))
    response = as_cora.post(
        page(opening), sent("take-back:1", ("Craft", "ida")), follow=True
    )
    assert "Took back Round 1: Craft: 1 scorecard withdrawn." in response.text
    assert not Scorecard.objects.exists()


def test_who_is_out_is_not_assigned(as_cora, opening, ida, petra):
    for outcome in ("reject", "withdrawn", "hire", "hold"):
        Decision.objects.create(
            application=make_application(outcome, opening=opening),
            outcome=outcome,
            rationale="So.",
            decided_by=petra,
        )
    as_cora.post(page(opening), sent("assign:1", ("Craft", "ida")))
    assert [str(c.application.candidate) for c in Scorecard.objects.all()] == ["hold"]


def test_a_second_round_goes_to_those_who_advanced(as_cora, opening, ida, petra):
    for name in ("Ada Park", "Bo Lind"):
        make_submitted(ida, application=make_application(name, opening=opening))
    Decision.objects.create(
        application=make_application("Ada Park", opening=opening),
        outcome="advance",
        rationale="Good.",
        decided_by=petra,
    )
    as_cora.post(page(opening), sent("assign:2", ("Craft", "ida"), ("Team", "ida")))
    second = Scorecard.objects.get(round=2)
    assert str(second.application.candidate) == "Ada Park"


def test_nobody_assigns_where_they_have_something_to_submit(
    as_cora, opening, ida, ivan, cora
):
    make_scorecard(cora, application=make_application(opening=opening))
    make_submitted(ida, application=make_application(opening=opening))
    response = as_cora.post(
        page(opening), sent("assign:1", ("Craft", "ida", "ivan")), follow=True
    )
    assert "You have scorecards to submit for 1 candidate." in response.text
    assert not Scorecard.objects.filter(interviewer=ivan).exists()


def test_a_hidden_decision_decides_nothing(as_cora, opening, ida, cora, petra):
    application = make_application(opening=opening)
    make_scorecard(cora, application=application)
    make_submitted(ida, application=application)
    before = as_cora.get(page(opening)).text
    Decision.objects.create(
        application=application, outcome="reject", rationale="No.", decided_by=petra
    )
    assert without_token(as_cora.get(page(opening)).text) == without_token(before)


def without_token(text):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)


def test_coverage_is_on_the_page(as_cora, opening, ida):
    first = opening.kit.questions.first()
    make_round(opening, ida, covers=[first.source])
    words = re.sub(r"(<[^>]+>|\s)+", " ", as_cora.get(page(opening)).text)
    assert "GCP 2 questions, 1 asked by nobody ida" in words
    assert "CRO 2 questions Nobody yet" in words


def test_the_panel_reads_the_plan_and_cannot_change_it(client, petra, opening, ida):
    make_round(opening, ida, name="Craft")
    client.force_login(petra)
    response = client.get(page(opening))
    assert "Round 1 · Craft, 60 min" in response.text
    assert "Save plan" not in response.text
    assert client.post(page(opening), sent("save", ("Craft",))).status_code == 403


def test_a_closed_opening_keeps_its_plan(as_cora, opening, ida):
    make_round(opening, ida)
    opening.closed_at = timezone.now()
    opening.save()
    response = as_cora.get(page(opening))
    assert "Reopen it to change its plan." in response.text
    response = as_cora.post(page(opening), sent("save", ("Other", "ida")))
    assert response.status_code == 422
    assert opening.rounds.get().name == "Craft"


def test_a_plan_that_somebody_else_changed_is_not_replaced_unread(
    as_cora, opening, ida
):
    older = sent("save", ("Craft", "ida")) | {"_revision": "of an older page"}
    response = as_cora.post(page(opening), older)
    assert response.status_code == 409
    assert "Somebody else saved this page" in response.text
    assert names_on(response) == ["ida"] and not opening.rounds.exists()


def test_taking_a_round_back_keeps_what_is_not_saved_yet(as_cora, opening, ida):
    make_application(opening=opening)
    as_cora.post(page(opening), sent("assign:1", ("Craft", "ida")))
    shown = as_cora.post(
        page(opening), sent("take-back:1", ("Craft", "ida"), ("Team", "ivan"))
    )
    assert "Took back" in shown.text
    assert 'value="Team"' in shown.text
    assert "ivan" in names_on(shown)
    assert not Scorecard.objects.exists()


def test_taking_a_round_back_leads_to_the_plan_where_all_is_saved(
    as_cora, opening, ida
):
    make_application(opening=opening)
    as_cora.post(page(opening), sent("assign:1", ("Craft", "ida")))
    as_shown = sent("take-back:1", ("Craft", "ida", "", ""))
    covers = [each.source for each in opening.kit.questions.all()]
    as_shown |= {"r1-s1-covers": covers, "rule-kind": ""}
    assert as_cora.post(page(opening), as_shown).status_code == 302

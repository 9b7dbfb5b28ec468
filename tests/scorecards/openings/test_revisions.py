"""Two coordinators change the same opening or interview: nothing is replaced unread."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from scorecards.kits.planned_questions import asked_questions
from scorecards.models import Candidate, Opening, Scorecard
from scorecards.workflow.planning_questions import choose_questions
from tests.makers import assign, make_application, make_listed_role, make_opening
from tests.scorecards.workflow.sent_forms import Forms

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    return make_opening(role=make_listed_role())


@pytest.fixture
def coordinator(cora):
    client = Client()
    client.force_login(cora)
    return client


def page(name, thing):
    return reverse(f"admin:scorecards_{name}", args=[thing.pk])


def form_of(client, address):
    """The fields of the page's own form, as a browser sends them."""
    forms = Forms(client.get(address).text).forms
    return next(fields for _, fields in forms if "_revision" in fields)


def weights(opening):
    return [weight for _, weight in asked_questions(Opening.objects.get())]


def weigh(opening, weight):
    first, *rest = opening.kit.questions.values_list("pk", flat=True)
    choose_questions(opening, {first: weight} | dict.fromkeys(rest, 1))
    return f"weight-{first}"


def test_a_kit_is_not_built_over_what_somebody_else_chose(coordinator, opening):
    address = page("opening_build", opening)
    second = form_of(coordinator, address) | {"weight-1": "3", "do": "save"}
    weigh(opening, 2)
    response = coordinator.post(address, second)
    assert (response.status_code, weights(opening)[0]) == (409, 2)
    assert "What the opening asks now" in response.text
    assert json.loads(form_of_response(response)["lines"][0])[0]["weight"] == 3
    again = {**form_of_response(response), "do": "save"}
    assert coordinator.post(address, again).status_code == 302
    assert weights(opening)[0] == 3


def form_of_response(response):
    return next(f for _, f in Forms(response.text).forms if "_revision" in f)


def test_an_interview_is_not_arranged_over_another_time(coordinator, opening, ida):
    card = assign(application=make_application(), interviewer=ida)
    address = page("scorecard_arrange", card)
    second = form_of(coordinator, address) | {"interview_at": "2026-12-01T10:00"}
    first = second | {"interview_at": "2026-12-02T10:00"}
    assert coordinator.post(address, first).status_code == 302
    response = coordinator.post(address, second)
    assert response.status_code == 409
    assert Scorecard.objects.get().interview_at.day == 2
    assert "<td>2026-12-02 10:00:00</td>" in response.text.replace("T10:00", " 10:00")
    assert 'value="2026-12-01T10:00"' in response.text


def test_a_name_is_not_corrected_over_another_one(coordinator, opening):
    ada = make_application().candidate
    address = page("candidate_rename", ada)
    second = form_of(coordinator, address) | {"name": "Ada Parc", "reason": "Typo."}
    Candidate.objects.filter(pk=ada.pk).update(name="Ada Parker")
    response = coordinator.post(address, second)
    assert response.status_code == 409
    assert Candidate.objects.get().name == "Ada Parker"
    assert 'value="Ada Parc"' in response.text

"""After submitting, interviewers read the debrief where the opening allows it."""

import re

import pytest
from django.urls import reverse

from scorecards.models import Opening
from scorecards.workflow.deciding import decide
from tests.makers import (
    assign,
    make_application,
    make_opening,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'value="\w{64}"')


@pytest.fixture
def mine(ida, client):
    client.force_login(ida)
    return make_submitted(ida, application=make_application(opening=make_opening()))


def page(card):
    return reverse("own_debrief", args=[card.pk])


def test_others_are_read_after_submitting(client, mine, ivan):
    make_submitted(ivan, application=mine.application, notes="Heard by Ivan.")
    assert page(mine) in client.get(reverse("scorecard", args=[mine.pk])).text
    text = client.get(page(mine)).text
    assert "Heard by Ivan." in text
    assert reverse("rate_again", args=[mine.pk]) in text
    assert "/admin/" not in text


def test_nobody_is_offered_a_re_rating_while_theirs_is_the_only_scorecard(client, mine):
    assert "rate-again" not in client.get(page(mine)).text


def test_submitted_page_leaves_re_ratings_to_the_debrief_where_that_is_read(
    client, mine
):
    submitted = reverse("scorecard", args=[mine.pk])
    assert "rate-again" not in client.get(submitted).text
    Opening.objects.update(interviewers_read_debrief=False)
    assert reverse("rate_again", args=[mine.pk]) in client.get(submitted).text


def test_decision_is_read_without_what_was_missing(client, mine, ivan, petra):
    make_scorecard(ivan, application=mine.application)
    decide(
        application=mine.application,
        by=petra,
        outcome="hire",
        rationale="Knows the work.",
        override_reason="Ivan is ill.",
        based_on=None,
    )
    text = client.get(page(mine)).text
    assert "Knows the work." in text
    assert "ivan" not in text.lower()


def test_who_still_has_to_submit_is_not_told(client, mine, ivan):
    before = TOKEN.sub("", client.get(page(mine)).text)
    make_scorecard(ivan, application=mine.application)
    assert TOKEN.sub("", client.get(page(mine)).text) == before


def test_before_submitting_it_is_not_there(client, ida, ivan):
    card = make_scorecard(ida)
    make_submitted(ivan, application=card.application)
    client.force_login(ida)
    assert client.get(page(card)).status_code == 404


def test_another_round_that_is_to_do_hides_it(client, mine, ivan, ida):
    make_submitted(ivan, application=mine.application, notes="Heard by Ivan.")
    assign(application=mine.application, interviewer=ida, round=2)
    response = client.get(page(mine))
    assert response.status_code == 403
    assert "Heard by Ivan." not in response.text


def test_opening_that_does_not_allow_it_has_no_such_page(client, mine):
    Opening.objects.update(interviewers_read_debrief=False)
    assert page(mine) not in client.get(reverse("scorecard", args=[mine.pk])).text
    assert client.get(page(mine)).status_code == 404


def test_somebody_else_s_is_not_there(client, mine, ivan):
    client.force_login(ivan)
    assert client.get(page(mine)).status_code == 404

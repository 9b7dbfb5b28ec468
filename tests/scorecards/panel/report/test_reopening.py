"""The page on which a coordinator gives a scorecard back to its interviewer."""

import pytest
from django.urls import reverse

from scorecards.models import Scorecard, SubmittedVersion
from scorecards.workflow.deciding import decide
from tests.makers import make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

LIST = reverse("admin:scorecards_scorecard_changelist")


def page(card):
    return reverse("admin:scorecards_scorecard_reopen", args=[card.pk])


def report(card):
    return reverse("admin:scorecards_scorecard_change", args=[card.pk])


@pytest.fixture
def submitted(ida):
    return make_submitted(ida, notes="Named two phases.")


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


def test_the_report_leads_there_for_coordinators_only(as_coordinator, submitted, petra):
    assert page(submitted) in as_coordinator.get(report(submitted)).text
    as_coordinator.force_login(petra)
    assert page(submitted) not in as_coordinator.get(report(submitted)).text


def test_a_reason_gives_it_back(as_coordinator, submitted):
    response = as_coordinator.post(page(submitted), {"reason": "Wrong candidate."})
    assert response.url == LIST
    submitted.refresh_from_db()
    assert (submitted.status, submitted.version) == ("draft", 2)
    assert SubmittedVersion.objects.get().reason == "Wrong candidate."
    assert "Scorecard reopened. ida can change it" in as_coordinator.get(LIST).text


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_it_stays_locked(as_coordinator, submitted, reason):
    response = as_coordinator.post(page(submitted), {"reason": reason})
    assert response.status_code == 422
    assert "Explain why you are reopening the scorecard." in response.text
    assert Scorecard.objects.get().is_submitted


def test_asking_alone_changes_nothing(as_coordinator, submitted):
    as_coordinator.get(page(submitted), {"reason": "Wrong candidate."})
    assert Scorecard.objects.get().is_submitted


def test_nobody_reopens_their_own(as_coordinator, cora):
    own = make_submitted(cora)
    assert "Ask another coordinator" in as_coordinator.get(page(own)).text
    refused = as_coordinator.post(page(own), {"reason": "A slip."})
    assert refused.status_code == 422
    assert "Ask another coordinator" in refused.text
    assert Scorecard.objects.get().is_submitted


def test_what_one_may_not_see_one_may_not_reopen(as_coordinator, cora, submitted):
    make_scorecard(cora, application=submitted.application)
    for send in (as_coordinator.get, as_coordinator.post):
        assert send(page(submitted), {"reason": "A slip."}).status_code == 404
    submitted.refresh_from_db()
    assert submitted.is_submitted


def test_a_second_click_finds_nothing(as_coordinator, submitted):
    sent = {"reason": "A slip."}
    statuses = [
        as_coordinator.post(page(submitted), sent).status_code for _ in range(2)
    ]
    assert statuses == [302, 404]
    assert SubmittedVersion.objects.count() == 1


def test_page_says_that_the_panel_has_decided(as_coordinator, submitted, petra):
    assert "already decided" not in as_coordinator.get(page(submitted)).text
    decide(
        application=submitted.application,
        by=petra,
        outcome="hire",
        rationale="All agree.",
        based_on=None,
    )
    assert "already decided (Hire)" in as_coordinator.get(page(submitted)).text


def test_page_says_that_others_have_been_open(as_coordinator, submitted, ivan):
    assert "marked “Changed after" not in as_coordinator.get(page(submitted)).text
    make_submitted(ivan, application=submitted.application)
    assert "marked “Changed after" in as_coordinator.get(page(submitted)).text

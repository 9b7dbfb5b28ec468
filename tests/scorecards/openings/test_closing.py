"""Closing an opening, with the scorecards that are still to do."""

import pytest
from django.urls import reverse

from scorecards.models import AuditEntry, Opening, Scorecard
from scorecards.workflow.closing_opening import close_opening, reopen_opening
from scorecards.workflow.deciding import scorecards_to_do
from scorecards.workflow.gaps import IncompleteError
from scorecards.workflow.submitting import submit
from tests.makers import (
    assign,
    fill,
    make_application,
    make_opening,
    make_scorecard,
    make_submitted,
)
from tests.scorecards.panel.debrief.addresses import debrief

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_cora(client, cora):
    client.force_login(cora)
    return client


@pytest.fixture
def application():
    return make_application(opening=make_opening())


def page(name, opening):
    return reverse(f"admin:scorecards_opening_{name}", args=[opening.pk])


def test_what_is_to_do_is_asked_about(as_cora, application, ida):
    assign(application=application, interviewer=ida)
    response = as_cora.get(page("close", application.opening))
    assert "1 scorecard is still to do:" in response.text
    assert "ida for Ada Park, round 1" in response.text
    response = as_cora.post(page("close", application.opening), {})
    assert "Choose what happens to these scorecards." in response.text
    assert Opening.objects.get().closed_at is None


def test_nobody_waits_for_what_was_ended(as_cora, application, ida):
    assign(application=application, interviewer=ida)
    as_cora.post(page("close", application.opening), {"scorecards": "end"})
    opening = Opening.objects.get()
    assert opening.closed_at == Scorecard.objects.get().ended_at
    assert scorecards_to_do(application) == []
    assert AuditEntry.objects.get(action="closed").details == {"ended": 1}
    history = as_cora.get(page("history", opening)).text
    assert "cora closed the opening." in history


def test_nobody_ends_their_own_to_read_the_others(as_cora, application, ida, cora):
    make_submitted(ida, application=application)
    own = make_scorecard(cora, application=application)
    page_of = page("close", application.opening)
    assert "Your own stay to do" in as_cora.get(page_of).text
    as_cora.post(page_of, {"scorecards": "end"})
    assert list(Scorecard.objects.visible_to(cora)) == [own]
    assert Scorecard.objects.get(interviewer=cora).ended_at is None


def test_what_is_kept_can_be_finished(as_cora, application, ida):
    card = make_scorecard(ida, application=application)
    as_cora.post(page("close", application.opening), {"scorecards": "keep"})
    submit(fill(card), by=ida)
    assert Scorecard.objects.get().is_submitted


def test_nothing_is_asked_where_nothing_is_to_do(as_cora, application):
    assert "still to do" not in as_cora.get(page("close", application.opening)).text
    as_cora.post(page("close", application.opening), {})
    assert Opening.objects.get().closed_at


def test_reopening_gives_them_back(as_cora, application, ida):
    assign(application=application, interviewer=ida)
    close_opening(application.opening, end_scorecards=True)
    response = as_cora.post(page("reopen", application.opening), follow=True)
    assert "Scorecards that had ended are to do again." in response.text
    card = Scorecard.objects.get()
    assert (card.ended_at, list(Scorecard.objects.to_do())) == (None, [card])
    assert not card.started_after_others


def test_what_could_be_read_meanwhile_is_marked(application, ida, petra, cora):
    make_submitted(ida, application=application)
    assign(application=application, interviewer=cora)
    make_scorecard(petra, application=application)
    close_opening(application.opening, end_scorecards=True)
    assert Scorecard.objects.visible_to(petra).filter(interviewer=ida).exists()
    reopen_opening(application.opening)
    assert not Scorecard.objects.visible_to(petra).filter(interviewer=ida).exists()
    assert Scorecard.objects.get(interviewer=petra).changed_after_reveal
    assert Scorecard.objects.get(interviewer=cora).started_after_others


def test_the_debrief_waits_for_nobody_who_was_ended(client, application, ida, petra):
    make_submitted(ida, application=application)
    make_scorecard(petra, application=application)
    close_opening(application.opening, end_scorecards=True)
    client.force_login(petra)
    assert client.get(debrief(application)).status_code == 200


def test_what_was_ended_is_kept_and_not_submitted(application, ida):
    card = fill(make_scorecard(ida, application=application))
    close_opening(application.opening, end_scorecards=True)
    with pytest.raises(IncompleteError, match="The opening was closed"):
        submit(card, by=ida)
    assert Scorecard.objects.get().summary == "Knows the work."


def test_what_was_ended_is_not_on_the_list_to_do(client, application, ida):
    assign(application=application, interviewer=ida)
    close_opening(application.opening, end_scorecards=True)
    client.force_login(ida)
    assert "Ada Park" not in client.get(reverse("my_scorecards")).text


def test_several_are_closed_at_once_where_nothing_is_to_do(as_cora, application, ida):
    assign(application=application, interviewer=ida)
    other = make_opening("CRA, Bern")
    data = {
        "action": "close",
        "_selected_action": [application.opening_id, other.pk],
        "index": 0,
    }
    address = reverse("admin:scorecards_opening_changelist")
    response = as_cora.post(address, data, follow=True)
    assert "Scorecards are still to do in CRA, Basel." in response.text
    assert list(Opening.objects.still_open()) == [application.opening]


def test_a_newer_kit_is_offered_where_it_can_be_taken(
    as_cora, client, application, ida, gwen
):
    application.opening.role.terms.get().questions.update(text="Reworded?")
    offer = "can move to the newest kit"
    assert offer in as_cora.get(page("place", application.opening)).text
    card = make_scorecard(ida, application=application)
    assert offer not in as_cora.get(page("place", application.opening)).text
    card.delete()
    close_opening(application.opening)
    assert offer not in as_cora.get(page("place", application.opening)).text
    client.force_login(gwen)
    assert offer not in client.get(page("change", application.opening)).text


@pytest.mark.parametrize("status", ["started", "withdrawn", "declined"])
def test_what_is_not_to_do_is_not_ended(as_cora, application, ida, status):
    make_scorecard(ida, application=application, status=status)
    response = as_cora.get(page("close", application.opening))
    assert "still to do" not in response.text
    close_opening(application.opening, end_scorecards=True)
    assert Scorecard.objects.get().ended_at is None
    assert AuditEntry.objects.get(action="closed").details == {"ended": 0}


def test_what_was_ended_is_neither_to_do_nor_to_decline(client, application, ida):
    card = make_scorecard(ida, application=application)
    close_opening(application.opening, end_scorecards=True)
    client.force_login(ida)
    home = client.get(reverse("my_scorecards")).text
    assert "Ada Park" not in home
    decline = client.get(reverse("decline_interview", args=[card.pk]))
    assert decline.status_code == 404

"""Coordinators see who fills scorecards for an application, and take back mistakes."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from scorecards.models import Answer, Scorecard
from scorecards.workflow.deciding import scorecards_to_do
from scorecards.workflow.planning_questions import choose_questions
from scorecards.workflow.withdrawing import withdraw
from tests.makers import (
    assign,
    fill,
    make_application,
    make_scorecard,
    make_submitted,
)

pytestmark = pytest.mark.django_db


def page(application):
    return reverse("admin:scorecards_application_change", args=[application.pk])


def withdrawal(card):
    return reverse(
        "admin:scorecards_application_withdraw", args=[card.application_id, card.pk]
    )


def listed(client, application):
    response = client.get(page(application))
    return [
        (name, card.round, card.get_status_display())
        for name, card in response.context["interviews"].rows
    ]


@pytest.fixture
def assigned(ida):
    return assign(application=make_application(), interviewer=ida)


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


def test_page_lists_interviewers_with_round_and_status(
    as_coordinator, assigned, ida, ivan, petra
):
    application = assigned.application
    make_scorecard(ivan, application=application, round=2)
    make_submitted(petra, application=application)
    make_scorecard(ivan, application=make_application("Bo Lind"))
    assert listed(as_coordinator, application) == [
        ("ida", 1, "Assigned"),
        ("petra", 1, "Submitted"),
        ("ivan", 2, "Draft"),
    ]


def test_submitted_scorecards_have_no_way_to_withdraw(as_coordinator, assigned, ivan):
    submitted = make_submitted(ivan, application=assigned.application)
    words = as_coordinator.get(page(assigned.application)).content.decode()
    assert withdrawal(assigned) in words
    assert withdrawal(submitted) not in words


def test_list_tells_states_and_no_content(as_coordinator, cora, ivan):
    card = make_submitted(ivan, notes="secret", summary="secret", flags=1)
    make_scorecard(cora, application=card.application)
    words = as_coordinator.get(page(card.application)).content.decode()
    assert "Draft" in words
    for hidden in ("secret", "4.00", "2 answers", "red flag"):
        assert hidden not in words


def test_coordinator_with_one_to_submit_sees_who_else_has_one_and_nobody_more(
    as_coordinator, assigned, cora, ivan
):
    make_submitted(ivan, application=assigned.application)
    make_scorecard(cora, application=assigned.application)
    assert listed(as_coordinator, assigned.application) == [
        ("cora", 1, "Draft"),
        ("ida", 1, "Assigned"),
    ]


def test_panel_with_one_to_submit_is_not_told_who_else_has(client, assigned, petra):
    client.force_login(petra)
    assert listed(client, assigned.application) == [("ida", 1, "Assigned")]
    assert withdrawal(assigned) not in client.get(page(assigned.application)).text
    make_scorecard(petra, application=assigned.application)
    assert listed(client, assigned.application) == [("petra", 1, "Draft")]


def test_withdrawn_scorecard_is_gone_with_its_blank_answers(as_coordinator, assigned):
    response = as_coordinator.post(withdrawal(assigned), {"reason": "Wrong person."})
    assert response.url == page(assigned.application)
    assert not Scorecard.objects.exists()
    assert not Answer.objects.exists()


def test_reason_stays_in_the_history_of_the_application(as_coordinator, cora, assigned):
    as_coordinator.post(withdrawal(assigned), {"reason": "Wrong person."})
    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_edited_object()) == (cora, assigned.application)
    assert entry.get_change_message() == (
        "Withdrew the scorecard of ida, round 1: Wrong person."
    )


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_withdrawn(as_coordinator, assigned, reason):
    response = as_coordinator.post(withdrawal(assigned), {"reason": reason})
    assert response.status_code == 422
    assert "Explain why you are withdrawing the scorecard." in response.content.decode()
    assert Scorecard.objects.get() == assigned


def test_submitted_scorecard_is_not_withdrawn(as_coordinator, ida):
    card = make_submitted(ida)
    response = as_coordinator.post(withdrawal(card), {"reason": "Wrong person."})
    assert response.status_code == 422
    assert "is submitted. Reopen it first." in response.text
    assert Scorecard.objects.get().is_submitted
    assert not LogEntry.objects.exists()


def withdrawn(interviewer):
    card = fill(make_scorecard(interviewer), notes="Only for me.")
    withdraw(card, by=None, reason="Wrong person.")
    return Scorecard.objects.get(pk=card.pk)


def test_content_is_kept_and_read_by_its_author_alone(client, ida, cora, petra):
    card = withdrawn(ida)
    client.force_login(ida)
    text = client.get(reverse("scorecard", args=[card.pk])).text
    assert "A coordinator withdrew this scorecard: Wrong person." in text
    assert "Only for me." in text
    for other in (cora, petra):
        assert card not in Scorecard.objects.visible_to(other)


def test_withdrawn_scorecard_hides_and_blocks_nothing(ida, ivan, petra):
    card = withdrawn(petra)
    other = make_submitted(ivan, application=card.application)
    assert other in Scorecard.objects.visible_to(petra)
    assert scorecards_to_do(card.application) == []


def test_nothing_is_saved_in_a_withdrawn_scorecard(client, ida):
    card = withdrawn(ida)
    client.force_login(ida)
    sent = {"conclusion-revision": 0, "conclusion-summary": "Too late."}
    response = client.post(reverse("scorecard", args=[card.pk]), sent)
    assert response.status_code == 409
    assert "Too late." in response.text


def test_undoing_brings_everything_back_marked_where_others_were_read(
    as_coordinator, ivan, petra
):
    card = withdrawn(petra)
    make_submitted(ivan, application=card.application)
    address = reverse(
        "admin:scorecards_application_restore", args=[card.application_id, card.pk]
    )
    assert address in as_coordinator.get(page(card.application)).text
    as_coordinator.post(address)
    card.refresh_from_db()
    assert (card.status, card.closed_reason) == ("draft", "")
    assert card.changed_after_reveal
    assert card.answers.first().notes == "Only for me."


def test_nobody_withdraws_what_they_wrote_themselves(as_coordinator, cora):
    card = make_scorecard(cora)
    response = as_coordinator.post(withdrawal(card), {"reason": "Wrong person."})
    assert response.status_code == 422
    assert "You can’t withdraw your own scorecard." in response.text


def test_withdrawn_text_stays_when_the_opening_changes_its_questions(ida, cora):
    card = withdrawn(ida)
    opening = card.application.opening
    keys = opening.kit.questions.values_list("pk", flat=True)
    choose_questions(opening, {keys[0]: 2, keys[1]: 1}, by=cora)
    assert {each.notes for each in card.answers.all()} == {"Only for me."}


def test_second_click_finds_nothing(as_coordinator, assigned):
    address = withdrawal(assigned)
    sent = {"reason": "Wrong person."}
    statuses = [as_coordinator.post(address, sent).status_code for _ in range(2)]
    assert statuses == [302, 404]


def test_hidden_scorecard_answers_as_if_it_were_not_there(as_coordinator, cora, ivan):
    hidden = make_submitted(ivan)
    make_scorecard(cora, application=hidden.application)
    assert as_coordinator.get(withdrawal(hidden)).status_code == 404


@pytest.mark.parametrize("number", [0, 10**30])
def test_scorecard_is_one_of_the_application(as_coordinator, assigned, number):
    name = "admin:scorecards_application_withdraw"
    for args in ([number, assigned.pk], [assigned.application_id, number]):
        assert as_coordinator.get(reverse(name, args=args)).status_code == 404


def test_asking_changes_nothing_and_posting_needs_the_token(cora, assigned):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cora)
    browser.get(withdrawal(assigned), {"reason": "Wrong person."})
    response = browser.post(withdrawal(assigned), {"reason": "Wrong person."})
    assert response.status_code == 403
    assert Scorecard.objects.get() == assigned


def test_it_can_be_assigned_again(as_coordinator, assigned, ida):
    as_coordinator.post(withdrawal(assigned), {"reason": "Too early."})
    again = assign(application=assigned.application, interviewer=ida)
    assert (again.round, again.status) == (1, "assigned")

"""An interviewer asks to reopen, and whoever may reopen reads and answers it."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from scorecards.models import AuditEntry, ReopenRequest, Scorecard
from scorecards.reminders.asked import send_requests
from scorecards.workflow.asking_to_reopen import ask_to_reopen
from scorecards.workflow.reopening import reopen
from tests.makers import make_scorecard, make_submitted

pytestmark = pytest.mark.django_db
REASON = "I rated question 2 with a 5 by mistake."


@pytest.fixture
def card(ida):
    return make_submitted(ida)


@pytest.fixture
def asked(card, ida):
    ask_to_reopen(card, by=ida, reason=REASON)
    return card


def page(card):
    return reverse("ask_to_reopen", args=[card.pk])


def where_they_work(card):
    """*Review*, the scorecard, and its opening."""
    key, opening = card.pk, card.application.opening_id
    return [
        reverse("admin:index"),
        reverse("admin:scorecards_scorecard_change", args=[key]),
        reverse("admin:scorecards_opening_place", args=[opening]),
    ]


def texts(client, who, card):
    client.force_login(who)
    return [client.get(address).text for address in where_they_work(card)]


def test_the_locked_page_says_who_can_reopen_and_leads_there(client, card, ida, cora):
    client.force_login(ida)
    text = client.get(reverse("scorecard", args=[card.pk])).text
    assert "cora can reopen it" in text
    assert page(card) in text


def test_before_submitting_the_review_says_who_can_reopen(client, ida, cora):
    card = make_scorecard(ida)
    client.force_login(ida)
    response = client.get(reverse("review_scorecard", args=[card.pk]))
    assert response.context["who"] == "cora"


def test_without_a_coordinator_an_administrator_can(client, card, ida):
    client.force_login(ida)
    assert "an administrator can reopen it" in (
        client.get(reverse("scorecard", args=[card.pk])).text
    )


def test_asking_keeps_the_reason_out_of_the_trail(client, card, ida):
    client.force_login(ida)
    client.post(page(card), {"reason": REASON})
    assert ReopenRequest.objects.get().reason == REASON
    entry = AuditEntry.objects.get(action="reopen_asked")
    assert (entry.actor_key, entry.details, "reason" in entry.words) == (
        ida.pk,
        {},
        False,
    )


def test_asking_twice_is_one_request(client, asked, ida):
    client.force_login(ida)
    client.post(page(asked), {"reason": "Again."})
    assert [each.reason for each in ReopenRequest.objects.all()] == [REASON]


def test_a_request_needs_a_reason(client, card, ida):
    client.force_login(ida)
    response = client.post(page(card), {"reason": " "})
    assert response.status_code == 422
    assert "Explain what you want to change." in response.text


def test_whoever_can_reopen_reads_it_where_they_work(client, asked, cora):
    assert [REASON in text for text in texts(client, cora, asked)] == [True] * 3


def test_nobody_else_does(client, asked, petra, ida):
    assert [REASON in text for text in texts(client, petra, asked)] == [False] * 3


def test_whoever_still_has_to_submit_hears_nothing(client, asked, cora):
    make_scorecard(cora, application=asked.application)
    assert not any(REASON in text for text in texts(client, cora, asked))
    send_requests(timezone.now())
    assert mail.outbox == []


def test_reopening_closes_the_request(client, asked, cora, ida):
    reopen(asked, by=cora, reason="As asked.")
    request = ReopenRequest.objects.get()
    assert (request.outcome, request.closed_by) == ("reopened", cora)


def test_declining_takes_an_answer_which_the_interviewer_reads(
    client, asked, cora, ida
):
    client.force_login(cora)
    decline = reverse("admin:scorecards_scorecard_keep_locked", args=[asked.pk])
    assert client.post(decline, {"reason": ""}).status_code == 422
    client.post(decline, {"reason": "The panel has decided."})
    client.force_login(ida)
    text = client.get(reverse("scorecard", args=[asked.pk])).text
    assert "cora declined to reopen this scorecard" in text
    assert "The panel has decided." in text
    assert Scorecard.objects.get().status == "submitted"


def test_interviewer_takes_it_back_and_can_ask_again(client, asked, ida):
    client.force_login(ida)
    client.post(page(asked), {"take_back": "1"})
    client.post(page(asked), {"reason": "Now in earnest."})
    outcomes = ReopenRequest.objects.values_list("outcome", flat=True)
    assert list(outcomes) == ["taken_back", ""]


def test_answering_twice_is_refused(client, asked, cora):
    client.force_login(cora)
    decline = reverse("admin:scorecards_scorecard_keep_locked", args=[asked.pk])
    client.post(decline, {"reason": "No."})
    response = client.post(decline, {"reason": "No!"})
    assert response.status_code == 422
    assert ReopenRequest.objects.get().answer == "No."


def test_one_mail_to_each_who_can_answer_without_the_reason(asked, cora, settings):
    settings.MAIL_GOES_OUT = True
    cora.email = "cora@example.org"
    cora.save()
    call_command("send_mails", dry_run=True)
    assert mail.outbox == []
    call_command("send_mails")
    call_command("send_mails")
    (sent,) = mail.outbox
    assert sent.to == ["cora@example.org"]
    assert where_they_work(asked)[1] in sent.body
    assert REASON not in sent.body

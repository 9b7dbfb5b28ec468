"""Interviewers stop their own reminders, with a reason."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from scorecards.models import AuditEntry, Opening, Scorecard
from scorecards.workflow.stopping_reminders import stop_reminders
from tests.makers import make_scorecard

pytestmark = pytest.mark.django_db


@pytest.fixture
def to_do(ida, client):
    client.force_login(ida)
    return make_scorecard(ida, due_at=timezone.now())


def link(to_do, words):
    return re.compile(rf'<a href="{page(to_do)}"[^>]*>{words}</a>')


def page(to_do):
    return reverse("reminders", args=[to_do.pk])


def test_stopped_with_a_reason(to_do, client):
    response = client.post(page(to_do), {"reason": "It was called off."}, follow=True)

    assert response.redirect_chain == [(reverse("my_scorecards"), 302)]
    assert "Reminders stopped." in response.text
    to_do.refresh_from_db()
    assert to_do.reminders_dismissed_at
    assert to_do.reminders_dismissed_reason == "It was called off."


def test_not_without_one(to_do, client):
    response = client.post(page(to_do), {"reason": " "})

    assert response.status_code == 422
    assert "Explain why you don’t need reminders." in response.text
    to_do.refresh_from_db()
    assert to_do.reminders_dismissed_at is None


def test_can_be_taken_up_again(to_do, client):
    client.post(page(to_do), {"reason": "It was called off."})
    assert "It was called off." in client.get(page(to_do)).text

    client.post(page(to_do), {"resume": "1"})

    to_do.refresh_from_db()
    assert to_do.reminders_dismissed_at is None


def test_the_trail_keeps_that_they_were_stopped_and_started_again(to_do, client):
    client.post(page(to_do), {"reason": "It was called off."})
    client.post(page(to_do), {"reason": "It was called off."})
    client.post(page(to_do), {"resume": "1"})
    entries = AuditEntry.objects.order_by("pk")
    assert [each.action for each in entries] == ["no_reminders", "reminders"]
    assert entries[0].words["reason"] == "It was called off."


def test_nothing_is_stopped_for_what_was_withdrawn_meanwhile(to_do, ida):
    Scorecard.objects.filter(pk=to_do.pk).delete()
    with pytest.raises(Scorecard.DoesNotExist):
        stop_reminders(to_do, by=ida, reason="Called off.")
    assert not AuditEntry.objects.exists()


def test_nobody_stops_those_of_another(to_do, client, ivan):
    client.force_login(ivan)

    assert client.post(page(to_do), {"reason": "Mine."}).status_code == 404
    assert Scorecard.objects.get().reminders_dismissed_at is None


def test_my_scorecards_leads_there_and_says_when_they_are_stopped(to_do, client):
    assert link(to_do, "Reminders").search(client.get("/").text)

    client.post(page(to_do), {"reason": "It was called off."})

    assert link(to_do, "Reminders stopped").search(client.get("/").text)


@pytest.mark.parametrize(
    ("times", "reminds"),
    [({"due_at": None}, True), ({}, False)],
    ids=["no time", "off"],
)
def test_no_way_there_where_nobody_is_reminded(to_do, client, times, reminds):
    Scorecard.objects.update(**times)
    Opening.objects.update(send_reminders=reminds)
    assert page(to_do) not in client.get("/").text

"""Whoever waits for a scorecard reminds its interviewer now."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from scorecards.models import Reminder
from scorecards.reminders.by_hand import NotRemindedError, remind
from scorecards.reminders.sending import send_reminders
from tests.makers import make_scorecard

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def to_do(ida):
    ida.email = "ida@example.org"
    ida.save()
    return make_scorecard(ida, due_at=NOW - timedelta(hours=30))


def test_interviewer_gets_a_mail_and_it_counts_as_a_reminder(to_do, cora):
    remind(to_do, by=cora, now=NOW)
    assert [message.to for message in mail.outbox] == [["ida@example.org"]]
    assert Reminder.objects.values_list("number", "sent_at").get() == (1, NOW)


def test_not_twice_within_half_a_day(to_do, cora):
    remind(to_do, by=cora, now=NOW)
    with pytest.raises(NotRemindedError, match="already today"):
        remind(to_do, by=cora, now=NOW + timedelta(hours=11))
    assert len(mail.outbox) == 1


def test_the_reminders_of_the_plan_go_on_from_there(to_do, cora):
    remind(to_do, by=cora, now=NOW)
    remind(to_do, by=cora, now=NOW + timedelta(hours=13))
    assert [sent.number for sent in send_reminders(NOW + timedelta(hours=13))] == []


def test_not_who_has_stopped_them(to_do, cora):
    to_do.reminders_dismissed_at = NOW
    to_do.save()
    with pytest.raises(NotRemindedError, match="gets no reminders"):
        remind(to_do, by=cora, now=NOW)


def test_by_the_panel_that_waits_for_it(to_do, petra):
    remind(to_do, by=petra, now=NOW)
    assert len(mail.outbox) == 1


def test_not_by_a_panel_member_who_still_has_to_submit_for_this_candidate(to_do, petra):
    make_scorecard(petra, application=to_do.application)
    with pytest.raises(PermissionDenied):
        remind(to_do, by=petra, now=NOW)
    assert mail.outbox == []


def test_not_by_a_panel_member_off_the_hiring_team(to_do, petra):
    opening = to_do.application.opening
    opening.readers = opening.Readers.TEAM
    opening.save()
    with pytest.raises(PermissionDenied):
        remind(to_do, by=petra, now=NOW)


def test_not_by_another_interviewer(to_do, ivan):
    with pytest.raises(PermissionDenied):
        remind(to_do, by=ivan, now=NOW)


@pytest.mark.parametrize("start", ["first page", "opening"])
def test_the_panel_has_the_button_where_it_reads_who_is_late(
    client, to_do, petra, start
):
    client.force_login(petra)
    place = reverse(
        "admin:scorecards_opening_place", args=[to_do.application.opening_id]
    )
    page = client.get(reverse("admin:index") if start == "first page" else place)
    address = reverse("admin:scorecards_scorecard_remind", args=[to_do.pk])
    assert f'action="{address}"' in page.text
    assert ">Remind now<" in page.text


def test_button_of_the_first_page_reminds(client, to_do, cora):
    client.force_login(cora)
    address = reverse("admin:scorecards_scorecard_remind", args=[to_do.pk])
    assert f'action="{address}"' in client.get(reverse("admin:index")).text
    page = client.post(address, follow=True)
    assert "Reminder sent to ida." in page.text
    assert len(mail.outbox) == 1


def test_without_a_mail_server_it_says_so(client, to_do, cora, settings):
    settings.MAIL_GOES_OUT = False
    client.force_login(cora)
    address = reverse("admin:scorecards_scorecard_remind", args=[to_do.pk])
    assert "No mail server is set up" in client.post(address, follow=True).text
    assert mail.outbox == []

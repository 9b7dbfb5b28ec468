"""Times on interviewers' pages are in their own zone, which each page names once."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from scorecards.models import Scorecard
from tests.makers import assign, make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def in_tokyo(client, ida):
    client.force_login(ida)
    client.cookies["zone"] = "Asia/Tokyo"
    return client


def test_a_save_says_the_reader_s_time(in_tokyo, ida):
    card = make_scorecard(ida)
    data = {"conclusion-summary": "Good.", "conclusion-revision": "0"}
    address = reverse("scorecard", args=[card.pk])
    with time_machine.travel(NOON, tick=False):
        answer = in_tokyo.post(address, data, headers={"Accept": "application/json"})
        assert answer.json()["savedAt"] == "21:00"
        assert "Saved 21:00" in in_tokyo.get(address).text


def test_a_submitted_scorecard_is_told_in_the_reader_s_zone(in_tokyo, ida):
    card = make_submitted(ida)
    Scorecard.objects.filter(pk=card.pk).update(submitted_at=NOON)
    text = in_tokyo.get(reverse("scorecard", args=[card.pk])).text
    assert "Submitted 24 Nov 2026, 21:00." in text
    assert text.count("Times are in Asia/Tokyo.") == 1


def test_interviews_on_the_start_page_are_too(in_tokyo, ida):
    assign(application=make_application(), interviewer=ida, interview_at=NOON)
    text = in_tokyo.get(reverse("start_scorecard")).text
    assert "Tue 24 Nov, 21:00" in text
    assert text.count("Times are in Asia/Tokyo.") == 1


def test_the_panel_s_pages_stay_in_the_zone_of_the_site(client, petra, ida):
    card = make_submitted(ida)
    Scorecard.objects.filter(pk=card.pk).update(submitted_at=NOON)
    client.force_login(petra)
    client.cookies["zone"] = "Asia/Tokyo"
    address = reverse("admin:scorecards_scorecard_change", args=[card.pk])
    assert "24 Nov 2026, 12:00 UTC" in client.get(address).text

"""My interviews tells when interviews are, and when scorecards are due."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from scorecards.models import Candidate
from tests.makers import assign, lock, make_application, make_opening

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def opening():
    return make_opening(time_zone="Europe/Zurich")


def assigned(ida, opening, name, **times):
    application = make_application(name, opening=opening)
    return assign(application=application, interviewer=ida, **times)


def home(client, ida, now=NOON):
    with time_machine.travel(now, tick=False):
        client.force_login(ida)
        return " ".join(client.get("/").text.split())


def test_times_are_in_the_zone_of_the_browser_said_once(client, ida, opening):
    assigned(ida, opening, "Ada Park", interview_at=NOON + timedelta(hours=1))
    client.cookies["zone"] = "America/New_York"
    shown = home(client, ida)
    assert "Tue 24 Nov, 08:00" in shown
    assert shown.count("Times are in America/New_York.") == 1


def test_chosen_zone_wins_over_the_browser_s(client, ida, opening):
    assigned(ida, opening, "Ada Park", interview_at=NOON + timedelta(hours=1))
    client.cookies["zone"] = "America/New_York"
    client.force_login(ida)
    client.post(reverse("choose_zone"), {"zone": "Asia/Tokyo"})
    assert "Tue 24 Nov, 22:00" in home(client, ida)


@pytest.mark.parametrize("cookie", ["", "Mars/Olympus", "../etc/passwd"])
def test_without_a_known_zone_it_is_the_opening_s(client, ida, opening, cookie):
    assigned(ida, opening, "Ada Park", interview_at=NOON + timedelta(hours=1))
    client.cookies["zone"] = cookie
    shown = home(client, ida)
    assert "Tue 24 Nov, 14:00" in shown
    assert "Times are in Europe/Zurich." in shown


def test_unknown_zone_cannot_be_chosen(client, ida):
    client.force_login(ida)
    response = client.post(reverse("choose_zone"), {"zone": "Mars/Olympus"})
    assert response.status_code == 422


def test_what_is_late_is_said_to_be(client, ida, opening):
    assigned(ida, opening, "Ada Park", due_at=NOON - timedelta(days=2))
    assert "2 days late" in home(client, ida).replace("\xa0", " ")


def test_invitation_is_one_press_away(client, ida, opening):
    card = assigned(ida, opening, "Ada Park", interview_at=NOON + timedelta(hours=1))
    assert reverse("invitation", args=[card.pk]) in home(client, ida)


def test_scorecard_says_when_where_and_what_to_know(client, ida, opening):
    times = {"interview_at": NOON + timedelta(hours=1), "place": "https://meet.example"}
    card = assigned(ida, opening, "Ada Park", brief="Ask about GCP.", **times)
    Candidate.objects.update(pronunciation="AY-da", pronouns="she/her")
    client.force_login(ida)
    shown = " ".join(client.get(reverse("scorecard", args=[card.pk])).text.split())
    assert "Tue 24 Nov 2026, 14:00 Europe/Zurich, 60 min" in shown
    assert 'href="https://meet.example"' in shown
    assert "Ask about GCP." in shown
    assert "Ada Park, said AY-da (she/her)" in shown


def test_first_due_comes_first_and_what_has_no_time_last(client, ida, opening):
    assigned(ida, opening, "Without one")
    assigned(ida, opening, "Later", due_at=NOON + timedelta(days=2))
    assigned(ida, opening, "Sooner", due_at=NOON + timedelta(days=1))
    shown = home(client, ida)
    assert shown.index("Sooner") < shown.index("Later") < shown.index("Without one")


def test_submitted_ones_are_due_no_more(client, ida, opening):
    lock(assigned(ida, opening, "Ada Park", interview_at=NOON, due_at=NOON), at=NOON)
    shown = home(client, ida)
    assert "ue Tue" not in shown
    assert "Interview Tue" not in shown

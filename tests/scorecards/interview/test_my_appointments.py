"""My interviews tells when interviews are, and when scorecards are due."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

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


def test_interview_and_due_time_are_in_the_zone_of_the_opening(client, ida, opening):
    times = {"interview_at": NOON + timedelta(hours=1), "interview_minutes": 45}
    scorecard = assigned(
        ida, opening, "Ada Park", due_at=NOON + timedelta(hours=2), **times
    )
    shown = home(client, ida)
    assert "Tuesday 24 Nov, 14:00 Europe/Zurich, 45 minutes" in shown
    assert "Due Tue 24 Nov 2026, 15:00 Europe/Zurich" in shown
    assert reverse("invitation", args=[scorecard.pk]) in shown


def test_what_is_late_is_said_to_be(client, ida, opening):
    assigned(ida, opening, "Ada Park", due_at=NOON - timedelta(minutes=1))
    assert (
        "1 minute late</strong>, was due Tue 24 Nov 2026, 12:59 Europe/Zurich"
        in home(client, ida)
    )


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

"""The interview as a file for calendars, read back by a calendar library."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from scorecards.models import Candidate, Opening
from tests.makers import (
    assign,
    fill,
    lock,
    make_application,
    make_opening,
    make_scorecard,
)
from tests.scorecards.mails.calendars import read

pytestmark = [pytest.mark.django_db, pytest.mark.once]

AT = datetime(2026, 7, 6, 12, tzinfo=UTC)


@pytest.fixture
def scorecard(ida):
    opening = make_opening(time_zone="Europe/Zurich", location="Basel")
    return assign(
        application=make_application(opening=opening),
        interviewer=ida,
        interview_at=AT,
        interview_minutes=45,
    )


def file_of(client, scorecard, user, name="invitation"):
    client.force_login(user)
    return client.get(reverse(name, args=[scorecard.pk]))


def event_of(response):
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    return event


def test_event_says_when_for_how_long_who_and_where(client, scorecard, ida, settings):
    settings.SITE_URL = "https://interviews.example.com"
    response = file_of(client, scorecard, ida)
    event = event_of(response)
    assert response["Content-Type"].startswith("text/calendar")
    assert event["DTSTART"].dt == AT
    assert event["DTSTART"].to_ical() == b"20260706T120000Z"
    assert event["DURATION"].dt == timedelta(minutes=45)
    assert str(event["SUMMARY"]) == "Interview: Ada Park for CRA, Basel"
    assert event["URL"] == f"https://interviews.example.com/scorecards/{scorecard.pk}/"
    assert event["UID"] == f"scorecard-{scorecard.pk}@interviews.example.com"
    assert str(event["LOCATION"]) == "Basel"


def test_file_is_published_and_needs_no_zone(client, scorecard, ida):
    content = file_of(client, scorecard, ida).text
    method, [event] = read(content)
    assert method == "PUBLISH"
    assert "VTIMEZONE" not in content
    assert "TZID" not in content
    assert event["organizer"] == "mailto:scorecards@localhost"
    assert event["attendee"] == ""


def test_same_file_until_the_interview_is_arranged_anew(client, scorecard, ida, cora):
    before = file_of(client, scorecard, ida)
    assert file_of(client, scorecard, ida).content == before.content
    assert event_of(before)["SEQUENCE"] == 0

    client.force_login(cora)
    page = reverse("admin:scorecards_scorecard_arrange", args=[scorecard.pk])
    client.post(page, {"interview_at": "2099-07-07T09:00", "interview_minutes": "60"})

    after = event_of(file_of(client, scorecard, ida))
    assert after["SEQUENCE"] == 1
    assert after["UID"] == event_of(before)["UID"]
    assert after["DTSTART"].dt == datetime(2099, 7, 7, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    ["Bo\r\nATTENDEE:mailto:x@example.com", "Bo; DROP, \\n \\; TABLE", "Ç" * 150, '"='],
)
def test_a_name_is_text_and_nothing_else(client, scorecard, ida, name):
    Candidate.objects.update(name=name)
    response = file_of(client, scorecard, ida)
    event = event_of(response)
    written = name.replace("\r\n", "\n")
    assert str(event["SUMMARY"]) == f"Interview: {written} for CRA, Basel"
    assert "ATTENDEE" not in event


def test_lines_end_and_fold_as_the_format_wants(client, scorecard, ida):
    Candidate.objects.update(name="Ç" * 150)
    content = file_of(client, scorecard, ida).content
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75


def test_it_holds_nothing_of_what_was_written(client, scorecard, ida, cora):
    lock(fill(scorecard, notes="Hidden note.", summary="Hidden summary."))
    for user, name in (
        (ida, "invitation"),
        (cora, "admin:scorecards_scorecard_invitation"),
    ):
        assert b"Hidden" not in file_of(client, scorecard, user, name).content


def test_coordinators_get_the_same_file(client, scorecard, ida, cora):
    name = "admin:scorecards_scorecard_invitation"
    theirs = file_of(client, scorecard, cora, name)
    assert theirs.content == file_of(client, scorecard, ida).content


def test_one_that_is_hidden_from_a_coordinator_is_not_there(client, scorecard, cora):
    make_scorecard(cora, application=scorecard.application)
    lock(scorecard)
    name = "admin:scorecards_scorecard_invitation"
    assert file_of(client, scorecard, cora, name).status_code == 404


def test_without_a_time_there_is_no_file(client, ida):
    assert file_of(client, make_scorecard(ida), ida).status_code == 404


def test_the_site_may_be_in_utc(client, scorecard, ida):
    scorecard.application.opening.time_zone = "UTC"
    scorecard.application.opening.save()
    assert event_of(file_of(client, scorecard, ida))["DTSTART"].dt == AT


def test_reference_only_names_nobody(client, scorecard, ida):
    Opening.objects.update(reference_only=True)
    content = file_of(client, scorecard, ida).text
    assert "Ada Park" not in content
    assert scorecard.application.candidate.reference in content

"""A private calendar at an address that can be renewed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from scorecards.accounts.calendar_feed import MAX_READS
from scorecards.mails import feed as feed_module
from scorecards.models import CalendarFeed, Opening, Scorecard
from scorecards.workflow.arranging import arrange
from scorecards.workflow.starting import assign
from tests.makers import lock, make_application, make_scorecard
from tests.scorecards.mails.calendars import read

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
AT = (timezone.now() + 7 * DAY).replace(microsecond=0)
PAGE = "/accounts/calendar/"


@pytest.fixture
def card(ida, cora):
    application = make_application()
    return assign(application=application, interviewer=ida, interview_at=AT, by=cora)


@pytest.fixture
def feed(ida):
    return CalendarFeed.objects.create(person=ida)


def get(client, key):
    return client.get(reverse("calendar_feed"), {"key": key})


def events(client, feed):
    method, found = read(get(client, feed.key).text)
    assert method == "PUBLISH"
    return found


def test_calendar_programs_read_it_without_a_login(client, card, feed):
    response = get(client, feed.key)
    assert response["Content-Type"].startswith("text/calendar")
    assert not response.cookies
    _, [event] = read(response.text)
    assert (event["start"], event["sequence"]) == (AT, 0)
    assert event["summary"] == "Interview: Ada Park for CRA, Basel"
    assert event["uid"] == f"scorecard-{card.pk}@127.0.0.1"


def test_it_knows_what_moved_and_what_was_withdrawn(client, card, feed, cora):
    later = AT + DAY
    arrange(card, by=cora, interview_at=later, interview_minutes=30, due_at=None)
    [event] = events(client, feed)
    assert (event["start"], event["sequence"]) == (later, 1)
    Scorecard.objects.update(status="withdrawn")
    assert events(client, feed) == []


def test_it_has_ones_own_interviews_alone(client, card, feed, ivan, cora):
    assign(application=card.application, interviewer=ivan, interview_at=AT, by=cora)
    assert len(events(client, feed)) == 1


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"status": "draft"}, 1),
        ({"status": "started"}, 0),
        ({"status": "declined"}, 0),
        ({"ended_at": AT}, 0),
        ({"interview_at": None}, 0),
        ({"interview_at": AT - 60 * DAY}, 0),
        ({"interview_at": AT + 366 * DAY}, 0),
    ],
)
def test_it_has_what_takes_place_around_now(client, card, feed, changes, number):
    Scorecard.objects.update(**changes)
    assert len(events(client, feed)) == number


def test_what_took_place_stays_for_a_month(client, card, feed):
    lock(card)
    Scorecard.objects.update(interview_at=timezone.now() - 30 * DAY)
    assert len(events(client, feed)) == 1


def test_it_says_nothing_that_was_written(client, card, feed):
    Scorecard.objects.update(summary="Hidden.", general_note="Hidden.", brief="Hidden.")
    assert "Hidden" not in get(client, feed.key).text


def test_reference_only_names_nobody(client, card, feed):
    Opening.objects.update(reference_only=True)
    content = get(client, feed.key).text
    assert "Ada Park" not in content
    assert card.application.candidate.reference in content


@pytest.mark.parametrize("key", ["", "x", "x.y", "{nonce}", "{nonce}.", "{nonce}.0ä"])
def test_no_other_key_opens_it(client, card, feed, key):
    assert get(client, key.format(nonce=feed.nonce)).status_code == 404


def test_it_ends_with_the_account(client, card, feed, ida):
    type(ida).objects.update(is_active=False)
    assert get(client, feed.key).status_code == 404


def test_page_creates_renews_and_stops_it(client, card, ida):
    client.force_login(ida)
    assert "calendar.ics" not in client.get(PAGE).text

    page = client.post(PAGE, {"renew": "1"}, follow=True)
    first = CalendarFeed.objects.get().key
    assert f"http://127.0.0.1:8000/calendar.ics?key={first}</textarea>" in page.text
    assert get(client, first).status_code == 200

    client.post(PAGE, {"renew": "1"})
    second = CalendarFeed.objects.get().key
    assert [get(client, key).status_code for key in (first, second)] == [404, 200]

    client.post(PAGE, {"stop": "1"})
    assert get(client, second).status_code == 404


def test_nobody_changes_that_of_another(client, feed, ivan):
    client.force_login(ivan)
    assert feed.nonce not in client.get(PAGE).text
    client.post(PAGE, {"stop": "1"})
    assert CalendarFeed.objects.get().key == feed.key


def test_key_is_not_in_the_database(feed):
    stored = str(CalendarFeed.objects.values().get())
    assert feed.key.partition(".")[2] not in stored


def test_it_is_read_so_often_in_an_hour(client, card, feed, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    codes = [get(client, feed.key).status_code for _ in range(MAX_READS + 1)]
    assert codes == [200] * MAX_READS + [429]
    assert get(client, feed.key)["Retry-After"] == "3600"
    time_machine.shift(timedelta(hours=1))
    assert get(client, feed.key).status_code == 200


def test_it_has_so_many_events(client, ida, feed, monkeypatch):
    monkeypatch.setattr(feed_module, "MAX_EVENTS", 2)
    for number in range(3):
        make_scorecard(
            ida, application=make_application(f"Bo {number}"), interview_at=AT
        )
    assert len(events(client, feed)) == 2


@pytest.mark.parametrize("number", [1, 30])
def test_it_takes_as_many_queries_for_many(
    client, ida, feed, number, django_assert_num_queries
):
    for each in range(number):
        make_scorecard(ida, application=make_application(f"Bo {each}"), interview_at=AT)
    with django_assert_num_queries(6):
        get(client, feed.key)

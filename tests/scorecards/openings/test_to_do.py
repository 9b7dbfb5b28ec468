"""Who has a scorecard to submit, for coordinators."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.makers import lock, make_application, make_opening, make_scorecard

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:scorecards_to_do")
DAY = timedelta(days=1)


@pytest.fixture
def page(client, cora):
    client.force_login(cora)
    return lambda query="": client.get(PAGE + query).text


def test_the_older_address_leads_on_with_its_filter(client, cora):
    client.force_login(cora)
    response = client.get(reverse("admin:scorecards_older_to_do"), {"overdue": ""})
    assert (response.status_code, response.url) == (301, f"{PAGE}?overdue=")


def test_names_who_has_to_submit_and_how_late_they_are(page, ida, ivan):
    make_scorecard(ida, due_at=timezone.now() - DAY)
    make_scorecard(ivan, status="assigned")

    text = page()

    assert "2 scorecards are assigned or in draft" in text
    assert text.index(">ida<") < text.index(">ivan<")
    assert text.count("overdue</strong>") == 1


def test_list_looks_like_every_other_list(page, ida):
    """On a phone each cell says what it is."""
    make_scorecard(ida)
    text = page()
    _, list_ = text.split('id="changelist"')
    headings = re.findall(r'<th scope="col">(.*?)</th>', list_)
    labels = re.findall(r"<td(?: data-label=\"(.*?)\")?>", list_)
    assert labels == headings[1:]


def test_only_those_overdue(page, ida, ivan):
    make_scorecard(ida, due_at=timezone.now() - DAY)
    make_scorecard(ivan, due_at=timezone.now() + DAY)

    text = page("?overdue")

    assert "1 scorecard is overdue" in text
    assert ">ivan<" not in text


def test_leaves_out_whoever_has_submitted(page, ida, ivan):
    lock(make_scorecard(ida))
    make_scorecard(ivan)

    assert ">ida<" not in page()


def test_says_why_no_reminder_goes_out(page, ida):
    make_scorecard(
        ida,
        reminders_dismissed_at=timezone.now(),
        reminders_dismissed_reason="The interview was called off.",
    )

    assert "Stopped: The interview was called off." in page()


def test_due_in_the_zone_of_the_opening(page, ida):
    application = make_application(opening=make_opening(time_zone="Asia/Tokyo"))
    due = timezone.now().replace(2026, 11, 20, 14, 0)
    make_scorecard(ida, application=application, due_at=due)

    assert "Fri 20 Nov 2026, 23:00" in page()


def test_an_empty_list_says_so(page):
    assert "Every scorecard has been submitted." in page()


@pytest.mark.parametrize("number", [1, 30])
def test_queries_do_not_grow(page, person, number, django_assert_num_queries):
    opening = make_opening()
    for place in range(number):
        application = make_application(f"Candidate {place}", opening=opening)
        make_scorecard(person(f"i{place}"), application=application)

    with django_assert_num_queries(7):
        page()

"""The calibration page: what it says, to whom, and from which scorecards."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from scorecards.models import Answer, Opening, Scorecard
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_term,
)
from tests.scorecards.panel.agreement.panels import make_panel, make_panels

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGE = reverse("admin:scorecards_calibration")
LIST = reverse("admin:scorecards_scorecard_changelist")


@pytest.fixture
def as_cora(client, cora):
    client.force_login(cora)
    return client


def words(response):
    """The page's text, with single spaces."""
    main = response.content.decode().partition('id="content-main"')[2]
    return " ".join(strip_tags(main.partition(">")[2]).split())


def alike(ida, ivan):
    return lambda rating: {ida: [rating, rating], ivan: [rating, rating]}


def test_agreement_is_said_with_its_numbers_and_in_words(as_cora, ida, ivan):
    make_panels(alike(ida, ivan), 5)
    text = words(as_cora.get(PAGE))
    assert "From 10 submitted scorecards by 2 interviewers" in text
    assert "Krippendorff’s alpha 1.000 Rely on it" in text
    assert "Shared answers 20 by 2 interviewers" in text
    assert "Pairs within one point 100 % 10 of 10 pairs" in text


def test_undefined_is_said_with_its_reason(as_cora, ida, ivan):
    make_panel("Ada Park", {ida: [4, 2], ivan: [4, 2]})
    text = words(as_cora.get(PAGE))
    alpha = "Krippendorff’s alpha Undefined Fewer than 10 shared answers."
    assert alpha in text
    assert "Undefined No interview time was recorded." in text
    assert "Undefined No due time was set." in text


def test_hours_and_due_time_are_those_of_the_plan(as_cora, ida):
    at = timezone.now()
    (scorecard,) = make_panel("Ada Park", {ida: [4, 2]}, at=at).values()
    Scorecard.objects.filter(pk=scorecard.pk).update(
        interview_at=at - timedelta(hours=2), due_at=at + timedelta(hours=1)
    )
    text = words(as_cora.get(PAGE))
    assert "2.0 h of 1 scorecard 100 % 1 of 1" in text
    assert "Hours to submission, median –" in text  # a chart, empty before now


def test_interviewers_who_share_nobody_are_not_compared(as_cora, ida, ivan):
    make_panel("Ada Park", {ida: [4, 2]})
    make_panel("Bo Lind", {ivan: [4, 2]})
    text = words(as_cora.get(PAGE))
    assert "No shared candidates, so not compared" in text
    assert "higher" not in text.partition("Scorecards Rates higher or lower")[2]


def test_those_who_could_read_the_others_are_said_to_be_left_out(as_cora, ida, ivan):
    made = make_panel("Ada Park", {ida: [4, 2], ivan: [4, 2]})
    Scorecard.objects.filter(pk=made[ivan].pk).update(started_after_others=True)
    assert "1 of them was started or changed after other" in words(as_cora.get(PAGE))


def test_empty_page_says_what_to_do(as_cora):
    assert "No submitted scorecards match." in words(as_cora.get(PAGE))


# Which scorecards


def test_four_quarters_are_read_unless_told_otherwise(as_cora, ida):
    for date in ((2025, 3, 31), (2025, 4, 1), (2026, 3, 31)):
        make_panel(f"{date}", {ida: [4, 2]}, at=datetime(*date, tzinfo=UTC))
    with time_machine.travel(datetime(2026, 3, 31, 12, tzinfo=UTC), tick=False):
        by_default, older = (
            words(as_cora.get(PAGE, query)) for query in ({}, {"period": "2025-1"})
        )
    assert "From 2 submitted scorecards" in by_default
    assert "2025 Q2 to 2026 Q1" in by_default
    assert "From 1 submitted scorecard by 1 interviewer, 2025 Q1." in older
    assert "Over time" not in older


@pytest.mark.parametrize("name", ["opening", "role", "level"])
def test_page_is_narrowed(as_cora, ida, name):
    make_panel("Ada Park", {ida: [4, 2]})
    role = make_role("Auditor", make_term("GCP"))
    other = make_opening("Other", role=role, level="senior")
    make_panel("Bo Lind", {ida: [4, 2]}, opening=other)
    values = {"opening": other.pk, "role": other.role_id, "level": "senior"}
    assert "From 2 submitted" in words(as_cora.get(PAGE))
    assert "From 1 submitted" in words(as_cora.get(PAGE, {name: values[name]}))


def test_page_says_what_it_is_narrowed_to(as_cora, ida):
    made = make_panel("Ada Park", {ida: [4, 2]})
    opening = made[ida].application.opening
    query = {"opening": opening.pk, "role": opening.role_id, "level": "mid"}
    narrowed = "; Clinical Research Associate; Mid level; CRA, Basel."
    assert narrowed in words(as_cora.get(PAGE, query))


def test_a_row_leads_to_the_page_narrowed_to_it(as_cora, ida):
    make_panel("Ada Park", {ida: [4, 2]})
    page = as_cora.get(PAGE, {"period": "8"}).content.decode()
    opening = Opening.objects.get()
    assert f'href="?period=8&amp;opening={opening.pk}"' in page
    narrowed = as_cora.get(PAGE, {"period": "8", "opening": opening.pk})
    assert "By opening" not in words(narrowed)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"period": "1999-1"}, "Pick a period from the list."),
        ({"role": "x"}, "Pick a role from the list."),
        ({"level": "chief"}, "Pick a level from the list."),
        ({"opening": "0"}, "Pick an opening from the list."),
    ],
)
def test_what_is_not_offered_is_refused_in_words(as_cora, query, sentence):
    response = as_cora.get(PAGE, query)
    assert response.status_code == 422
    assert sentence in words(response)
    assert "submitted scorecard" not in words(response)


# Who may know


def test_hidden_ratings_change_nothing_for_who_has_one_to_submit(as_cora, cora, ida):
    make_panel("Bo Lind", {ida: [4, 2]})
    hidden = make_panel("Ada Park", {ida: [1, 5]})
    make_scorecard(cora, application=make_application("Ada Park"))
    before = without_token(as_cora.get(PAGE))
    Answer.objects.filter(scorecard=hidden[ida]).update(rating=3)
    assert without_token(as_cora.get(PAGE)) == before
    hidden[ida].answers.all().delete()
    Scorecard.objects.filter(pk=hidden[ida].pk).delete()
    assert without_token(as_cora.get(PAGE)) == before


def without_token(response):
    return re.sub(r'csrfmiddlewaretoken" value="\w+', "", response.content.decode())


def test_hidden_scorecards_show_once_the_own_is_submitted(as_cora, cora, ida):
    make_panel("Ada Park", {ida: [1, 5]})
    own = make_scorecard(cora, application=make_application("Ada Park"))
    assert "No submitted scorecards match." in words(as_cora.get(PAGE))
    own.delete()
    assert "From 1 submitted scorecard" in words(as_cora.get(PAGE))


def test_list_leads_coordinators_to_the_page(client, cora, petra):
    for person, link_shown in ((cora, True), (petra, False)):
        client.force_login(person)
        assert (f'href="{PAGE}"' in client.get(LIST).content.decode()) is link_shown


@pytest.mark.parametrize("number", [1, 30])
def test_page_takes_twelve_queries(
    as_cora, ida, person, django_assert_num_queries, number
):
    for n in range(number):
        ratings = {ida: [4, 2], person(f"interviewer{n}", "Interviewers"): [3, 3]}
        make_panel(f"Candidate {n}", ratings, opening=make_opening(f"Opening {n}"))
    with django_assert_num_queries(12):
        text = words(as_cora.get(PAGE))
    assert f"From {2 * number} submitted scorecards" in text

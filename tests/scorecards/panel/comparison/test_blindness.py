"""Who has a scorecard to submit compares without that candidate, in every figure."""

import re

import pytest
from django.urls import reverse

from scorecards.models import (
    Answer,
    AuditEntry,
    RedFlagCheck,
    Scorecard,
)
from scorecards.workflow.deciding import decide
from tests.makers import (
    broken_glass,
    make_application,
    make_opening,
    make_scorecard,
    make_submitted,
)
from tests.scorecards.panel.comparison.people import read, rows, submitted, words

pytestmark = pytest.mark.django_db

SECRET = "the-hidden-note"
PAGES = [("", []), ("_question", [1])]


@pytest.fixture(params=["petra", "cora", "sue"])
def reviewer(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def opening(reviewer, ida, ivan):
    """Ada is withheld: the reviewer's own scorecard for her is a draft."""
    opening = make_opening()
    submitted(ivan, "Bo Lind", opening, rating=3)
    ada = submitted(
        ivan, "Ada Park", opening, rating=5, notes=SECRET, summary=SECRET, flags=2
    ).application
    decide(
        application=ada,
        by=reviewer,
        outcome="hire",
        rationale=SECRET,
        based_on=None,
    )
    make_scorecard(reviewer, application=ada)
    return opening


def body(response):
    """The page but for the token that is new in each answer."""
    return re.sub(rb'(csrfmiddlewaretoken" value=")\w+', rb"\1", response.content)


def test_row_says_to_submit_first_and_nothing_else(client, reviewer, opening):
    response = read(client, reviewer, opening)

    ada = rows(response)["Ada Park"]
    own = reviewer.scorecards.get()
    assert (ada.withheld, ada.scorecards, ada.to_do, ada.cells) == ([own.pk], 0, 0, {})
    assert (ada.decision, ada.red_flags, ada.score.count) == ("", [], 0)
    assert "Submit your scorecard for Ada Park first." in words(response)
    assert reverse("scorecard", args=[own.pk]) in words(response)
    assert "Hire" not in words(response)


def test_question_page_says_so_too(client, reviewer, opening):
    response = read(client, reviewer, opening, "_question", 1)

    assert "Submit your scorecard for Ada Park first." in words(response)
    assert SECRET not in words(response)


@pytest.mark.parametrize(
    "sort", ["score", "-score", "-recommendation", "red_flags", "q1"]
)
def test_no_order_tells_of_it(client, reviewer, opening, sort):
    assert list(rows(read(client, reviewer, opening, sort=sort))) == [
        "Bo Lind",
        "Ada Park",
    ]


@pytest.mark.parametrize(("page", "arguments"), PAGES)
def test_page_is_the_same_whatever_is_hidden(
    client, reviewer, opening, page, arguments
):
    def shown():
        return body(read(client, reviewer, opening, page, *arguments, sort="-score"))

    before = shown()
    hidden = Scorecard.objects.get(interviewer__username="ivan", summary=SECRET)
    Answer.objects.filter(scorecard=hidden).update(rating=1, notes="Other.", weight=5)
    RedFlagCheck.objects.filter(scorecard=hidden).update(ticked=False)
    hidden_ones = Scorecard.objects.filter(pk=hidden.pk)
    hidden_ones.update(recommendation="strong_no", demonstrated_level="junior")

    assert shown() == before


@pytest.mark.parametrize(("page", "arguments"), PAGES)
def test_page_is_the_same_without_anything_to_hide(
    client, reviewer, ivan, opening, page, arguments
):
    """Not even that somebody submitted, or that a kit was filled, shows."""
    shown = body(read(client, reviewer, opening, page, *arguments))
    hidden = Scorecard.objects.filter(interviewer=ivan, summary=SECRET)
    hidden.update(status="draft", submitted_at=None)

    assert body(read(client, reviewer, opening, page, *arguments)) == shown


def test_it_shows_once_the_own_one_is_submitted(client, reviewer, opening):
    reviewer.scorecards.all().delete()
    ada = make_application("Ada Park", opening=opening)
    make_submitted(reviewer, application=ada, rating=4)

    row = rows(read(client, reviewer, opening))["Ada Park"]

    assert (row.scorecards, str(row.score.mean), row.decided) == (2, "4.50", "Hire")


# Through broken glass


@pytest.fixture
def broken(opening, reviewer):
    ada = make_application("Ada Park", opening=opening)
    broken_glass(ada, reviewer)
    return ada


def views(application):
    return AuditEntry.objects.filter(action="viewed", application_key=application.pk)


@pytest.mark.parametrize(("page", "arguments"), PAGES)
def test_reading_through_glass_is_recorded_for_whom_it_hid(
    client, reviewer, opening, broken, page, arguments
):
    response = read(client, reviewer, opening, page, *arguments)

    assert "Submit your scorecard" not in words(response)
    (entry,) = AuditEntry.objects.filter(action="viewed")
    assert (entry.application_key, entry.actor_key) == (broken.pk, reviewer.pk)


def test_without_names_a_candidate_is_recorded_when_opened(
    client, reviewer, opening, broken
):
    page = reverse("admin:scorecards_opening_comparison_anonymous", args=[opening.pk])
    client.force_login(reviewer)
    client.post(page)
    client.get(page)
    before = views(broken).count()
    for number in (1, 2):
        read(client, reviewer, opening, "_anonymous_candidate", number)

    assert (before, views(broken).count()) == (1, 2)


def test_own_draft_is_in_no_figure_even_then(client, reviewer, opening, broken):
    reviewer.scorecards.get().answers.update(outcome="rated", rating=1)

    assert str(rows(read(client, reviewer, opening))["Ada Park"].score.mean) == "5.00"

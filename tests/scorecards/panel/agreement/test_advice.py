"""What calibration says to do, and what it folds away."""

import pytest
from django.urls import reverse

from scorecards.models import Scorecard
from tests.scorecards.panel.agreement.panels import make_panel, make_panels

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGE = reverse("admin:scorecards_calibration")


@pytest.fixture
def said(client, cora):
    """The sentences, with where they lead."""

    def ask():
        client.force_login(cora)
        return client.get(PAGE).context["advice"]

    return ask


def test_too_little_is_said_to_be_too_little(said, ida, ivan):
    make_panel("Ada Park", {ida: [4, 2], ivan: [4, 2]})
    (only,) = said()
    assert only.words.startswith("Too few answers are shared to say")


def test_good_agreement_asks_for_nothing(said, ida, ivan):
    make_panels(lambda n: {ida: [n, n], ivan: [n, n]}, 5)
    (only,) = said()
    assert only.words.startswith("Interviewers agree well enough")


def test_who_leans_is_named_with_their_scorecards(said, ida, ivan):
    ida.first_name, ida.last_name = "Ada", "Okafor"
    ida.save()
    make_panels(
        lambda n: {ida: [min(n + 1, 5)] * 2, ivan: [max(n - 1, 1)] * 2}, number=5
    )
    leaning = [each for each in said() if each.link.startswith("scorecards of")]
    assert [each.link for each in leaning] == [
        "scorecards of Ada Okafor",
        "scorecards of ivan",
    ]
    assert leaning[0].words.startswith("Ada Okafor rates +0.")
    assert leaning[0].address.endswith("?q=Ada+Okafor")


def test_the_question_that_divides_is_named(said, ida, ivan):
    for n in range(6):
        make_panel(f"Candidate {n}", {ida: [1, 3], ivan: [5, 3]})
    assert any(
        "Interviewers disagree most on “CRO mid question 1?”" in w
        for w in words(said())
    )
    assert any("scored the same on “" in w for w in words(said()))


def words(advice):
    return [each.words for each in advice]


def test_who_is_late_is_named(said, ida):
    for n in range(5):
        make_panel(f"Candidate {n}", {ida: [4, 2]})
    Scorecard.objects.update(due_at="2020-01-01T00:00Z")
    assert any(
        w.startswith("ida submitted 0 of 5 scorecards on time.") for w in words(said())
    )


def test_what_is_undefined_is_one_line(client, cora, ida, ivan):
    make_panel("Ada Park", {ida: [4, 2], ivan: [4, 2]})
    client.force_login(cora)
    page = client.get(PAGE)
    (openings,) = [each for each in page.context["tables"] if each.name == "openings"]
    assert (openings.rows, [row.title for row in openings.folded]) == (
        [],
        ["CRA, Basel"],
    )
    assert "Too few shared answers to say: <a" in page.text


def test_tables_are_folded_until_they_are_asked_for(client, cora, ida):
    make_panel("Ada Park", {ida: [4, 2]})
    client.force_login(cora)
    folded, unfolded = (client.get(PAGE, query).text for query in ({}, {"open": "all"}))
    number = folded.count("calibration-fold")
    assert unfolded.count(" open>") - folded.count(" open>") == number

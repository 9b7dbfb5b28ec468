"""What changed between the times that a scorecard was submitted, in words."""

import pytest
from django.urls import reverse

from scorecards.models import Scorecard
from scorecards.panel.report.versions import history_of
from scorecards.workflow.reopening import reopen
from tests.makers import (
    lock,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(ida, cora):
    """Submitted, then reopened."""
    card = make_submitted(ida, rating=2, notes="Named two phases.", flags=1)
    reopen(card, by=cora, reason="The wrong candidate.")
    return Scorecard.objects.get(pk=card.pk)


def words(card):
    """The newest version's changes: part, sentences, edits by label and new text."""
    return [
        (
            change.part,
            change.sentences,
            [
                (edit.label, [(run.mark, run.text) for run in edit.runs])
                for edit in change.edits
            ],
        )
        for change in history_of(card)[0].changes
    ]


def test_never_reopened_is_one_version_without_changes(ida):
    (version,) = history_of(make_submitted(ida))
    assert (version.number, version.kept, version.changes) == (1, None, [])


def test_versions_come_newest_first_with_who_reopened_and_why(card, cora):
    now, first = history_of(card)
    assert (now.number, now.submitted_at, now.kept) == (2, None, None)
    assert (first.number, first.kept.reopened_by) == (1, cora)
    assert first.kept.reason == "The wrong candidate."


def test_nothing_changed_is_no_change(card):
    assert words(card) == []


def test_a_rating_and_its_notes(card):
    second = card.answers.all()[1]
    second.rating, second.notes = 4, "Named four phases."
    second.save()
    notes = [("same", "Named "), ("gone", "two"), ("new", "four"), ("same", " phases.")]
    assert words(card) == [
        ("Question 2", ["Rating: 2 Below → 4 Above"], [("Notes reworded", notes)])
    ]


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("not_asked", "Rating: 2 Below → Not asked"),
        ("could_not_answer", "Rating: 2 Below → Could not answer"),
        ("", "Rating: 2 Below → Not rated"),
    ],
)
def test_an_outcome_without_a_rating(card, outcome, sentence):
    card.answers.filter(pk=card.answers.first().pk).update(outcome=outcome, rating=None)
    assert words(card) == [("Question 1", [sentence], [])]


def test_points_that_were_heard(card):
    card.answers.filter(pk=card.answers.first().pk).update(points_heard=[1, 2])
    points = ["No longer heard: Point A of 1", "Heard now: Point B of 1"]
    assert words(card) == [("Question 1", points, [])]


def test_notes_that_were_not_there_before(card):
    card.answers.filter(pk=card.answers.first().pk).update(notes="")
    assert words(card) == [
        ("Question 1", [], [("Notes removed", [("gone", "Named two phases.")])])
    ]


def test_red_flags(card):
    first, second = card.kit.red_flags.all()
    card.red_flag_checks.filter(red_flag=first).update(ticked=False)
    card.red_flag_checks.create(red_flag=second, ticked=True, evidence="So he said.")
    assert words(card) == [
        (
            "Red flag",
            ["No longer ticked"],
            [("Evidence removed", [("gone", "Said so twice.")])],
        ),
        ("Red flag", ["Ticked"], [("Evidence added", [("new", "So he said.")])]),
    ]


def test_conclusion_and_experience(card):
    seen = card.kit.indicators.filter(level="mid").first()
    card.indicators.remove(seen)
    Scorecard.objects.filter(pk=card.pk).update(
        recommendation="no", summary="Knows it.", demonstrated_level="senior"
    )
    card.refresh_from_db()
    (conclusion, recommendation, [summary]), experience = words(card)
    assert (conclusion, recommendation) == ("Conclusion", ["Recommendation: Yes → No"])
    assert summary[0] == "Summary reworded"
    assert experience == (
        "Experience",
        ["Demonstrated level: Mid → Senior", f"No longer seen: {seen.text}"],
        [],
    )


def test_each_version_is_compared_with_the_one_before(card, cora):
    card.answers.update(rating=3)
    reopen(lock(card), by=cora, reason="Again.")
    card.answers.update(rating=5)
    card.refresh_from_db()
    sentences = [
        [change.sentences for change in version.changes] for version in history_of(card)
    ]
    assert sentences == [
        [["Rating: 3 Meets → 5 Exceeds"]] * 2,
        [["Rating: 2 Below → 3 Meets"]] * 2,
        [],
    ]


@pytest.mark.parametrize("questions", [2, 12])
@pytest.mark.parametrize("times", [1, 4])
def test_queries_do_not_grow(ida, cora, questions, times, django_assert_num_queries):
    opening = make_opening(role=make_role("Monitor", make_term(questions=questions)))
    card = make_submitted(ida, application=make_application(opening=opening))
    for n in range(times):
        reopen(card, by=cora, reason=f"Reason {n}.")
        card = lock(card)
    with django_assert_num_queries(9):
        history_of(card)


def site(card):
    return reverse("scorecard_history", args=[card.pk])


def panel(card):
    return reverse("admin:scorecards_scorecard_history", args=[card.pk])


def test_the_interviewer_reads_it_while_it_is_reopened(client, card, ida):
    card.answers.update(notes="Named four phases.")
    client.force_login(ida)
    page = client.get(site(card)).text
    assert "The wrong candidate." in page
    assert "<del>two</del><ins>four</ins>" in page


def test_nobody_else_does(client, card, petra):
    client.force_login(petra)
    assert client.get(site(card)).status_code == 404
    assert client.get(panel(card)).url == reverse("admin:index")


def test_the_panel_reads_it_once_it_is_submitted_again(client, card, petra):
    card.answers.update(notes="Named four phases.")
    lock(card)
    client.force_login(petra)
    page = client.get(panel(card)).text
    assert "The wrong candidate." in page
    assert "<del>two</del><ins>four</ins>" in page


def test_who_has_one_to_submit_does_not(client, card, petra):
    lock(card)
    make_scorecard(petra, application=card.application)
    client.force_login(petra)
    assert client.get(panel(card)).url == reverse("admin:index")


@pytest.mark.parametrize("name", ["scorecard", "review_scorecard"])
def test_the_interviewer_is_told_why_it_came_back(client, card, ida, name):
    client.force_login(ida)
    page = client.get(reverse(name, args=[card.pk])).text
    assert "Reopened for you to change" in page
    assert "The wrong candidate." in page


def test_my_scorecards_says_reopened(client, card, ida):
    client.force_login(ida)
    assert "2 of 2 rated, reopened" in client.get(reverse("my_scorecards")).text


def test_nothing_of_that_where_it_was_not(client, ida):
    draft = make_scorecard(ida)
    client.force_login(ida)
    for address in (reverse("my_scorecards"), reverse("scorecard", args=[draft.pk])):
        assert "reopened" not in client.get(address).text.lower()


def test_text_from_people_is_shown_as_text(client, card, ida):
    card.answers.update(notes="<b>two</b>")
    client.force_login(ida)
    page = client.get(site(card)).text
    assert "&lt;b&gt;two&lt;/b&gt;" in page
    assert "<b>two" not in page


def test_what_is_submitted_again_leads_to_its_history(client, card, ida):
    client.force_login(ida)
    address = reverse("scorecard", args=[lock(card).pk])
    assert site(card) in client.get(address).text

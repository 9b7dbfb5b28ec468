"""Reviewing one's own scorecard and submitting it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from scorecards.interview.page import ScorecardPage
from scorecards.models import Scorecard
from tests.makers import (
    fill,
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def url(scorecard):
    return reverse("review_scorecard", args=[scorecard.pk])


def test_every_gap_is_named_with_a_link_to_its_place(client, draft):
    response = client.get(url(draft))
    question = draft.kit.questions.first()
    page = reverse("scorecard", args=[draft.pk])
    assert f'href="{page}#div_id_answer-{question.pk}-result"' in response.text
    assert "The recommendation is missing." in response.text
    assert "The summary is missing." in response.text
    assert "Submit scorecard" not in response.text


def test_links_of_gaps_lead_to_places_on_the_page(client, draft):
    draft.red_flag_checks.create(red_flag=draft.kit.red_flags.first(), ticked=True)
    Scorecard.objects.update(recommendation="yes")
    draft.answers.update(outcome="rated", rating=1)
    draft.answers.filter(question__position=1).update(outcome="", rating=None)
    anchors = {gap.anchor for gap in client.get(url(draft)).context["gaps"]}
    page = client.get(reverse("scorecard", args=[draft.pk])).text
    assert len(anchors) == 4
    for anchor in anchors:
        assert f'id="{anchor}"' in page, anchor


def test_a_complete_scorecard_is_submitted_and_locked(client, draft):
    fill(draft)
    revision = client.get(url(draft)).context["revision"]
    response = client.post(url(draft), {"revision": revision}, follow=True)
    assert Scorecard.objects.get().status == "submitted"
    assert Scorecard.objects.get().submitted_at is not None
    assert "It’s locked; if you find a mistake" in response.text


def test_an_incomplete_scorecard_is_refused(client, draft):
    revision = client.get(url(draft)).context["revision"]
    response = client.post(url(draft), {"revision": revision})
    assert response.status_code == 422
    assert "missing before you can submit" in response.text
    assert Scorecard.objects.get().status == "draft"


def test_what_changed_after_the_review_was_opened_is_not_submitted(client, draft):
    fill(draft)
    revision = client.get(url(draft)).context["revision"]
    draft.answers.filter(question__position=1).update(notes="New", revision=7)
    response = client.post(url(draft), {"revision": revision})
    assert response.status_code == 409
    assert "changed after you opened this review" in response.text
    assert Scorecard.objects.get().status == "draft"


def test_submitting_without_having_seen_the_review_is_refused(client, draft):
    fill(draft)
    assert client.post(url(draft), {}).status_code == 409
    assert Scorecard.objects.get().status == "draft"


def test_review_of_a_submitted_scorecard_leads_to_it(client, ida):
    submitted = make_submitted(ida)
    client.force_login(ida)
    response = client.get(url(submitted))
    assert response.url == reverse("scorecard", args=[submitted.pk])


def test_submitted_scorecard_is_shown_without_a_form(client, ida):
    submitted = make_submitted(ida)
    client.force_login(ida)
    text = client.get(reverse("scorecard", args=[submitted.pk])).text
    assert "She named the four phases." in text
    assert "<textarea" not in text


def doubted(client, scorecard):
    page = client.get(reverse("review_scorecard", args=[scorecard.pk]))
    return [doubt.message for doubt in page.context["doubts"]]


def test_a_rating_without_a_note_or_a_point_is_asked_about(client, draft):
    fill(draft, rating=4, notes="")
    draft.answers.update(points_heard=[])
    assert doubted(client, draft) == [
        f"Question {number} is rated 4 without a note or a point. What did you hear?"
        for number in (1, 2)
    ]
    draft.answers.update(points_heard=[0])
    assert doubted(client, draft) == []


def test_notes_of_a_question_not_asked_are_asked_about(client, draft):
    fill(draft, rating=4, notes="Heard.")
    draft.answers.filter(question__position=1).update(outcome="not_asked", rating=None)
    assert doubted(client, draft) == ["Question 1 has notes but says Not asked."]


def test_a_recommendation_without_a_rated_answer_is_asked_about(client, draft):
    fill(draft, rating=4, notes="")
    draft.answers.update(outcome="could_not_answer", rating=None)
    assert doubted(client, draft) == ["You recommend something without a rated answer."]


def test_the_review_says_who_can_reopen(client, draft, cora):
    fill(draft, rating=4)
    page = client.get(reverse("review_scorecard", args=[draft.pk])).text
    assert "cora can reopen it" in page


def test_what_is_left_out_of_a_review_changes_no_revision(client, draft):
    """A flag that was ticked and is not any more counts; one that never was doesn't."""
    draft.red_flag_checks.create(red_flag=draft.kit.red_flags.first(), revision=2)
    draft.indicators.set(draft.kit.indicators.all()[:2])
    shown = client.get(url(draft)).context
    assert shown["revision"] == ScorecardPage(draft).revision == 2
    assert len(shown["page"].red_flags) == 1
    assert shown["page"].experience.stored == ScorecardPage(draft).experience.stored


def test_who_has_the_right_twice_is_named_once(client, draft, cora, ivan):
    reopening = Permission.objects.get(codename="reopen_scorecard")
    for person in (cora, ivan):
        person.user_permissions.add(reopening)
    fill(draft, rating=4)
    page = client.get(reverse("review_scorecard", args=[draft.pk])).text
    assert "cora or ivan can reopen it" in page


@pytest.mark.parametrize("questions", [1, 8])
def test_queries_of_a_review_do_not_grow(
    client, ida, questions, django_assert_num_queries
):
    role = make_role("Monitor", make_term(questions=questions))
    opening = make_opening("Monitor, Basel", role=role)
    card = make_scorecard(ida, application=make_application(opening=opening))
    fill(card, flags=1)
    client.force_login(ida)
    with django_assert_num_queries(9):
        client.get(reverse("review_scorecard", args=[card.pk]))


def test_marks_in_a_coordinators_name_turn_no_sentence(client, ida, cora):
    cora.first_name, cora.last_name = "\u202eCora", "כהן"
    cora.save()
    client.force_login(ida)
    card = fill(make_scorecard(ida))

    page = client.get(reverse("review_scorecard", args=[card.pk])).text

    assert "If you find a mistake afterwards, \u2068Cora כהן\u2069 can" in page
    assert "\u202e" not in page

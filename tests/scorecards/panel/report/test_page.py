"""One scorecard in the admin: a report, for reading only."""

import pytest
from django.urls import reverse

from scorecards.models import Scorecard
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)

pytestmark = pytest.mark.django_db


def page(scorecard, name="change"):
    return reverse(f"admin:scorecards_scorecard_{name}", args=[scorecard.pk])


def read(client, scorecard):
    return client.get(page(scorecard)).content.decode()


def test_page_says_who_for_what_and_when(client, petra, ida):
    scorecard = make_submitted(ida)
    client.force_login(petra)
    words = read(client, scorecard)
    for part in (
        "<h1>Scorecard of Ada Park</h1>",
        "Clinical Research Associate, Mid",
        "Version 1",
        "Submitted on",
        "CRO mid question 1?",
        "She named the four phases.",
    ):
        assert part in words


def test_page_links_to_opening_and_application(client, petra, ida):
    scorecard = make_submitted(ida)
    client.force_login(petra)
    words = read(client, scorecard)
    application = scorecard.application
    for model, pk in [
        ("application", application.pk),
        ("opening", application.opening_id),
        ("kit", scorecard.kit_id),
    ]:
        assert reverse(f"admin:scorecards_{model}_change", args=[pk]) in words


def test_no_links_for_those_who_may_not_follow_them(client, ida):
    ida.is_staff = True
    ida.save()
    scorecard = make_submitted(ida)
    client.force_login(ida)
    words = read(client, scorecard)
    assert "CRA, Basel" in words
    assert "/admin/scorecards/opening/" not in words
    assert "/admin/scorecards/application/" not in words


def test_own_draft_shows_with_its_status(client, petra):
    scorecard = make_scorecard(petra)
    client.force_login(petra)
    words = read(client, scorecard)
    assert "Draft" in words
    assert "Not rated" in words


def test_page_has_nothing_to_save_or_delete(client, sue, ida):
    scorecard = make_submitted(ida)
    client.force_login(sue)
    words = read(client, scorecard)
    assert 'name="_save"' not in words
    assert "deletelink" not in words
    assert "<textarea" not in words


@pytest.mark.parametrize("reader", ["petra", "cora", "sue"])
@pytest.mark.parametrize("own", [True, False])
def test_posting_changes_nothing(client, request, ida, reader, own):
    reader = request.getfixturevalue(reader)
    scorecard = make_scorecard(reader) if own else make_submitted(ida)
    client.force_login(reader)
    sent = {"summary": "Rewritten.", "recommendation": "strong_yes", "status": "draft"}
    assert client.post(page(scorecard), sent).status_code == 403
    unchanged = Scorecard.objects.get(pk=scorecard.pk)
    assert (unchanged.summary, unchanged.status) == (
        scorecard.summary,
        scorecard.status,
    )


def test_nobody_deletes_not_even_a_superuser(client, sue, ida):
    scorecard = make_submitted(ida)
    client.force_login(sue)
    assert client.post(page(scorecard, "delete"), {"post": "yes"}).status_code == 403
    assert Scorecard.objects.filter(pk=scorecard.pk).exists()


def test_words_of_people_are_escaped(client, petra, ida):
    typed = "<script>alert('O'Brien')</script>"
    scorecard = make_submitted(
        ida, application=make_application(typed), notes=typed, summary=typed
    )
    client.force_login(petra)
    for address in (page(scorecard), reverse("admin:scorecards_scorecard_changelist")):
        words = client.get(address).content.decode()
        assert typed not in words
        assert "&lt;script&gt;alert(&#x27;O&#x27;Brien&#x27;)&lt;/script&gt;" in words


@pytest.mark.parametrize("questions", [1, 12])
def test_page_takes_the_same_queries(
    client, petra, ida, questions, django_assert_num_queries
):
    role = make_role("Monitor", make_term(questions=questions))
    opening = make_opening(role=role)
    scorecard = make_submitted(
        ida, application=make_application(opening=opening), flags=2
    )
    client.force_login(petra)
    client.get(page(scorecard))  # content types are looked up once a process
    with django_assert_num_queries(11):
        client.get(page(scorecard))

"""Coordinators read what a newer kit changes, and move an opening to it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from glossary.models import Question
from scorecards.models import Kit, Opening
from scorecards.workflow.upgrading_kit import newer_kit
from tests.makers import assign, make_application, make_opening, make_scorecard

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    """Its kit is of yesterday: a question was reworded since."""
    opening = make_opening()
    Question.objects.filter(key="mid-1").update(text="CRO mid question one?")
    return opening


@pytest.fixture
def as_coordinator(client, cora):
    client.force_login(cora)
    return client


def page(opening, name="change"):
    return reverse(f"admin:scorecards_opening_{name}", args=[opening.pk])


def read(client, address):
    return client.get(address).content.decode()


def move(client, opening, **fields):
    sent = {"checksum": newer_kit(opening).checksum, **fields}
    return client.post(page(opening, "move"), sent)


def test_opening_says_that_there_is_a_newer_kit(as_coordinator, opening):
    words = read(as_coordinator, page(opening))
    assert "The opening can move to the newest kit." in words
    assert "1 change since version 1" in words
    assert "move to version 2" in words


def test_opening_with_the_newest_kit_says_nothing(as_coordinator):
    assert "newest kit" not in read(as_coordinator, page(make_opening()))


def test_differences_are_read_before_moving(as_coordinator, opening):
    words = read(as_coordinator, page(opening, "move"))
    assert "Question 1 was reworded." in words
    assert "CRO mid question <del>1</del><ins>one</ins>?" in words
    assert 'value="Move to version 2"' in words
    assert Kit.objects.count() == 1


def test_moving_is_in_the_history_of_the_opening(as_coordinator, cora, opening):
    response = move(as_coordinator, opening)
    entry = LogEntry.objects.get()
    assert response.url == page(opening)
    assert Opening.objects.get().kit.version == 2
    assert (entry.user, entry.get_edited_object()) == (cora, opening)
    assert entry.get_change_message() == (
        "Opening moved from version 1 of the kit to version 2."
    )


def test_refused_with_a_sentence_once_an_interview_has_begun(
    as_coordinator, opening, ida
):
    make_scorecard(ida, application=make_application(opening=opening))
    response = move(as_coordinator, opening)
    assert response.status_code == 422
    assert "An interview has already started" in response.content.decode()
    assert Opening.objects.get().kit.version == 1
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("fields", [{"checksum": ""}, {"checksum": "x" * 65}])
def test_without_what_was_read_nothing_moves(as_coordinator, opening, fields):
    response = move(as_coordinator, opening, **fields)
    assert response.status_code == 422
    assert "Read what changed, then move the opening." in response.content.decode()
    assert Opening.objects.get().kit.version == 1


@pytest.mark.parametrize("begun", [True, False])
def test_who_owes_here_is_not_told_whether_others_have_begun(
    as_coordinator, opening, cora, ida, begun
):
    application = make_application(opening=opening)
    assign(application=application, interviewer=cora)
    if begun:
        make_scorecard(ida, application=application)
    response = move(as_coordinator, opening)
    words = response.content.decode()
    assert "You still have a scorecard to submit for this opening." in words
    assert "already started" not in words
    assert Opening.objects.get().kit.version == 1


@pytest.mark.parametrize("name", ["petra", "gwen"])
def test_others_read_what_changed_and_move_nothing(client, opening, request, name):
    client.force_login(request.getfixturevalue(name))
    words = read(client, page(opening, "move"))
    assert "Question 1 was reworded." in words
    assert "Move to version 2" not in words
    assert move(client, opening).status_code == 403
    assert Opening.objects.get().kit.version == 1


def test_moving_needs_the_token(cora, opening):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cora)
    assert move(browser, opening).status_code == 403
    assert Opening.objects.get().kit.version == 1


@pytest.mark.parametrize(("name", "queries"), [("change", 25), ("move", 18)])
@pytest.mark.parametrize("number", [1, 30])
def test_pages_take_the_same_queries_with_1_and_30_scorecards(
    as_coordinator, opening, ida, django_assert_num_queries, number, name, queries
):
    for n in range(number):
        application = make_application(f"Candidate {n}", opening=opening)
        assign(application=application, interviewer=ida)
    as_coordinator.get(page(opening))  # the kinds of content are looked up once
    with django_assert_num_queries(queries):
        as_coordinator.get(page(opening, name))


def test_editor_reads_openings_without_their_candidates(client, gwen, opening):
    make_application("Ada Park", opening=opening)
    client.force_login(gwen)
    words = read(client, page(opening))
    assert "CRA, Basel" in words
    assert "application" not in words.lower()

"""Coordinators read what a newer kit changes, and move an opening to it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from glossary.models import CompetencyQuestion, Question
from scorecards.kits.making import current_kit
from scorecards.models import AuditEntry, Kit, Opening
from scorecards.timeline.sentences import predicate
from scorecards.workflow.upgrading_kit import newer_kit
from tests.makers import (
    assign,
    make_application,
    make_listed_role,
    make_opening,
    make_round_with_kit,
    make_scorecard,
)

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
def test_who_has_one_to_submit_is_not_told_whether_others_have_begun(
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


@pytest.mark.parametrize(("name", "queries"), [("change", 26), ("move", 18)])
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


@pytest.fixture
def planned():
    """Round 2, whose first question was reworded since; what the opening asks was
    not."""
    planned = make_round_with_kit(make_opening(role=make_listed_role()))
    reworded = planned.kit.questions.get(source="competencies/teamwork/mid-2")
    CompetencyQuestion.objects.filter(text=reworded.text).update(text="Reworded?")
    return planned


def page_of_round(planned):
    keys = [planned.opening_id, planned.number]
    return reverse("admin:scorecards_opening_move_round", args=keys)


def move_round(client, planned):
    newer = newer_kit(planned.opening, planned)
    return client.post(page_of_round(planned), {"checksum": newer.checksum})


def test_a_newer_kit_of_a_round_is_offered_by_its_opening(as_coordinator, planned):
    for name in ("place", "change"):
        words = read(as_coordinator, page(planned.opening, name))
        assert "Round 2: Team can move to its newest kit: 1 change since" in words
        assert page_of_round(planned) in words
        assert page(planned.opening, "move") not in words


def test_a_round_moves_alone(as_coordinator, planned, ida):
    kit, application = planned.opening.kit, make_application(opening=planned.opening)
    first = assign(application=application, interviewer=ida)
    second = assign(application=application, interviewer=ida, round=2)
    response = move_round(as_coordinator, planned)
    planned.refresh_from_db()
    assert response.url == page(planned.opening, "plan")
    assert (planned.kit.round, planned.kit.version) == (2, 2)
    assert Opening.objects.get().kit == kit
    for card, now in ((first, kit), (second, planned.kit)):
        card.refresh_from_db()
        assert card.kit == now
        assert {each.question.kit for each in card.answers.all()} == {now}


def test_the_history_names_the_round_that_moved(as_coordinator, planned):
    move_round(as_coordinator, planned)
    entry = AuditEntry.objects.get()
    assert entry.details == {"before": 1, "after": 2, "round": 2}
    assert predicate(entry) == "moved round 2 from version 1 of the kit to version 2"


def test_a_round_stays_once_somebody_was_interviewed_in_it(
    as_coordinator, planned, ida
):
    application = make_application(opening=planned.opening)
    make_scorecard(ida, application=application, round=2)
    response = move_round(as_coordinator, planned)
    assert response.status_code == 422
    assert "An interview has already started" in response.text
    for name in ("place", "change"):
        assert "newest kit" not in read(as_coordinator, page(planned.opening, name))


def test_a_round_moves_though_somebody_was_interviewed_in_another(
    as_coordinator, planned, ida
):
    make_scorecard(ida, application=make_application(opening=planned.opening))
    assert move_round(as_coordinator, planned).status_code == 302


def test_a_round_that_asks_what_the_opening_asks_has_no_such_page(
    as_coordinator, planned
):
    planned.opening.rounds.update(kit=None)
    assert as_coordinator.get(page_of_round(planned)).status_code == 404


def test_a_newer_kit_of_a_round_is_on_the_first_page(as_coordinator, planned):
    current_kit(planned.opening.role, planned.opening.level, round=2)
    words = read(as_coordinator, reverse("admin:index"))
    assert page_of_round(planned) in words

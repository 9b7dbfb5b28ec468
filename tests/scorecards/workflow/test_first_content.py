"""A scorecard that was started leaves no trace until something is saved in it."""

import re

import pytest
from django.urls import reverse

from glossary.models import Level, Role
from scorecards.models import Application, AuditEntry, Candidate, Opening, Scorecard
from scorecards.people.near import near_people
from scorecards.workflow.deciding import decide
from scorecards.workflow.discarding import discard
from scorecards.workflow.first_content import appear
from scorecards.workflow.merging import merge_candidates
from scorecards.workflow.planning_questions import choose_questions
from scorecards.workflow.starting import assign, start_scorecard
from tests.makers import (
    make_application,
    make_candidate,
    make_opening,
    make_role,
    make_submitted,
)

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'value="\w{64}"')


def start(interviewer, candidate="Bo Lind", *, opening=None):
    role = opening.role if opening else Role.objects.first() or make_role()
    return start_scorecard(
        interviewer=interviewer,
        role=role,
        level=Level.MID,
        candidate=candidate,
        opening=opening,
    )


def write(client, scorecard, *, notes="She named four phases."):
    answer = scorecard.answers.order_by("question__position").first()
    name = f"answer-{answer.question_id}"
    return client.post(
        reverse("scorecard", args=[scorecard.pk]),
        {f"{name}-revision": answer.revision, f"{name}-was": "", f"{name}-notes": notes}
        | {f"{name}-seconds": "40", f"{name}-result": ""},
        headers={"Accept": "application/json"},
    )


def test_what_was_made_for_it_is_hidden(ida):
    scorecard = start(ida)
    assert scorecard.status == "started"
    for model in (Opening, Candidate, Application):
        assert not model.objects.exists()
        assert model.with_hidden.count() == 1


def test_first_note_makes_everything_appear(client, ida):
    scorecard = start(ida)
    client.force_login(ida)
    assert write(client, scorecard).status_code == 200
    scorecard.refresh_from_db()
    assert scorecard.status == "draft"
    application = Application.objects.get()
    assert (application.candidate, application.opening) == (
        Candidate.objects.get(),
        Opening.objects.get(),
    )


def test_time_on_a_question_is_no_content(client, ida):
    scorecard = start(ida)
    client.force_login(ida)
    write(client, scorecard, notes="")
    scorecard.refresh_from_db()
    assert scorecard.status == "started"
    assert scorecard.answers.order_by("question__position")[0].seconds_spent == 40


def test_started_scorecard_hides_nothing_from_its_interviewer(petra, ivan, ida):
    other = make_submitted(ivan)
    petra.user_permissions.add(*ida.groups.get().permissions.all())
    start(petra, other.application.candidate, opening=other.application.opening)
    known = Scorecard.objects.visible_to(petra).submitted()
    assert list(known) == [other]


def test_started_scorecard_holds_up_no_decision(ida, petra):
    application = make_application()
    start(ida, application.candidate, opening=application.opening)
    decision = decide(
        application=application,
        by=petra,
        outcome="hire",
        rationale="Good.",
        based_on=None,
    )
    assert not decision.decided_early


def test_started_scorecard_keeps_no_question_from_being_chosen(ida, cora):
    opening = make_opening()
    scorecard = start(ida, opening=opening)
    keys = opening.kit.questions.values_list("pk", flat=True)
    choose_questions(opening, {keys[0]: 2, keys[1]: 1}, by=cora)
    assert [answer.weight for answer in scorecard.answers.order_by("pk")] == [2, 1]


def test_mark_is_set_by_what_was_visible_at_the_first_content(client, ida, ivan):
    opening = make_opening()
    make_submitted(ida, application=make_application("Ada Park", opening=opening))
    ada = Candidate.objects.get()
    second = start_scorecard(
        interviewer=ida,
        role=opening.role,
        level=opening.level,
        candidate=ada,
        another_round=True,
    )
    make_submitted(ivan, application=second.application)
    client.force_login(ida)
    assert not second.started_after_others
    write(client, second)
    second.refresh_from_db()
    assert second.started_after_others


def test_others_submitted_before_but_not_visible_leave_no_mark(client, ida, ivan):
    application = make_submitted(ivan).application
    scorecard = start(ida, application.candidate, opening=application.opening)
    client.force_login(ida)
    write(client, scorecard)
    scorecard.refresh_from_db()
    assert not scorecard.started_after_others


def test_candidate_shows_to_whoever_added_it_alone(ida, ivan, cora):
    start(ida)
    assert [near.candidate.name for near in near_people("Bo Lind", ida)] == ["Bo Lind"]
    assert near_people("Bo Lind", ivan) == []
    assert near_people("Bo Lind", cora) == []


def test_coordinator_can_enter_the_same_application_meanwhile(client, ida):
    ada, opening = make_candidate(), make_opening()
    scorecard = start(ida, ada, opening=opening)
    application = Application.objects.create(candidate=ada, opening=opening)
    appear(scorecard)
    scorecard.refresh_from_db()
    assert scorecard.application == application
    assert Application.with_hidden.get() == application


def test_candidate_merged_meanwhile_is_the_one_kept(ida, cora):
    ada, opening = make_candidate(), make_opening()
    scorecard = start(ida, ada, opening=opening)
    kept = make_candidate("Ada Parker")
    merge_candidates(kept, ada, by=cora, reason="Same.")
    appear(scorecard)
    assert Application.objects.get().candidate == kept


def test_assigning_takes_the_started_one_and_its_address(ida, cora):
    ada, opening = make_candidate(), make_opening()
    scorecard = start(ida, ada, opening=opening)
    application = make_application(ada, opening=opening)
    assigned = assign(application=application, interviewer=ida, by=cora, round=2)
    assert assigned.pk == scorecard.pk
    assert (assigned.status, assigned.round) == ("assigned", 2)
    assert assigned.answers.count() == 2
    assert Application.with_hidden.get() == application


def test_discarding_it_leaves_no_entry(ida):
    discard(start(ida), by=ida)
    assert not Scorecard.objects.exists()
    assert not AuditEntry.objects.exists()


def test_starting_again_leads_to_it(ida):
    first = start(ida)
    assert start(ida, first.application.candidate) == first


def test_deleted_candidate_is_hidden_and_comes_back_with_the_first_note(
    client, ida, sue
):
    ada = make_candidate(email="ada@example.com")
    scorecard = start(ida, ada, opening=make_opening())
    client.force_login(sue)
    address = reverse("admin:scorecards_candidate_delete", args=[ada.pk])
    asked = TOKEN.sub("", client.get(address).text)
    Application.with_hidden.filter(candidate=ada).update(candidate=make_candidate("Bo"))
    assert TOKEN.sub("", client.get(address).text) == asked
    Application.with_hidden.update(candidate=ada)
    client.post(address, {"post": "yes"})
    assert not Candidate.objects.filter(pk=ada.pk).exists()

    appear(scorecard)
    assert Candidate.objects.get(pk=ada.pk) == ada
    assert not ada.identifiers.exists()


@pytest.mark.parametrize("page", ["print_kit", "scorecard_form"])
def test_print_and_form_are_there_without_content(client, ida, page):
    scorecard = start(ida)
    client.force_login(ida)
    response = client.get(reverse(page, args=[scorecard.pk]))
    assert b"".join(response)
    assert response.status_code == 200
    assert not Candidate.objects.exists()

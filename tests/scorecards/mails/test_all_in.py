"""Whoever arranged a round and whoever decides are told once when it is complete."""

import pytest
from django.core import mail
from django.utils import timezone

from scorecards.mails.sending import send_waiting
from scorecards.models import Decision, Opening, TeamMember
from scorecards.workflow.declining import decline
from scorecards.workflow.reopening import reopen
from scorecards.workflow.starting import assign
from scorecards.workflow.submitting import submit
from scorecards.workflow.withdrawing import withdraw
from tests.makers import fill, make_application, make_opening

pytestmark = pytest.mark.django_db


@pytest.fixture
def cora(person):
    return person("cora", "Coordinators", email="cora@example.org")


@pytest.fixture
def petra(person):
    return person("petra", "Hiring panel", email="petra@example.org")


@pytest.fixture
def cards(ida, ivan, cora, petra):
    """Two scorecards that cora assigned, for an opening that the panel reads."""
    application = make_application()
    return [
        assign(application=application, interviewer=who, by=cora) for who in (ida, ivan)
    ]


def hand_in(card):
    submit(fill(card), by=card.interviewer)


def told():
    mail.outbox.clear()
    for _ in send_waiting(timezone.now()):
        pass
    all_in = [e for e in mail.outbox if e.subject.startswith("All scorecards are in")]
    return sorted(each.to[0] for each in all_in)


def test_told_when_the_last_one_is_in_and_not_before(cards):
    hand_in(cards[0])
    assert told() == []
    hand_in(cards[1])
    assert told() == ["cora@example.org", "petra@example.org"]
    assert told() == []


def decide(card, by):
    Decision.objects.create(
        application=card.application,
        outcome="advance",
        rationale="Good.",
        decided_by=by,
    )


def test_nobody_is_told_to_decide_what_is_decided_since(cards, cora):
    for card in cards:
        hand_in(card)
    decide(cards[0], by=cora)
    assert told() == []


def test_a_decision_of_the_round_before_leaves_this_one_to_decide(cards, cora):
    decide(cards[0], by=cora)
    for card in cards:
        hand_in(card)
    assert told() == ["cora@example.org", "petra@example.org"]


def test_mail_says_that_they_are_in_and_nothing_of_what_is_in_them(cards):
    for card in cards:
        hand_in(card)
    told()
    message = mail.outbox[0]
    assert message.subject == "All scorecards are in: Ada Park"
    assert message.body == (
        "Hello cora,\n\n"
        "all 2 scorecards of round 1 are in for Ada Park (CRA, Basel).\n\n"
        "Read the debrief and decide: http://127.0.0.1:8000/admin/scorecards/"
        f"application/{cards[0].application_id}/change/\n\n"
    )


def test_told_when_the_one_that_was_missing_is_withdrawn(cards, cora):
    hand_in(cards[0])
    withdraw(cards[1], by=cora, reason="Ill.")
    assert told() == ["cora@example.org", "petra@example.org"]


def test_not_while_somebody_who_declined_has_to_be_replaced(cards, ivan):
    decline(cards[1], by=ivan, reason="I know her.")
    hand_in(cards[0])
    assert told() == []


def test_not_when_one_was_reopened_before_the_mail_went_out(cards, cora):
    for card in cards:
        hand_in(card)
    reopen(cards[0], by=cora, reason="More.")
    assert told() == []
    hand_in(cards[0])
    assert told() == ["cora@example.org", "petra@example.org"]


def test_not_again_when_one_is_reopened_afterwards(cards, cora):
    for card in cards:
        hand_in(card)
    told()
    reopen(cards[0], by=cora, reason="More.")
    hand_in(cards[0])
    assert told() == []


def test_again_when_another_one_joins_the_round(cards, person, cora):
    for card in cards:
        hand_in(card)
    told()
    iris = person("iris", "Interviewers")
    hand_in(assign(application=cards[0].application, interviewer=iris, by=cora))
    assert told() == ["cora@example.org", "petra@example.org"]


def test_nobody_who_still_has_one_to_submit_for_the_candidate(cards, petra, cora):
    assign(application=cards[0].application, interviewer=petra, round=2, by=cora)
    for card in cards:
        hand_in(card)
    assert told() == ["cora@example.org"]


def test_of_a_hiring_team_its_own_people_alone(cards, person, petra):
    paul = person("paul", "Hiring panel", email="paul@example.org")
    Opening.objects.update(readers="team")
    TeamMember.objects.create(opening=Opening.objects.get(), person=paul)
    for card in cards:
        hand_in(card)
    assert told() == ["cora@example.org", "paul@example.org"]


def test_interviewers_are_told_nothing(cards, ida):
    type(ida).objects.filter(pk=ida.pk).update(email="ida@example.org")
    for card in cards:
        hand_in(card)
    assert "ida@example.org" not in told()


def test_reference_only_names_nobody(cards):
    Opening.objects.update(reference_only=True)
    for card in cards:
        hand_in(card)
    told()
    assert "Ada Park" not in str(mail.outbox[0].message())


def test_a_round_by_itself(cards, ida, cora):
    """What is missing in the second does not hold up the first."""
    assign(application=cards[0].application, interviewer=ida, round=2, by=cora)
    for card in cards:
        hand_in(card)
    assert told() == ["cora@example.org", "petra@example.org"]


def test_opening_of_its_team_without_a_team_tells_who_arranged(ida, cora, petra):
    opening = make_opening("CRA, Bern", readers="team")
    application = make_application("Bo Lind", opening=opening)
    hand_in(assign(application=application, interviewer=ida, by=cora))
    assert told() == ["cora@example.org"]

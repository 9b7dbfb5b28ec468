"""Mails of interviews that have no time, one by one and many at once."""

import pytest
from django.core import mail

from scorecards.workflow.assigning_plan import assign_round, take_back_round
from scorecards.workflow.starting import assign
from scorecards.workflow.submitting import submit
from scorecards.workflow.withdrawing import restore, withdraw
from tests.makers import (
    fill,
    make_application,
    make_opening,
    make_round,
    make_scorecard,
)
from tests.scorecards.mails.calendars import text_of
from tests.scorecards.mails.test_mails_of_interviews import (
    AT,
    HOUR,
    mails,
    move,
    sent,
    uid,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(person):
    return person("ida", "Interviewers", email="ida@example.org", first_name="Ida")


@pytest.fixture
def card(ida, cora):
    """ida's interview in a week."""
    application = make_application()
    return assign(application=application, interviewer=ida, interview_at=AT, by=cora)


@pytest.fixture
def untimed(ida, cora):
    """ida's interview, whose time is not known yet."""
    opening = make_opening(time_zone="Europe/Zurich", location="Basel")
    return assign(
        application=make_application(opening=opening), interviewer=ida, by=cora
    )


def link_to(card):
    return f"http://127.0.0.1:8000/scorecards/{card.pk}/"


def test_assigned_without_a_time_it_says_what_to_do(untimed):
    (message,) = mails()
    assert (message.to, message.alternatives) == (["ida@example.org"], [])
    assert message.subject == "Interview with Ada Park: no time yet"
    assert "you get an invitation when there is one" in text_of(message)
    assert f"scorecard: http://127.0.0.1:8000/scorecards/{untimed.pk}/\n" in (
        text_of(message)
    )


def test_its_later_time_is_an_invitation_and_no_change(untimed, cora):
    mails()
    move(untimed, cora)
    assert sent() == [("REQUEST", 1, AT + HOUR, uid(untimed))]
    assert mail.outbox[0].subject.startswith("Interview with Ada Park: ")


def test_a_time_that_is_lost_before_a_run_leaves_the_assignment(card, cora):
    move(card, cora, interview_at=None)
    (message,) = mails()
    assert message.subject == "Interview with Ada Park: no time yet"
    assert message.alternatives == []


def test_a_time_that_is_lost_leaves_the_interview(card, cora):
    sent()
    move(card, cora, interview_at=None)
    (message,) = mails()
    assert message.subject == "No time any more: interview with Ada Park"
    assert "The interview is still yours" in text_of(message)


def test_without_a_time_it_is_taken_back_by_a_plain_mail(untimed, cora):
    mails()
    withdraw(untimed, by=cora, reason="Ill.")
    (message,) = mails()
    assert message.subject == "Taken back: interview with Ada Park"
    assert message.alternatives == []
    assert "You don’t have to interview, or submit" in text_of(message)
    assert "Ill." not in text_of(message)


def test_after_a_lost_time_no_calendar_is_told_twice(card, cora):
    sent()
    move(card, cora, interview_at=None)
    mails()
    withdraw(card, by=cora, reason="Ill.")
    assert [each.alternatives for each in mails()] == [[]]


def test_submitted_before_a_run_nobody_is_asked_for_it(untimed, ida):
    submit(fill(untimed), by=ida)
    assert mails() == []


def test_a_draft_that_comes_back_says_so(ida, cora):
    draft = make_scorecard(ida)
    withdraw(draft, by=cora, reason="Called off.")
    (taken,) = mails()
    restore(draft, by=cora)
    (back,) = mails()
    assert f"stays for you to read: {link_to(draft)}\n" in text_of(taken)
    assert "with everything you wrote in it" in text_of(back)


def test_many_at_once_are_one_mail(ida, cora):
    opening = make_opening(location="Basel")
    names = [f"Candidate {number}" for number in range(20)]
    found = [make_application(name, opening=opening).pk for name in names]
    planned = make_round(opening, ida)
    assign_round(planned, found, by=cora)
    (message,) = mails()
    take_back_round(planned, by=cora)
    (taken,) = mails()
    assert message.subject == "Interviews assigned to you: 20"
    assert taken.subject == "Interviews taken back: 20"
    for name in names:
        assert text_of(message).count(f"\n{name} (CRA, Basel)\n") == 1
        assert text_of(taken).count(f"\n{name} (CRA, Basel)\n") == 1
    assert text_of(message).count("http://127.0.0.1:8000/scorecards/") == 20


def test_many_of_reference_only_name_nobody(ida, cora):
    opening = make_opening(reference_only=True)
    found = [make_application(name, opening=opening) for name in ("Ada", "Bo")]
    assign_round(make_round(opening, ida), [each.pk for each in found], by=cora)
    (message,) = mails()
    for each in found:
        assert each.candidate.reference in text_of(message)
        assert str(each.candidate) not in text_of(message)


def test_each_person_gets_one_mail_of_their_own(ida, person, cora):
    opening, ivan = make_opening(), person("ivan", email="ivan@example.org")
    found = [make_application(name, opening=opening).pk for name in ("Ada", "Bo")]
    assign_round(make_round(opening, ida, ivan), found, by=cora)
    assert sorted(each.to[0] for each in mails()) == [
        "ida@example.org",
        "ivan@example.org",
    ]


def test_invitations_are_never_put_together(ida, cora):
    opening = make_opening()
    for name in ("Ada", "Bo"):
        application = make_application(name, opening=opening)
        assign(application=application, interviewer=ida, interview_at=AT, by=cora)
    assert len(sent()) == 2

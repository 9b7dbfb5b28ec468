"""Mails that put an interview into a calendar, move it, and take it out again."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from scorecards.mails.sending import send_waiting
from scorecards.models import Opening, OutgoingMail
from scorecards.workflow.arranging import arrange
from scorecards.workflow.assigning_plan import take_back_round
from scorecards.workflow.closing_opening import close_opening, reopen_opening
from scorecards.workflow.declining import decline
from scorecards.workflow.discarding import discard
from scorecards.workflow.moving import move_application, move_scorecard
from scorecards.workflow.relocating import relocate
from scorecards.workflow.starting import assign
from scorecards.workflow.submitting import submit
from scorecards.workflow.withdrawing import restore, withdraw
from tests.makers import (
    fill,
    make_application,
    make_candidate,
    make_opening,
    make_round,
    make_scorecard,
)
from tests.scorecards.mails.calendars import calendar_in, text_of

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AT = (timezone.now() + 7 * DAY).replace(microsecond=0)


@pytest.fixture
def ida(person):
    return person("ida", "Interviewers", email="ida@example.org", first_name="Ida")


@pytest.fixture
def card(ida, cora):
    """ida's interview in a week, which she is not told of yet."""
    opening = make_opening(time_zone="Europe/Zurich", location="Basel")
    return assign(
        application=make_application(opening=opening),
        interviewer=ida,
        interview_at=AT,
        interview_minutes=45,
        by=cora,
    )


def move(card, cora, **changes):
    now = {"interview_at": AT + HOUR, "interview_minutes": 45, "due_at": None}
    arrange(card, by=cora, **now | changes)


def mails(now=None):
    """Those that a run sends."""
    mail.outbox.clear()
    for _ in send_waiting(now or timezone.now()):
        pass
    return list(mail.outbox)


def sent(now=None):
    """Their calendars, in short."""
    events = [calendar_in(each) for each in mails(now)]
    return [(e["method"], e["sequence"], e["start"], e["uid"]) for e in events]


def uid(card):
    return f"scorecard-{card.pk}@127.0.0.1"


def test_whoever_is_assigned_gets_an_invitation(card):
    (message,) = mails()
    assert message.to == ["ida@example.org"]
    assert message.subject.startswith("Interview with Ada Park: ")
    assert calendar_in(message) == {
        "method": "REQUEST",
        "uid": uid(card),
        "sequence": 0,
        "status": "CONFIRMED",
        "start": AT,
        "duration": timedelta(minutes=45),
        "summary": "Interview: Ada Park for CRA, Basel",
        "location": "Basel",
        "url": f"http://127.0.0.1:8000/scorecards/{card.pk}/",
        "organizer": "mailto:scorecards@localhost",
        "attendee": "mailto:ida@example.org",
    }
    assert b"DTSTART:" + AT.strftime("%Y%m%dT%H%M%SZ").encode() in (
        message.message().as_bytes()
    )


def test_the_text_has_the_call_and_the_kit(card, cora):
    move(card, cora, place="https://call.example.org/a1")
    (message,) = mails()
    assert "Call: https://call.example.org/a1\n" in text_of(message)
    assert f"http://127.0.0.1:8000/scorecards/{card.pk}/\n" in text_of(message)
    assert calendar_in(message)["location"] == "https://call.example.org/a1"


def test_moved_it_is_one_event_with_a_higher_sequence(card, cora):
    first = sent()
    move(card, cora)
    assert first == [("REQUEST", 0, AT, uid(card))]
    assert sent() == [("REQUEST", 1, AT + HOUR, uid(card))]
    assert mail.outbox[0].subject.startswith("Changed: interview with Ada Park")


def test_moved_twice_before_a_run_it_is_told_once(card, cora):
    move(card, cora)
    move(card, cora, interview_at=AT + 2 * HOUR)
    assert sent() == [("REQUEST", 2, AT + 2 * HOUR, uid(card))]
    assert mails() == []


def test_moved_back_before_a_run_nothing_is_told(card, cora):
    sent()
    move(card, cora)
    move(card, cora, interview_at=AT)
    assert sent() == []


def test_another_due_time_tells_nobody_anything(card, cora):
    sent()
    move(card, cora, interview_at=AT, due_at=AT + DAY, brief="Be kind.")
    assert sent() == []


def test_another_place_does(card, cora):
    sent()
    move(card, cora, interview_at=AT, place="Room 4")
    assert sent() == [("REQUEST", 1, AT, uid(card))]


def test_another_place_of_the_opening_does(card, cora):
    sent()
    relocate(card.application.opening, "https://call.example.org/b2", by=cora)
    assert sent() == [("REQUEST", 1, AT, uid(card))]
    assert calendar_in(mail.outbox[0])["location"] == "https://call.example.org/b2"


def test_an_interview_with_its_own_place_stays_there(card, cora):
    move(card, cora, place="Room 4")
    sent()
    relocate(card.application.opening, "Lyon", by=cora)
    assert sent() == []


def test_whoever_is_done_or_late_is_told_no_other_place(card, cora, ida):
    sent()
    for number, at in enumerate((AT, timezone.now() - DAY)):
        other = make_scorecard(
            ida,
            application=make_application(
                f"Bo {number}", opening=card.application.opening
            ),
            interview_at=at,
        )
        if at == AT:
            submit(fill(other))
    relocate(card.application.opening, "Lyon", by=cora)
    assert [each[-1] for each in sent()] == [uid(card)]


def test_without_a_time_nobody_is_invited_and_with_one_they_are(card, cora):
    sent()
    move(card, cora, interview_at=None)
    assert sent() == [("CANCEL", 1, AT, uid(card))]
    move(card, cora)
    assert sent() == [("REQUEST", 2, AT + HOUR, uid(card))]


def test_withdrawn_it_is_taken_out_of_the_calendar(card, cora):
    sent()
    withdraw(card, by=cora, reason="Ill.")
    (message,) = mails()
    event = calendar_in(message)
    assert (event["method"], event["sequence"], event["uid"]) == (
        "CANCEL",
        1,
        uid(card),
    )
    assert event["status"] == "CANCELLED"
    assert "is cancelled." in text_of(message)


def test_withdrawn_before_a_run_nobody_is_told_anything(card, cora):
    withdraw(card, by=cora, reason="Wrong person.")
    assert sent() == []
    assert not OutgoingMail.objects.filter(state="waiting", kind="cancel").exists()


def test_withdrawn_and_assigned_again_it_is_a_new_event(card, ida, cora):
    sent()
    withdraw(card, by=cora, reason="Ill.")
    sent()
    again = assign(
        application=card.application, interviewer=ida, interview_at=AT, by=cora
    )
    assert sent() == [("REQUEST", 0, AT, uid(again))]
    assert uid(again) != uid(card)


@pytest.mark.parametrize("verb", ["decline", "discard", "take_back", "close"])
def test_every_way_out_cancels(card, ida, cora, verb):
    sent()
    if verb == "decline":
        decline(card, by=ida, reason="I know her.")
    elif verb == "discard":
        discard(card, by=ida)
    elif verb == "close":
        close_opening(card.application.opening, by=cora, end_scorecards=True)
    else:
        planned = make_round(card.application.opening, ida)
        planned.scorecards.add(card)
        take_back_round(planned, by=cora)
    assert sent() == [("CANCEL", 1, AT, uid(card))]


def test_assigned_to_who_declined_the_same_event_comes_back(card, ida, cora):
    sent()
    decline(card, by=ida, reason="Away.")
    assign(application=card.application, interviewer=ida, interview_at=AT, by=cora)
    assert sent() == [("REQUEST", 2, AT, uid(card))]


def test_an_opening_that_opens_again_invites_again(card, cora):
    sent()
    opening = card.application.opening
    close_opening(opening, by=cora, end_scorecards=True)
    sent()
    reopen_opening(opening, by=cora)
    assert sent() == [("REQUEST", 2, AT, uid(card))]


def test_a_withdrawal_that_is_undone_invites_again(ida, cora):
    draft = make_scorecard(ida)
    move(draft, cora)
    sent()
    withdraw(draft, by=cora, reason="Called off.")
    assert [each[0] for each in sent()] == ["CANCEL"]
    restore(draft, by=cora)
    assert [each[0] for each in sent()] == ["REQUEST"]


def test_moved_to_another_candidate_the_event_says_so(card, cora):
    sent()
    target = make_application("Bo Lind", opening=card.application.opening)
    move_scorecard(card, application=target, by=cora, reason="Wrong one.")
    (message,) = mails()
    assert calendar_in(message)["summary"] == "Interview: Bo Lind for CRA, Basel"


def test_an_application_that_is_moved_tells_its_interviewers(card, cora):
    sent()
    move_application(
        card.application, candidate=make_candidate("Bo Lind"), by=cora, reason="Bo."
    )
    (message,) = mails()
    assert calendar_in(message)["summary"] == "Interview: Bo Lind for CRA, Basel"


def test_of_what_is_over_the_mail_has_no_invitation(card, cora):
    move(card, cora, interview_at=timezone.now() - DAY)
    (message,) = mails()
    assert message.subject == "Scorecard to submit: Ada Park"
    assert message.alternatives == []
    assert "Rate the answers and submit your scorecard." in text_of(message)


def test_what_is_over_is_not_announced_again(card, cora, time_machine):
    sent()
    time_machine.move_to(AT + DAY)
    move(card, cora, interview_at=AT + 2 * HOUR)
    assert mails() == []


def test_what_is_submitted_stays_in_the_calendar(card, ida):
    sent()
    submit(fill(card), by=ida)
    assert sent() == []


def test_whoever_left_gets_no_mail(card, ida):
    type(ida).objects.update(is_active=False)
    assert sent() == []


def test_a_change_that_is_rolled_back_tells_nobody(card, cora, monkeypatch):
    sent()

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("scorecards.workflow.arranging.invite", broken)
    with pytest.raises(RuntimeError):
        move(card, cora)
    card.refresh_from_db()
    assert (card.interview_at, sent()) == (AT, [])


def test_reminded_once_on_the_day_before(card):
    sent()
    before = AT - DAY
    assert mails(before - timedelta(seconds=1)) == []
    (message,) = mails(before)
    assert message.subject.startswith("Reminder: interview with Ada Park, ")
    assert f"/scorecards/{card.pk}/\n" in text_of(message)
    assert mails(before + HOUR) == []


def test_moved_it_is_reminded_of_before_the_new_time_alone(card, cora):
    sent()
    move(card, cora, interview_at=AT + 3 * DAY)
    sent()
    assert mails(AT - DAY) == []
    assert len(mails(AT + 2 * DAY)) == 1


@pytest.mark.parametrize("how", ["withdrawn", "submitted", "off", "stopped", "late"])
def test_nobody_is_reminded_of_what_does_not_come(card, ida, cora, how):
    sent()
    if how == "withdrawn":
        withdraw(card, by=cora, reason="Ill.")
        sent()
    elif how == "submitted":
        submit(fill(card), by=ida)
    elif how == "off":
        Opening.objects.update(send_reminders=False)
    elif how == "stopped":
        type(card).objects.update(reminders_dismissed_at=timezone.now())
    assert mails(AT if how == "late" else AT - DAY) == []


def test_nobody_is_reminded_who_was_invited_just_then(ida, cora):
    assign(
        application=make_application(),
        interviewer=ida,
        interview_at=timezone.now() + DAY + HOUR,
        by=cora,
    )
    assert not OutgoingMail.objects.filter(kind="day_before").exists()


def test_reference_only_names_nobody(card):
    Opening.objects.update(reference_only=True)
    both = [*mails(), *mails(AT - DAY)]
    reference = card.application.candidate.reference
    assert len(both) == 2
    for message in both:
        assert "Ada Park" not in str(message.message())
        assert reference in message.subject
    assert calendar_in(both[0])["summary"] == f"Interview: {reference} for CRA, Basel"


@pytest.mark.parametrize(
    "name",
    ["Bo\r\nATTENDEE:mailto:x@example.com", "Bo; DROP, \\n \\; TABLE", "Ç" * 150, '"='],
)
def test_a_name_is_text_and_nothing_else(card, name):
    type(card.application.candidate).objects.update(name=name)
    (message,) = mails()
    event = calendar_in(message)
    written = name.replace("\r\n", "\n")
    assert event["summary"] == f"Interview: {written} for CRA, Basel"
    assert event["attendee"] == "mailto:ida@example.org"

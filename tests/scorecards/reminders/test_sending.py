"""Who is reminded, how often, and in which words."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPDataError

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from scorecards.models import Reminder, Scorecard
from scorecards.reminders.finding import due_reminders
from scorecards.reminders.sending import claim, send_reminders
from tests.makers import lock, make_opening, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class NoServer(EmailBackend):
    def send_messages(self, messages):
        raise SMTPDataError(552, "ida@example.org is full\nof mail")


@pytest.fixture
def opening():
    return make_opening(time_zone="Europe/Zurich")


@pytest.fixture
def to_do(ida, opening):
    """ida's scorecard, due an hour ago."""
    ida.email = "ida@example.org"
    ida.save()
    return make_scorecard(ida, due_at=NOW - HOUR)


def run(now=NOW):
    return [result.number for result in send_reminders(now)]


def change(to_do, **fields):
    Scorecard.objects.filter(pk=to_do.pk).update(**fields)


def test_who_has_a_scorecard_to_submit_is_reminded_at_its_due_time(to_do):
    run()

    (message,) = mail.outbox
    assert message.to == ["ida@example.org"]
    assert message.subject == "Your scorecard for Ada Park is due"
    assert f"/scorecards/{to_do.pk}/\n" in message.body
    assert f"/scorecards/{to_do.pk}/reminders/\n" in message.body


def test_not_before(to_do):
    run(now=to_do.due_at - timedelta(seconds=1))

    assert mail.outbox == []


def test_once_however_often_the_timer_runs(to_do):
    run()
    run()
    run(now=NOW + HOUR)

    assert len(mail.outbox) == 1


def test_once_more_a_day_later(to_do):
    run()
    run(now=NOW + DAY)

    assert [reminder.number for reminder in to_do.reminders.all()] == [1, 2]


def test_a_late_run_sends_one_for_all_that_were_missed(to_do):
    run(now=NOW + 40 * DAY)
    run(now=NOW + 41 * DAY)

    assert [reminder.number for reminder in to_do.reminders.all()] == [10]
    assert len(mail.outbox) == 1


def test_counted_from_the_end_of_the_interview_without_a_due_time(to_do):
    change(to_do, due_at=None, interview_at=NOW - HOUR, interview_minutes=90)

    assert list(due_reminders(NOW)) == []
    (due,) = due_reminders(NOW + HOUR)
    assert due.planned_for == NOW + HOUR / 2


def test_nobody_without_a_time_to_count_from(to_do):
    change(to_do, due_at=None)

    assert list(due_reminders(NOW + 30 * DAY)) == []


def test_stopped_by_submission(to_do):
    lock(to_do)

    assert run() == []


def test_stopped_by_submission_while_a_run_is_under_way(to_do):
    (due,) = due_reminders(NOW)
    lock(to_do)

    assert claim(due) is None


def test_stopped_when_it_is_dismissed(to_do):
    change(to_do, reminders_dismissed_at=NOW, reminders_dismissed_reason="Was ill.")

    assert run() == []


@pytest.mark.parametrize("fields", [{"send_reminders": False}, {"closed_at": NOW}])
def test_stopped_for_a_whole_opening(to_do, opening, fields):
    type(opening).objects.filter(pk=opening.pk).update(**fields)

    assert run() == []


@pytest.mark.parametrize("fields", [{"is_active": False}, {"email": ""}])
def test_nobody_who_cannot_be_reached(to_do, ida, fields):
    type(ida).objects.filter(pk=ida.pk).update(**fields)

    assert run() == []


def test_tells_nothing_of_what_others_wrote(to_do, ivan):
    others = make_submitted(
        ivan, rating=1, notes="UNSEEN note.", summary="UNSEEN summary."
    )
    assert others.application == to_do.application

    run()

    assert "UNSEEN" not in str(mail.outbox[0].message())
    assert "ivan" not in str(mail.outbox[0].message())


def test_says_when_it_was_due_in_the_openings_zone(to_do):
    due = datetime(2026, 11, 20, 14, tzinfo=UTC)
    change(to_do, due_at=due)

    run(now=due + HOUR)

    assert "Fri 20 Nov 2026, 15:00 (Europe/Zurich)" in mail.outbox[0].body


def test_a_line_end_in_a_name_begins_no_header(to_do):
    candidate = to_do.application.candidate
    type(candidate).objects.filter(pk=candidate.pk).update(name="Ada\nBcc: all@x.org")

    run()

    assert mail.outbox[0].subject == "Your scorecard for Ada Bcc: all@x.org is due"


def test_a_mail_that_fails_is_tried_again_and_said(to_do, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    with pytest.raises(
        CommandError,
        match=rf"user {to_do.interviewer_id}: smtplib.SMTPDataError: code 552",
    ):
        call_command("send_reminders", at=NOW)
    settings.EMAIL_BACKEND = working

    run()

    assert [reminder.number for reminder in to_do.reminders.all()] == [1]
    assert len(mail.outbox) == 1


def test_a_dry_run_sends_nothing(to_do, capsys):
    call_command("send_reminders", "--dry-run", at=NOW)

    assert capsys.readouterr().out == (
        "ida@example.org: Your scorecard for Ada Park is due\n"
        "Reminders that would be sent: 1.\n"
    )
    assert (mail.outbox, Reminder.objects.count()) == ([], 0)


def test_what_is_no_moment_is_refused_in_one_line():
    with pytest.raises(CommandError, match="“tomorrow” is not a date and time"):
        call_command("send_reminders", "--at", "tomorrow")


@pytest.mark.parametrize("number", [1, 30])
def test_finding_them_is_one_query(number, person, opening, django_assert_num_queries):
    for place in range(number):
        reminded = person(f"p{place}", email="p@example.org")
        make_scorecard(reminded, due_at=NOW - HOUR)

    with django_assert_num_queries(1):
        assert len(list(due_reminders(NOW))) == number


def without_a_server(settings, folder):
    settings.MAIL_GOES_OUT = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = folder


def test_written_to_files_is_not_sent(to_do, settings, tmp_path, capsys):
    without_a_server(settings, tmp_path)
    call_command("send_reminders", at=NOW)
    assert capsys.readouterr().out == (
        "No reminders sent: EMAIL_URL names no mail server. Mails written to files: 1. "
        "None is marked as sent.\n"
    )
    (file,) = tmp_path.iterdir()
    assert "To: ida@example.org" in file.read_text()
    assert not Reminder.objects.exists()


def test_timer_on_a_server_fails_without_a_mail_server(to_do, settings, tmp_path):
    without_a_server(settings, tmp_path)
    settings.SECURE = True
    with pytest.raises(CommandError, match=r"None is marked as sent\. Set EMAIL_URL\."):
        call_command("send_reminders", at=NOW)

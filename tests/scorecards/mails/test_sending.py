"""Mails that fail, mails that wait, and a process that dies."""

import re
from datetime import timedelta
from smtplib import SMTPDataError

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from scorecards.mails.claiming import STALE, claim
from scorecards.mails.sending import PAUSES, preview_waiting, send_waiting
from scorecards.models import OutgoingMail
from scorecards.workflow.starting import assign
from scorecards.workflow.withdrawing import withdraw
from tests.makers import make_application
from tests.scorecards.mails.calendars import calendar_in

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


class FullBox(EmailBackend):
    def send_messages(self, messages):
        raise SMTPDataError(552, "ida@example.org is full\nof mail")


class NoServer(EmailBackend):
    def open(self):
        raise ConnectionRefusedError(111, "Connection refused")


@pytest.fixture
def card(person, cora):
    """ida's interview in a week."""
    ida = person("ida", "Interviewers", email="ida@example.org")
    return assign(
        application=make_application(),
        interviewer=ida,
        interview_at=timezone.now() + 7 * DAY,
        by=cora,
    )


@pytest.fixture
def backend(settings):
    def use(name):
        settings.EMAIL_BACKEND = f"{__name__}.{name.__name__}"

    return use


def run(now=None):
    return [result.number for result in send_waiting(now or timezone.now())]


def invitation():
    return OutgoingMail.objects.get(kind="request")


def test_one_that_fails_is_tried_again_later(card, backend, settings):
    working = settings.EMAIL_BACKEND
    backend(FullBox)
    (result,) = send_waiting(timezone.now())
    settings.EMAIL_BACKEND = working
    assert result.failures == [
        f"user {card.interviewer_id}: smtplib.SMTPDataError: code 552"
    ]
    assert run() == []
    assert run(timezone.now() + PAUSES[0]) == [1]
    assert len(mail.outbox) == 1


def test_one_that_fails_for_good_is_given_up(card, backend):
    backend(FullBox)
    for tries in range(len(PAUSES) + 3):
        run(timezone.now() + tries * DAY / 2)
    assert (invitation().state, invitation().tries) == ("failed", len(PAUSES) + 1)


def test_an_invitation_that_never_went_out_is_not_cancelled(card, cora, backend):
    backend(FullBox)
    run()
    withdraw(card, by=cora, reason="Ill.")
    run(timezone.now() + DAY)
    assert {each.state for each in OutgoingMail.objects.filter(kind="cancel")} == {
        "dropped"
    }


def test_without_an_answer_of_the_server_no_mail_counts_as_tried(card, backend):
    backend(NoServer)
    with pytest.raises(CommandError, match=r"mail server: ConnectionRefusedError"):
        call_command("send_mails")
    assert (invitation().state, invitation().tries) == ("waiting", 0)


def test_a_mail_whose_process_died_goes_out_as_the_same_mail(card):
    now = timezone.now()
    (claimed,) = claim(invitation().pk, now)
    assert run() == []
    OutgoingMail.objects.filter(pk=claimed.pk).update(claimed_at=now - STALE)
    assert run() == [1]
    number = mail.outbox[0].extra_headers["Message-ID"]
    assert number == f"<request-{card.pk}-0@127.0.0.1>"


def test_a_cancellation_waits_for_the_invitation_that_is_under_way(card, cora):
    (claimed,) = claim(invitation().pk, timezone.now())
    withdraw(card, by=cora, reason="Ill.")
    assert run() == []
    OutgoingMail.objects.filter(pk=claimed.pk).update(state="sent")
    assert run() == [1]
    assert calendar_in(mail.outbox[0])["method"] == "CANCEL"


def test_after_a_death_the_cancellation_goes_out_to_be_safe(card, cora):
    (claimed,) = claim(invitation().pk, timezone.now())
    withdraw(card, by=cora, reason="Ill.")
    OutgoingMail.objects.filter(pk=claimed.pk).update(claimed_at=timezone.now() - STALE)
    run()
    run()
    assert [calendar_in(each)["method"] for each in mail.outbox] == ["CANCEL"]


def test_without_a_mail_server_it_is_written_once_and_goes_out_later(card, settings):
    settings.MAIL_GOES_OUT = False
    call_command("send_mails")
    call_command("send_mails")
    assert len(mail.outbox) == 1
    assert invitation().state == "written"
    settings.MAIL_GOES_OUT = True
    run()
    assert (len(mail.outbox), invitation().state) == (2, "sent")


def test_a_server_without_a_mail_server_says_so(card, settings):
    settings.MAIL_GOES_OUT, settings.SECURE = False, True
    with pytest.raises(CommandError, match="Set EMAIL_URL"):
        call_command("send_mails")


def test_a_dry_run_sends_nothing(card, capsys):
    call_command("send_mails", "--dry-run")
    assert re.fullmatch(
        r"ida@example.org: Interview with Ada Park: .*\nMails that would be sent: 1.\n",
        capsys.readouterr().out,
    )
    assert (mail.outbox, invitation().state) == ([], "waiting")


def test_the_command_sends_everything_that_is_due(card, capsys):
    type(card).objects.update(due_at=timezone.now())
    call_command("send_mails")
    assert capsys.readouterr().out == "Mails sent: 2.\n"
    assert len(mail.outbox) == 2


def test_a_run_takes_as_many_queries_as_mails(
    card, person, cora, django_assert_max_num_queries
):
    """25 a mail at most, whatever else waits."""
    for number in range(9):
        assign(
            application=make_application(f"Bo {number}"),
            interviewer=card.interviewer,
            interview_at=timezone.now() + 8 * DAY,
            by=cora,
        )
    with django_assert_max_num_queries(10 * 25):
        assert run()[-1] == 10


def test_preview_claims_nothing(card):
    assert len(list(preview_waiting(timezone.now()))) == 1
    assert (invitation().state, invitation().tries) == ("waiting", 0)

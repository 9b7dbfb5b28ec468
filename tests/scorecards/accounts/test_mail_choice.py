"""Which mails somebody turned off, and which come anyway."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from scorecards.mails.sending import send_waiting
from scorecards.models import MailChoice
from scorecards.reminders.finding import due_reminders
from scorecards.workflow.starting import assign
from scorecards.workflow.submitting import submit
from tests.makers import fill, make_application

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def ida(person):
    return person("ida", "Interviewers", email="ida@example.org")


@pytest.fixture
def cora(person):
    return person("cora", "Coordinators", email="cora@example.org")


@pytest.fixture
def card(ida, cora):
    at = timezone.now() + 7 * DAY
    return assign(
        application=make_application(),
        interviewer=ida,
        interview_at=at,
        due_at=at + DAY,
        by=cora,
    )


def choose(client, who, **ticked):
    client.force_login(who)
    return client.post(reverse("mails"), ticked, follow=True)


def subjects(now):
    mail.outbox.clear()
    for _ in send_waiting(now):
        pass
    return [each.subject.partition(":")[0] for each in mail.outbox]


def test_whoever_chose_nothing_gets_all(client, ida, card):
    client.force_login(ida)
    page = client.get(reverse("mails")).content.decode()
    assert page.count(" checked") == 2
    assert "ida@example.org" in page
    assert not MailChoice.objects.exists()


def test_without_reminders_the_invitation_comes_anyway(client, ida, card):
    page = choose(client, ida, all_in="on")
    assert "Your choice of mails has been saved." in page.content.decode()
    assert subjects(timezone.now()) == ["Interview with Ada Park"]
    assert subjects(card.interview_at - DAY) == []
    assert list(due_reminders(card.due_at + DAY)) == []


def test_turned_on_again_reminders_come(client, ida, card):
    choose(client, ida)
    choose(client, ida, reminders="on")
    subjects(timezone.now())
    assert subjects(card.interview_at - DAY) == ["Reminder"]
    assert len(list(due_reminders(card.due_at + DAY))) == 1


def test_whoever_wants_no_news_of_rounds_gets_none(client, ida, cora, card):
    choose(client, cora, reminders="on")
    subjects(timezone.now())
    submit(fill(card), by=ida)
    assert subjects(timezone.now()) == []
    assert MailChoice.objects.get(person=cora).reminders


def test_a_choice_is_ones_own(client, ida, cora, card):
    choose(client, cora)
    subjects(timezone.now())
    assert subjects(card.interview_at - DAY) == ["Reminder"]

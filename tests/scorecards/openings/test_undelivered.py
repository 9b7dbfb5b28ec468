"""Mails that were given up: who sees them, and trying them again."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from scorecards.mails.sending import send_waiting
from scorecards.models import OutgoingMail
from scorecards.workflow.starting import assign
from scorecards.workflow.submitting import submit
from scorecards.workflow.withdrawing import withdraw
from tests.makers import fill, make_application
from tests.scorecards.blindness.visiting import comparable
from tests.scorecards.blindness.world import another_world

pytestmark = pytest.mark.django_db

PAGE = "admin:scorecards_undelivered"


@pytest.fixture
def ida(person):
    return person("ida", "Interviewers", email="ida@example.org")


@pytest.fixture
def card(ida, cora):
    return assign(application=make_application(), interviewer=ida, by=cora)


def give_up(**of):
    failed = {"state": "failed", "tries": 6, "finished_at": timezone.now()}
    OutgoingMail.objects.filter(**of).update(**failed)
    return OutgoingMail.objects.get(**of)


def shown(client, who, page=PAGE):
    client.force_login(who)
    return client.get(reverse(page)).content.decode()


def press(client, button, failed):
    sent = {"mail": failed.pk, button: "1"}
    return client.post(reverse(PAGE), sent, follow=True).content.decode()


def test_what_was_given_up_is_listed_and_on_the_first_page(client, card, cora):
    give_up(scorecard_key=card.pk)
    page = shown(client, cora)
    assert "ida@example.org" in page
    assert "Ada Park" in page
    assert "<b>1 mail</b>" in shown(client, cora, "admin:index")


def test_tried_again_it_goes_out(client, card, cora):
    failed = give_up(scorecard_key=card.pk)
    client.force_login(cora)
    assert "will be tried again within minutes" in press(client, "again", failed)
    mail.outbox.clear()
    for _ in send_waiting(timezone.now()):
        pass
    assert [each.to for each in mail.outbox] == [["ida@example.org"]]
    assert "No mail was given up." in shown(client, cora)


def test_trying_again_can_be_taken_back(client, card, cora):
    failed = give_up(scorecard_key=card.pk)
    client.force_login(cora)
    assert "Don’t try again" in press(client, "again", failed)
    assert "will not be tried again" in press(client, "leave", failed)
    failed.refresh_from_db()
    assert failed.state == "failed"


def test_what_went_out_meanwhile_is_not_sent_twice(client, card, cora):
    failed = give_up(scorecard_key=card.pk)
    client.force_login(cora)
    press(client, "again", failed)
    assert "Somebody else was quicker" in press(client, "again", failed)


def test_what_no_longer_matters_is_not_listed(client, card, cora):
    give_up(scorecard_key=card.pk)
    withdraw(card, by=cora, reason="Ill.")
    assert "No mail was given up." in shown(client, cora)


@pytest.mark.parametrize("name", ["ida", "petra", "otto"])
def test_nobody_else_sees_or_tries_them(client, card, person, name):
    people = {"petra": "Hiring panel", "otto": None, "ida": "Interviewers"}
    failed = give_up(scorecard_key=card.pk)
    who = person(f"{name}2", *filter(None, [people[name]]), is_staff=True)
    client.force_login(who)
    client.post(reverse(PAGE), {"mail": failed.pk, "again": "1"})
    failed.refresh_from_db()
    assert failed.state == "failed"
    assert "ida@example.org" not in shown(client, who)


def test_whoever_has_one_to_submit_learns_nothing_of_others(
    client, person, cora, time_machine
):
    """What others submitted leaves no trace in the mails to them."""
    time_machine.move_to("2026-03-02T09:00Z", tick=False)
    chief, ivan = (
        person("chief", "Coordinators", is_staff=True),
        person("ivan", email="i@example.org"),
    )
    application = make_application()
    assign(application=application, interviewer=cora, by=chief)
    seen = []
    for is_there in (True, False):
        with another_world():
            if is_there:
                given = assign(application=application, interviewer=ivan, by=chief)
                submit(fill(given, notes="Hidden."), by=ivan)
                give_up(scorecard_key=given.pk, kind="assigned")
                OutgoingMail.objects.create(
                    kind="all_in",
                    person=chief,
                    application=application,
                    state="failed",
                    finished_at=timezone.now() - timedelta(minutes=1),
                )
            client.force_login(cora)
            pages = [
                client.get(reverse(name), follow=True) for name in (PAGE, "admin:index")
            ]
            seen.append([comparable(page) for page in pages])
    assert seen[0] == seen[1]


def test_the_chief_sees_them(client, person, cora):
    """The leak that the test before looks for would show."""
    chief, ivan = (
        person("chief", "Coordinators", is_staff=True),
        person("ivan", email="i@example.org"),
    )
    given = assign(application=make_application(), interviewer=ivan, by=chief)
    submit(fill(given, notes="Hidden."), by=ivan)
    give_up(scorecard_key=given.pk, kind="assigned")
    assert "i@example.org" in shown(client, chief)

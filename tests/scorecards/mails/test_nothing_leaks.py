"""Two worlds that differ only in what is hidden send the same mails and feeds."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from scorecards.mails.sending import send_waiting
from scorecards.models import Application, CalendarFeed
from scorecards.workflow.arranging import arrange
from scorecards.workflow.starting import assign
from scorecards.workflow.submitting import submit
from scorecards.workflow.withdrawing import withdraw
from tests.makers import fill, make_application
from tests.scorecards.blindness.visiting import comparable, without_the_new
from tests.scorecards.blindness.world import another_world

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture(params=["Interviewers", "Hiring panel", "Coordinators"])
def me(request, person):
    return person("me", request.param, email="me@example.org")


@pytest.fixture
def world(me, person, time_machine):
    time_machine.move_to("2026-03-02T09:00Z", tick=False)
    chief = person("chief", "Coordinators", email="chief@example.org")
    application = make_application()
    at = timezone.now() + 7 * DAY
    card = assign(application=application, interviewer=me, interview_at=at, by=chief)
    planned = make_application("Bo Lind")  # whose interview has no time yet
    assign(application=planned, interviewer=me, by=chief)
    CalendarFeed.objects.create(person=me)
    return application, card, chief


def others_interview(application, chief, *people):
    """They are invited, moved, one is withdrawn, and the others submit.

    So they do without a time.
    """
    planned = Application.objects.exclude(pk=application.pk).get()
    others = [assign(application=planned, interviewer=e, by=chief) for e in people]
    withdraw(others[0], by=chief, reason="Ill.")
    submit(fill(others[1], notes="Hidden."), by=people[1])
    at = timezone.now() + 6 * DAY
    cards = [
        assign(application=application, interviewer=each, interview_at=at, by=chief)
        for each in people
    ]
    for card in cards:
        arrange(
            card, by=chief, interview_at=at + DAY, interview_minutes=30, due_at=None
        )
    withdraw(cards[0], by=chief, reason="Ill.")
    for card in cards[1:]:
        submit(fill(card, notes="Hidden."), by=card.interviewer)


def received(client, me, card):
    """What they get now, once it is moved, and on the day before; and their feed."""
    mail.outbox.clear()
    sent_at(timezone.now())
    at = card.interview_at + DAY
    arrange(card, interview_at=at, interview_minutes=45, due_at=None)
    sent_at(timezone.now())
    sent_at(at - DAY)
    mine = [each.message().as_bytes() for each in mail.outbox if me.email in each.to]
    feed = client.get(
        reverse("calendar_feed"),
        {"key": CalendarFeed.objects.get(person=me).key},
        follow=True,
    )
    return [*map(without_the_new, mine), comparable(feed)]


def sent_at(moment):
    for _ in send_waiting(moment):
        pass


def test_interviews_of_others_change_nothing(client, me, world, person):
    application, card, chief = world
    people = [person(name, "Interviewers") for name in ("ivan", "iris")]
    with another_world():
        others_interview(application, chief, *people)
        beside_others = received(client, me, card)
    with another_world():
        alone = received(client, me, card)
    assert beside_others == alone
    assert len(alone) == 5


def test_the_others_are_told_of_that_they_would_be(client, me, world, person):
    """Without a scorecard of their own still to do, the same people are told."""
    application, card, chief = world
    withdraw(card, by=chief, reason="Not needed.")
    sent_at(timezone.now())
    mail.outbox.clear()
    people = [person(name, "Interviewers") for name in ("ivan", "iris")]
    others_interview(application, chief, *people)
    sent_at(timezone.now())
    told = {each.to[0] for each in mail.outbox}
    decides = me.has_perm("scorecards.decide_application")
    coordinates = me.has_perm("scorecards.assign_scorecard")
    assert (me.email in told) == (decides and not coordinates)
    assert "chief@example.org" in told

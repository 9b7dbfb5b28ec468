"""Each action as one sentence, with names and never user names."""

import pytest
from django.utils import timezone

from scorecards.audit import trail
from scorecards.models import AuditEntry, OutgoingMail
from scorecards.timeline.sentences import PREDICATES, TELLERS, remarks, sentence
from scorecards.workflow.closing_opening import close_opening
from scorecards.workflow.deciding import decide
from scorecards.workflow.noting import add_note
from scorecards.workflow.reopening import reopen
from scorecards.workflow.sending_again import leave, try_again
from scorecards.workflow.starting import assign
from scorecards.workflow.submitting import submit
from scorecards.workflow.withdrawing import withdraw
from tests.makers import fill, make_application, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(ida):
    ida.first_name, ida.last_name = "Ada", "Okafor"
    ida.save()
    return ida


def told(about=""):
    """The sentences of all entries about records, oldest first."""
    entries = AuditEntry.objects.exclude(action="permissions").order_by("pk")
    return [sentence(entry, about) for entry in entries]


def test_every_action_is_said_in_one_way():
    assert set(PREDICATES) | set(TELLERS) == set(AuditEntry.Action)
    assert set(PREDICATES) & set(TELLERS) == set()


def test_submitting(ada):
    submit(fill(make_scorecard(ada, application=make_application("Bo Lind"))))
    assert told("application") == ["Ada Okafor submitted their scorecard."]
    assert told("opening") == ["Ada Okafor submitted their scorecard for Bo Lind."]
    assert told("candidate") == ["Ada Okafor submitted their scorecard for CRA, Basel."]


def test_assigning_and_withdrawing(ada, cora):
    card = assign(application=make_application(), interviewer=ada, by=cora)
    withdraw(card, by=cora, reason="Wrong person.")
    assert told("application") == [
        "cora assigned a scorecard to Ada Okafor, round 1.",
        "cora withdrew Ada Okafor’s scorecard, round 1.",
    ]
    assert remarks(AuditEntry.objects.latest("pk")) == ["Wrong person."]


def test_reopening(ada, cora):
    reopen(make_submitted(ada), by=cora, reason="Wrong candidate.")
    assert told("scorecard") == ["cora reopened Ada Okafor’s scorecard."]


def test_deciding_early(ada, cora):
    card = make_scorecard(ada)
    decide(
        application=card.application,
        by=cora,
        outcome="hire",
        rationale="Strong.",
        override_reason="He leaves tomorrow.",
        based_on=None,
    )
    add_note(card.application, by=cora, text="Talked.")
    assert told("application") == [
        "cora decided: Hire, before every scorecard was in.",
        "cora added a debrief note.",
    ]


def test_closing(cora):
    close_opening(make_application().opening, by=cora)
    assert told("opening") == ["cora closed the opening."]


@pytest.mark.parametrize("action", AuditEntry.Action)
def test_what_earlier_versions_recorded_is_said_too(action, cora):
    """Without any details, and without a record that still exists."""
    card = make_scorecard(cora)
    entry = trail.entry(action, actor=None, subject=card)
    entry.subject_key = "0"
    words = sentence(entry, "application")
    assert words.startswith("A command on the server ")
    assert "{" not in words


def test_trying_a_mail_again(ada, cora):
    card = assign(application=make_application(), interviewer=ada, by=cora)
    OutgoingMail.objects.update(state="failed", finished_at=timezone.now())
    mail = OutgoingMail.objects.get(scorecard_key=card.pk)
    try_again(mail, by=cora)
    leave(mail, by=cora)
    kind = "assignment without a time to come"
    assert told("application")[1:] == [
        f"cora tried again to send a mail to Ada Okafor ({kind}).",
        f"cora left a mail to Ada Okafor ({kind}) undelivered after all.",
    ]

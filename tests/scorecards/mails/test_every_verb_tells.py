"""Every verb, and what it leaves in the outbox for those who interview."""

from datetime import timedelta

import pytest
from django.utils import timezone

from scorecards.models import OutgoingMail, Scorecard
from scorecards.workflow.adding_candidates import add_candidates
from scorecards.workflow.arranging import arrange
from scorecards.workflow.assigning_plan import assign_round
from scorecards.workflow.closing_opening import close_opening, reopen_opening
from scorecards.workflow.deciding import decide
from scorecards.workflow.first_content import appear
from scorecards.workflow.merging import merge_candidates, undo_merge
from scorecards.workflow.moving import move_scorecard
from scorecards.workflow.recognizing import Applicant
from scorecards.workflow.relocating import relocate
from scorecards.workflow.starting import assign, start_scorecard
from scorecards.workflow.withdrawing import restore, withdraw
from tests import makers
from tests.scorecards.workflow.test_every_verb import VERBS, Record

pytestmark = pytest.mark.django_db

AT = (timezone.now() + timedelta(days=7)).replace(microsecond=0)
INTERVIEWS = ("assigned", "request", "cancel")


class Told(Record):
    """ida interviews, with a time or without one, and is told of it."""

    at = None

    def assigned(self, who=None):
        return assign(
            application=self.application,
            interviewer=who or self.ida,
            interview_at=self.at,
            by=self.cora,
        )

    @property
    def given(self):
        return "request" if self.at else "assigned"


def after_assigning(name):
    """The verb, with ida's interview there already."""

    def act(record):
        record.assigned()
        VERBS[name][0](record, None)

    return act


def _plan_is_assigned(record, number=1):
    planned = makers.make_round(record.opening, record.ivan, number=number)
    assign_round(planned, [], by=record.cora)


def _arrange(record):
    changes = {"interview_at": AT + timedelta(hours=1), "due_at": None}
    arrange(record.assigned(), by=record.cora, interview_minutes=30, **changes)


def _untime(record):
    changes = {"interview_at": None, "due_at": None}
    arrange(record.assigned(), by=record.cora, interview_minutes=30, **changes)


def _add_to_plan(record):
    _plan_is_assigned(record)
    applicants = [Applicant(2, "Bo Lind", emails=("bo@example.com",))]
    add_candidates(record.opening, applicants, by=record.cora)


def _write_to_plan(record):
    """Somebody new appears in an opening that assigns its first round."""
    _plan_is_assigned(record)
    started = start_scorecard(
        interviewer=record.ida,
        role=record.opening.role,
        level=record.opening.level,
        candidate="Bo Lind",
        opening=record.opening,
    )
    appear(started, by=record.ida)


def _adopt(record):
    """ivan has opened the one that the plan assigns to him."""
    makers.make_scorecard(record.ivan, application=record.application, status="started")
    planned = makers.make_round(record.opening, record.ivan)
    assign_round(planned, [record.application.pk], by=record.cora)


def _advance(record):
    _plan_is_assigned(record)
    decide(
        application=record.application,
        by=record.petra,
        outcome="advance",
        rationale="Good.",
        based_on=None,
    )


def _merge(record):
    record.assigned()
    kept, absorbed = makers.make_candidate("Bo Lind"), record.application.candidate
    merge_candidates(kept, absorbed, by=record.cora, reason="One address.")
    return absorbed


def _move_scorecard(record):
    target = makers.make_application("Bo Lind", opening=record.opening)
    move_scorecard(
        record.assigned(), application=target, by=record.cora, reason="It was Bo."
    )


def _close(record):
    record.assigned()
    close_opening(record.opening, by=record.cora, end_scorecards=True)


def _open_again(record):
    _close(record)
    reopen_opening(record.opening, by=record.cora)


def _relocate(record):
    record.assigned()
    relocate(record.opening, "Room 4", by=record.cora)


def _restore(record):
    card = record.assigned()
    Scorecard.objects.update(status=Scorecard.Status.DRAFT)
    withdraw(card, by=record.cora, reason="Ill.")
    restore(card, by=record.cora)


GIVEN, TAKEN, CHANGED = ["given"], ["given", "cancel"], ["given", "given"]
# What gives, takes or moves an interview; ``given`` is with its time, if it has one,
# ``moved`` only told where it has.
TELLS = {
    "arranging": (_arrange, ["given", "request"]),
    "arranging, without a time": (_untime, None),
    "adding_candidates, to a plan": (_add_to_plan, ["assigned"]),
    "assigning_plan": (after_assigning("assigning_plan"), ["given", "assigned"]),
    "assigning_plan, one that was started": (_adopt, ["assigned"]),
    "assigning_plan, undone": (
        lambda record: VERBS["assigning_plan, undone"][0](record, None),
        ["given", "given", "cancel"],  # another one's is submitted
    ),
    "closing_opening": (_close, TAKEN),
    "closing_opening, again": (_open_again, ["given", "cancel", "given"]),
    "deciding, to advance": (_advance, ["assigned"]),
    "declining": (lambda record: VERBS["declining"][0](record, None), TAKEN),
    "discarding": (lambda record: VERBS["discarding"][0](record, None), TAKEN),
    "first_content, with a plan": (_write_to_plan, ["assigned"]),
    "merging": (_merge, CHANGED),
    "merging, undone": (
        lambda record: undo_merge(_merge(record), by=record.cora, reason="Two people."),
        [*CHANGED, "given"],
    ),
    "moving": (after_assigning("moving"), CHANGED),
    "moving, one scorecard": (_move_scorecard, CHANGED),
    "relocating": (_relocate, ["given", "moved"]),
    "splitting": (after_assigning("splitting"), CHANGED),
    "starting, for another": (lambda record: record.assigned(), GIVEN),
    "withdrawing": (lambda record: VERBS["withdrawing"][0](record, None), TAKEN),
    "withdrawing, undone": (_restore, ["given", "cancel", "given"]),
}
# They give, take or move none: what is assigned as they begin is told of, once.
OTHERS = VERBS.keys() - TELLS.keys()


@pytest.fixture(params=[None, AT], ids=["no time", "time"])
def record(request, person):
    told = Told(person)
    told.at = request.param
    return told


def told_of():
    known = OutgoingMail.objects.filter(kind__in=INTERVIEWS).order_by("pk")
    return list(known.values_list("kind", flat=True))


@pytest.mark.parametrize("name", TELLS)
def test_each_change_of_an_interview_is_told_once(record, name):
    act, expected = TELLS[name]
    if expected is None:
        expected = ["given"] if record.at is None else ["given", "assigned"]
    act(record)
    told = {"given": [record.given], "moved": ["request"] if record.at else []}
    assert told_of() == [kind for each in expected for kind in told.get(each, [each])]


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_other_verbs_tell_of_no_interview(record, name):
    VERBS[name][0](record, None)
    if name.startswith("sending_again"):
        return  # of one that was made before
    assert set(told_of()) <= {record.given}
    assert (
        len(told_of())
        == OutgoingMail.objects.values("scorecard_key")
        .filter(kind__in=INTERVIEWS)
        .distinct()
        .count()
    )


def test_merging_two_of_one_name_tells_nobody(record):
    record.assigned()
    other = makers.make_candidate(record.application.candidate.name)
    merge_candidates(
        other, record.application.candidate, by=record.cora, reason="One address."
    )
    assert told_of() == [record.given]

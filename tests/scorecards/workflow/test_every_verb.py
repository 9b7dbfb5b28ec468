"""Each verb called as a command would: no request, an entry, and who may not."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

import scorecards.workflow
from glossary.models import Question
from scorecards.kits.building import own_question
from scorecards.models import (
    AuditEntry,
    Candidate,
    Opening,
    OutgoingMail,
    Resume,
    Scorecard,
)
from scorecards.workflow.adding_candidates import add_candidates
from scorecards.workflow.arranging import arrange
from scorecards.workflow.asking_to_reopen import (
    ask_to_reopen,
    decline_request,
    take_back_request,
)
from scorecards.workflow.assigning_plan import assign_round, take_back_round
from scorecards.workflow.attaching_resume import attach_resume, remove_resume
from scorecards.workflow.beginning import begin
from scorecards.workflow.breaking_glass import break_glass
from scorecards.workflow.building_kit import build_kit
from scorecards.workflow.closing_opening import close_opening, reopen_opening
from scorecards.workflow.deciding import decide
from scorecards.workflow.declining import decline
from scorecards.workflow.discarding import discard
from scorecards.workflow.first_content import appear
from scorecards.workflow.merging import merge_candidates, undo_merge
from scorecards.workflow.moving import move_application, move_scorecard
from scorecards.workflow.naming_team import name_team
from scorecards.workflow.noting import add_note
from scorecards.workflow.passing_note import pass_note, take_back_note
from scorecards.workflow.planning_interviews import Round, Seat, plan_interviews
from scorecards.workflow.planning_questions import choose_questions
from scorecards.workflow.re_rating import rate_again
from scorecards.workflow.reading_resume import read_as_interviewer
from scorecards.workflow.recognizing import Applicant
from scorecards.workflow.relocating import relocate
from scorecards.workflow.renaming import correct_name, correct_spelling
from scorecards.workflow.reopening import reopen
from scorecards.workflow.sending_again import leave, try_again
from scorecards.workflow.splitting import split_candidate
from scorecards.workflow.starting import assign, start_scorecard
from scorecards.workflow.stopping_reminders import start_reminders, stop_reminders
from scorecards.workflow.submitting import submit
from scorecards.workflow.two_people import keep_apart, undo_keeping_apart
from scorecards.workflow.upgrading_kit import move_to_newest_kit
from scorecards.workflow.withdrawing import restore, withdraw
from tests import makers

pytestmark = pytest.mark.django_db
NO_VERBS = {
    "blank_scorecards",
    "gaps",
    "identity",
    "known_people",
    "locking",
    "planned_panel",
    "recognizing",
    "rights",
}
Action = AuditEntry.Action


class Record:
    """An opening with a scorecard in each state, and who may do what."""

    def __init__(self, person):
        self.ida, self.ivan = person("ida", "Interviewers"), person("ivan")
        self.otto = person("otto")
        self.petra = person("petra", "Hiring panel")
        self.cora = person("cora", "Coordinators")
        self.sue = person("sue", is_superuser=True)
        self.application = makers.make_application()
        self.opening = self.application.opening

    def assigned(self, who=None):
        who = who or self.ida
        return makers.assign(application=self.application, interviewer=who)

    def submitted(self, who):
        return makers.make_submitted(who, application=self.application)


def _add(record, by):
    known = makers.make_candidate("Bo Lind", email="bo@example.com")
    rows = [
        Applicant(2, known.name, emails=(known.email,)),
        Applicant(3, "Cy Oda", emails=("cy@example.com",)),
    ]
    add_candidates(record.opening, rows, by=by or record.cora)


def _arrange(record, by):
    arrange(
        record.assigned(),
        by=by or record.cora,
        interview_at=timezone.now(),
        interview_minutes=45,
        due_at=None,
    )


def _choose(record, by):
    keys = record.opening.kit.questions.values_list("pk", flat=True)
    choose_questions(record.opening, dict.fromkeys(keys, 2), by=by or record.cora)


def _build(record, by):
    asked = [(question, 1) for question in record.opening.kit.questions.all()]
    build_kit(
        record.opening,
        [*asked, (own_question(record.opening, "own", {"text": "How?"}), 1)],
        based_on=record.opening.kit_id,
        by=by or record.cora,
    )


def _plan(record, by):
    """Two rounds, the second with other questions."""
    seats = [Seat(record.ida), Seat(record.ivan)]
    plan_interviews(
        record.opening,
        [Round("Craft", 45, seats), Round("Working together", 30, seats, True)],
        by=by or record.cora,
    )


def _assign_round(record, by):
    planned = makers.make_round(record.opening, record.ida, record.ivan)
    assign_round(planned, [record.application.pk], by=by or record.cora)


def _take_back_round(record, by):
    planned = makers.make_round(record.opening, record.ida)
    makers.lock(record.assigned(record.ivan))
    planned.scorecards.add(record.assigned())
    take_back_round(planned, by=by or record.cora)


def _decide(record, by):
    decide(
        application=record.application,
        by=by or record.petra,
        outcome="hire",
        rationale="Good.",
        based_on=None,
    )


def _move(record, by):
    Question.objects.filter(key="mid-1").update(text="Reworded?")
    move_to_newest_kit(record.opening, by=by or record.cora)


def _reopen_opening(record, by):
    close_opening(record.opening)
    reopen_opening(record.opening, by=by or record.cora)


def _ask(record, by):
    card = record.submitted(record.ida)
    ask_to_reopen(card, by=by or record.ida, reason="A note is misplaced.")
    return card


def _attach(record, by):
    attach_resume(
        record.application, by=by or record.cora, content=b"Audits.", kind="txt"
    )


def _remove(record, by):
    _attach(record, None)
    remove_resume(record.application, by=by or record.cora)


def _read_resume(record, by):
    Opening.objects.update(interviewers_read_resume=True)
    Resume.objects.create(
        application=record.application,
        **{"kind": "txt", "file": "a.txt", "size": 7, "attached_at": timezone.now()},
    )
    card = Scorecard.objects.get(pk=record.assigned().pk)
    read_as_interviewer(card, by=by or record.ida)


def _pass_note(record, by):
    card = record.submitted(record.ida)
    pass_note(card, by=by or record.ida, text="Ask about audits.")
    return card


def _take_back_note(record, by):
    take_back_note(_pass_note(record, None), by=by or record.ida)


def _take_back_request(record, by):
    take_back_request(_ask(record, None), by=by or record.ida)


def _decline_request(record, by):
    decline_request(_ask(record, None), by=by or record.cora, answer="It is late.")


def _rate(record, by):
    answer = record.submitted(record.ida).answers.first()
    record.submitted(record.ivan)
    rate_again(answer, by=by or record.ida, rating=1, reason="Heard more.")


def _break(record, by):
    record.assigned(by or record.sue)
    break_glass(record.application, by=by or record.sue, reason="Urgent.")


def _submit(record, by):
    card = makers.fill(
        makers.make_scorecard(record.ida, application=record.application)
    )
    submit(card, by=by or record.ida)


def _start(record, by):
    start_scorecard(
        interviewer=by or record.ida,
        role=record.opening.role,
        level=record.opening.level,
        candidate="Bo Lind",
    )


def _restore(record, by):
    card = makers.make_scorecard(
        record.ida, application=record.application, status="withdrawn"
    )
    restore(card, by=by or record.cora)


def _correct_spelling(record, by):
    card = makers.make_scorecard(record.ida, application=record.application)
    Candidate.objects.update(added_by=record.ida)
    correct_spelling(card, name="Ada Parker", by=by or record.ida)


def _write(record, by):
    started = makers.make_scorecard(
        record.ida, application=record.application, status="started"
    )
    appear(started, by=by or record.ida)


def _merge(record, by):
    other = makers.make_application("Ada Parc", opening=record.opening)
    merge_candidates(
        record.application.candidate,
        other.candidate,
        by=by or record.cora,
        reason="Same address.",
    )
    return other


def _keep_apart(record, by):
    other = makers.make_candidate("Ada Parc")
    one = record.application.candidate
    keep_apart(one, other, by=by or record.cora, reason="Two addresses.")
    return one, other


def _undo_keeping_apart(record, by):
    pair = _keep_apart(record, None)
    undo_keeping_apart(*pair, by=by or record.cora, reason="One CV.")


def _undo_merge(record, by):
    other = _merge(record, None)
    undo_merge(other.candidate, by=by or record.cora, reason="Two people.")


def _move_application(record, by):
    move_application(
        record.application,
        candidate=makers.make_candidate("Bo Lind"),
        by=by or record.cora,
        reason="It was Bo.",
    )


def _move_scorecard(record, by):
    move_scorecard(
        record.submitted(record.ida),
        application=makers.make_application("Bo Lind", opening=record.opening),
        by=by or record.cora,
        reason="It was Bo.",
    )


def _start_reminders(record, by):
    card = record.assigned()
    stop_reminders(card, by=record.ida, reason="Called off.")
    start_reminders(card, by=by or record.ida)


def _try_again(record, by):
    mail = OutgoingMail.objects.create(
        application=record.application,
        person=record.ida,
        kind="assigned",
        state="failed",
        finished_at=timezone.now(),
    )
    try_again(mail, by=by or record.cora)
    return mail


def _leave(record, by):
    leave(_try_again(record, None), by=by or record.cora)


# By module: the verb, called by somebody with the right, and its entry.
VERBS = {
    "adding_candidates": (_add, Action.ADDED),
    "arranging": (_arrange, Action.ASSIGNED),
    "asking_to_reopen": (_ask, Action.REOPEN_ASKED),
    "asking_to_reopen, taken back": (_take_back_request, Action.REOPEN_BACK),
    "asking_to_reopen, declined": (_decline_request, Action.REOPEN_NO),
    "assigning_plan": (_assign_round, Action.PLAN_APPLIED),
    "assigning_plan, undone": (_take_back_round, Action.PLAN_UNDONE),
    "attaching_resume": (_attach, Action.RESUME_ADDED),
    "attaching_resume, removed": (_remove, Action.RESUME_GONE),
    "beginning": (
        lambda record, by: begin(record.assigned(), by=by or record.ida),
        None,  # a fact about time
    ),
    "breaking_glass": (_break, Action.GLASS_BROKEN),
    "building_kit": (_build, Action.KIT_BUILT),
    "closing_opening": (
        lambda record, by: close_opening(
            record.opening, by=by or record.cora, end_scorecards=True
        ),
        Action.CLOSED,
    ),
    "closing_opening, again": (_reopen_opening, Action.OPENED_AGAIN),
    "deciding": (_decide, Action.DECIDED),
    "declining": (
        lambda record, by: decline(
            record.assigned(), by=by or record.ida, reason="I know her."
        ),
        Action.DECLINED,
    ),
    "discarding": (
        lambda record, by: discard(record.assigned(), by=by or record.ida),
        Action.DISCARDED,
    ),
    "first_content": (_write, None),  # a draft of one's own, as for starting
    "merging": (_merge, Action.MERGED),
    "merging, undone": (_undo_merge, Action.UNMERGED),
    "two_people": (_keep_apart, Action.KEPT_APART),
    "two_people, undone": (_undo_keeping_apart, Action.APART_UNDONE),
    "moving": (_move_application, Action.MOVED),
    "moving, one scorecard": (_move_scorecard, Action.MOVED),
    "naming_team": (
        lambda record, by: name_team(
            record.opening, "team", [record.petra], by=by or record.cora
        ),
        Action.TEAM,
    ),
    "noting": (
        lambda record, by: add_note(
            record.application, by=by or record.petra, text="So."
        ),
        Action.NOTED,
    ),
    "passing_note": (_pass_note, Action.NOTE_PASSED),
    "passing_note, taken back": (_take_back_note, Action.NOTE_BACK),
    "planning_interviews": (_plan, Action.PLANNED),
    "planning_questions": (_choose, Action.QUESTIONS),
    "re_rating": (_rate, Action.RE_RATED),
    "reading_resume": (_read_resume, Action.RESUME_READ),
    "relocating": (
        lambda record, by: relocate(record.opening, "Room 4", by=by or record.cora),
        Action.RELOCATED,
    ),
    "renaming": (
        lambda record, by: correct_name(
            record.application.candidate,
            name="Ada Parker",
            by=by or record.cora,
            reason="Married.",
        ),
        Action.RENAMED,
    ),
    "renaming, by who added": (_correct_spelling, Action.RENAMED),
    "reopening": (
        lambda record, by: reopen(
            record.submitted(record.ida), by=by or record.cora, reason="More."
        ),
        Action.REOPENED,
    ),
    "sending_again": (_try_again, Action.MAIL_AGAIN),
    "sending_again, left": (_leave, Action.MAIL_LEFT),
    "splitting": (
        lambda record, by: split_candidate(
            record.application.candidate,
            name="Ada Park",
            applications=[record.application],
            by=by or record.cora,
            reason="Two people.",
        ),
        Action.SPLIT,
    ),
    "starting": (_start, None),  # a draft of one's own is nobody else's business
    "starting, for another": (
        lambda record, by: assign(
            application=record.application,
            interviewer=record.ida,
            by=by or record.cora,
        ),
        Action.ASSIGNED,
    ),
    "stopping_reminders": (
        lambda record, by: stop_reminders(
            record.assigned(), by=by or record.ida, reason="Called off."
        ),
        Action.REMINDERS_STOPPED,
    ),
    "stopping_reminders, started again": (_start_reminders, Action.REMINDERS_STARTED),
    "submitting": (_submit, Action.SUBMITTED),
    "upgrading_kit": (_move, Action.KIT_MOVED),
    "withdrawing": (
        lambda record, by: withdraw(
            record.assigned(), by=by or record.cora, reason="Ill."
        ),
        Action.WITHDRAWN,
    ),
    "withdrawing, undone": (_restore, Action.RESTORED),
}


@pytest.fixture
def record(person):
    return Record(person)


@pytest.mark.parametrize(("verb", "action"), VERBS.values(), ids=VERBS)
def test_verb_leaves_its_entry(record, verb, action):
    verb(record, None)
    newest = AuditEntry.objects.order_by("pk").last()
    assert (newest and newest.action) == action


@pytest.mark.parametrize("verb", [verb for verb, _ in VERBS.values()], ids=VERBS)
def test_verb_refuses_whoever_has_no_right(record, verb):
    with pytest.raises(PermissionDenied):
        verb(record, record.otto)
    assert not AuditEntry.objects.filter(actor_key=record.otto.pk).exists()


def test_every_module_of_verbs_is_tried():
    folder = Path(scorecards.workflow.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", *NO_VERBS}
    assert modules == {name.partition(",")[0] for name in VERBS}


def test_nobody_is_named_for_a_command(record):
    close_opening(record.opening)
    entry = AuditEntry.objects.get()
    assert entry.actor_name == "A command on the server"
    assert not User.objects.filter(username=entry.actor_name).exists()

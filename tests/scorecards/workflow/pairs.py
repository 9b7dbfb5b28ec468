"""Every verb, called in a thread that reads its own objects, two at a time.

A world is one opening with what the verbs need; each pair gets a new one.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import Count, F
from django.utils import timezone

from glossary.models import Question, Role, Term
from glossary.roles.retiring import restore, retire
from scorecards.kits.making import NoQuestionsError
from scorecards.models import (
    Answer,
    Application,
    AuditEntry,
    BegunError,
    LockedError,
    Opening,
    Scorecard,
)
from scorecards.reminders.finding import Due
from scorecards.reminders.sending import claim
from scorecards.workflow import breaking_glass as glass
from scorecards.workflow.adding_candidates import add_candidates
from scorecards.workflow.arranging import arrange
from scorecards.workflow.blank_scorecards import AlreadyAssignedError
from scorecards.workflow.building_kit import build_kit
from scorecards.workflow.closing_opening import close_opening, reopen_opening
from scorecards.workflow.deciding import (
    DecidedMeanwhileError,
    ScorecardsOwedError,
    decide,
)
from scorecards.workflow.discarding import discard
from scorecards.workflow.gaps import IncompleteError
from scorecards.workflow.locking import OpeningClosedError
from scorecards.workflow.noting import add_note
from scorecards.workflow.planning_questions import (
    PlanFixedError,
    PlanSizeError,
    choose_questions,
)
from scorecards.workflow.re_rating import SameRatingError, TooEarlyError, rate_again
from scorecards.workflow.recognizing import Applicant
from scorecards.workflow.reopening import NotSubmittedError, reopen
from scorecards.workflow.starting import (
    AlreadySubmittedError,
    assign,
    start_scorecard,
)
from scorecards.workflow.submitting import submit
from scorecards.workflow.upgrading_kit import NotMovedError, move_to_newest_kit
from scorecards.workflow.withdrawing import withdraw
from tests import makers

# What a verb may say when the other one was quicker.
REFUSALS = (
    AlreadyAssignedError,
    AlreadySubmittedError,
    BegunError,
    DecidedMeanwhileError,
    IncompleteError,
    LockedError,
    NoQuestionsError,
    NotMovedError,
    NotSubmittedError,
    OpeningClosedError,
    PlanFixedError,
    PlanSizeError,
    SameRatingError,
    Scorecard.DoesNotExist,
    ScorecardsOwedError,
    TooEarlyError,
    glass.NothingToBreakError,
)


def person(name, *groups):
    user, is_new = User.objects.get_or_create(username=name, email=f"{name}@x.example")
    if is_new:
        user.groups.set(Group.objects.filter(name__in=groups))
    return user


@dataclass
class World:
    """Keys alone: each thread reads objects of its own."""

    number: int
    opening: int
    application: int
    term: int
    assigned: int
    draft: int
    submitted: int

    @classmethod
    def new(cls, number):
        ida, ivan, carl = (person(n, "Interviewers") for n in ("ida", "ivan", "carl"))
        term = makers.make_term(f"Term {number}", questions=3)
        role = makers.make_role(f"Role {number}", term)
        opening = makers.make_opening(f"Opening {number}", role=role)
        application = makers.make_application(f"Ada {number}", opening=opening)
        assigned = makers.assign(application=application, interviewer=ida)
        draft = makers.fill(makers.make_scorecard(ivan, application=application))
        done = makers.make_submitted(carl, application=application)
        return cls(
            number, opening.pk, application.pk, term.pk, assigned.pk, draft.pk, done.pk
        )

    def movable(self):
        """Nothing is saved yet, and the glossary has changed."""
        Scorecard.objects.filter(pk__in=[self.draft, self.submitted]).delete()
        Question.objects.filter(term=self.term, key="mid-1").update(text="Reworded?")
        return self

    def one(self, model, key):
        return model.objects.get(pk=getattr(self, key))


def by(name):
    return User.objects.get(username=name)


def start(world):
    opening = world.one(Opening, "opening")
    start_scorecard(
        interviewer=by("otto"),
        role=opening.role,
        level=opening.level,
        candidate=f"Ada {world.number}",
        opening=opening,
    )


def assigning(world):
    application = world.one(Application, "application")
    keys = set(application.opening.kit.questions.values_list("pk", flat=True)[:2])
    assign(application=application, interviewer=by("petra"), focus=keys, by=by("cora"))


def arranging(world):
    card = world.one(Scorecard, "assigned")
    keys = set(card.answers.values_list("question", flat=True)[:2])
    arrange(
        card,
        by=by("cora"),
        interview_at=timezone.now(),
        interview_minutes=30,
        due_at=timezone.now(),
        covered=keys,
    )


def choosing(world):
    opening = world.one(Opening, "opening")
    keys = opening.kit.questions.values_list("pk", flat=True)
    choose_questions(opening, dict.fromkeys(keys, 2), by=by("cora"))


def building(world):
    opening = world.one(Opening, "opening")
    asked = [(question, 2) for question in opening.kit.questions.all()]
    build_kit(opening, asked, based_on=opening.kit_id, by=by("cora"))


def deciding(world):
    decide(
        application=world.one(Application, "application"),
        by=by("petra"),
        outcome="hire",
        rationale="Good.",
        override_reason="Urgent.",
        based_on=None,
    )


def reminding(world):
    card = world.one(Scorecard, "assigned")
    claim(Due(card, 1, timezone.now()))


def adding(world):
    names = [f"Bo {world.number}", f"Cy {world.number}", f"Ada {world.number}"]
    rows = [Applicant(n, name, answer="new") for n, name in enumerate(names, start=2)]
    add_candidates(world.one(Opening, "opening"), rows, by=by("cora"))


def rerating(world):
    card = world.one(Scorecard, "submitted")
    rate_again(card.answers.first(), by=by("carl"), rating=1, reason="Heard more.")


def own_term(world):
    return [world.one(Term, "term")]


VERBS = {
    "start": start,
    "assign": assigning,
    "arrange": arranging,
    "move": lambda w: move_to_newest_kit(w.one(Opening, "opening"), by=by("cora")),
    "choose": choosing,
    "build": building,
    "close": lambda w: close_opening(w.one(Opening, "opening"), by=by("cora")),
    "open again": lambda w: reopen_opening(w.one(Opening, "opening"), by=by("cora")),
    "withdraw": lambda w: withdraw(
        w.one(Scorecard, "assigned"), by=by("cora"), reason="Ill."
    ),
    "discard": lambda w: discard(w.one(Scorecard, "assigned"), by=by("ida")),
    "submit": lambda w: submit(w.one(Scorecard, "draft"), by=by("ivan")),
    "reopen": lambda w: reopen(
        w.one(Scorecard, "submitted"), by=by("cora"), reason="More."
    ),
    "rate again": rerating,
    "decide": deciding,
    "note": lambda w: add_note(
        w.one(Application, "application"), by=by("petra"), text="So."
    ),
    "break glass": lambda w: glass.break_glass(
        w.one(Application, "application"), by=by("sue"), reason="Urgent."
    ),
    "remind": reminding,
    "add candidates": adding,
    "retire": lambda w: retire(Term, own_term(w)),
    "restore": lambda w: restore(Term, own_term(w)),
}


def cast():
    for name in ("ida", "ivan", "carl", "otto"):
        person(name, "Interviewers")
    person("petra", "Hiring panel")
    person("cora", "Coordinators")
    User.objects.get_or_create(username="sue", is_superuser=True)


def at_once(*calls):
    """What each answers: its result, or what it refused; all having begun together."""
    together = Barrier(len(calls))

    def run(call):
        try:
            connection.ensure_connection()
            together.wait(timeout=30)
            return call()
        except REFUSALS as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def run_pair(world, one, other):
    """Raises what neither verb should; asserts that the records fit together."""
    entries = AuditEntry.objects.count()
    answers = at_once(lambda: VERBS[one](world), lambda: VERBS[other](world))
    assert_whole(world)
    done = sum(not isinstance(answer, REFUSALS) for answer in answers)
    assert AuditEntry.objects.count() - entries <= done
    return answers


def assert_whole(world):
    """Every scorecard asks from its kit, which is its opening's, and asks something."""
    cards = Scorecard.objects.filter(application__opening=world.opening)
    assert not cards.exclude(kit=F("application__opening__kit")).exists()
    answers = Answer.objects.filter(scorecard__in=cards)
    assert not answers.exclude(question__kit=F("scorecard__kit")).exists()
    for card in cards.annotate(number=Count("answers")):
        assert card.number, f"{card} asks nothing"
        assert card.answers.filter(is_focus=True).exists(), f"{card} covers nothing"
    twice = cards.values("application", "interviewer", "round").annotate(n=Count("pk"))
    assert not twice.filter(n__gt=1).exists()
    active = Term.objects.get(pk=world.term).retired_at is None
    assert active or Role.objects.get(terms=world.term).draft, "offered without a term"

"""Two acts at once, in threads with objects and connections of their own.

What both leave has to fit together, as if one had come after the other.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from itertools import combinations_with_replacement
from threading import Barrier

from django.apps import apps
from django.db import OperationalError, connection, models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from django.http import HttpResponseBase

from glossary.models import Role, Term
from glossary.roles.settling import settle_roles
from scorecards.kits.making import NoQuestionsError
from scorecards.kits.planned_rounds import kits_of_rounds
from scorecards.models import (
    Answer,
    Application,
    AuditEntry,
    Candidate,
    Opening,
    PlanRound,
    Scorecard,
)
from scorecards.workflow.adding_candidates import UnansweredError
from scorecards.workflow.locking import OpeningClosedError
from scorecards.workflow.starting import AlreadySubmittedError
from tests.scorecards.workflow.acts import ACTS, BEGUN, ENTRIES, NO_TEXT, UNTOUCHED
from tests.scorecards.workflow.world import World

# What a verb without a page may say when the other act was quicker.
REFUSALS = (
    AlreadySubmittedError,
    NoQuestionsError,
    OpeningClosedError,
    Scorecard.DoesNotExist,
    UnansweredError,
)


class WaitedError(Exception):
    """SQLite was busy with the other act for longer than the ten seconds it waits."""


DONE, IN_WORDS = {200, 204, 302}, {200, 404, 409, 422, 423}
BLANKS = {"erase texts"}
BETWEEN_OPENINGS = {"move application"}
TEXT = (models.CharField, models.TextField, models.JSONField)
# A reason or a name for what is not there any more is of no use to anybody.
GONE = {"withdraw", "move scorecard", "merge", "split", "rename", "move application"}
GONE |= {"decline", "stop reminders", "correct the spelling", "keep apart"}
GONE |= {"ask to reopen", "decline a request", "pass a note", "undo keeping apart"}
# What the other act has done already is said to be done, and its reason not kept.
MOOT = {
    "break glass",
    "keep apart",
    "undo keeping apart",
    "ask to reopen",
    "stop reminders",
}
WITH_CONTENT = {"save by script", "read a résumé"}


def every_pair():
    return list(combinations_with_replacement(ACTS, 2))


@dataclass
class Answered:
    """What one act was answered: done, or refused in words."""

    act: str
    text: str
    answer: object

    @property
    def is_done(self):
        answer = self.answer
        if not isinstance(answer, HttpResponseBase):
            return not isinstance(answer, (*REFUSALS, WaitedError))
        if self.act in WITH_CONTENT:
            return answer.status_code == 200
        if self.act in MOOT and not is_stored(self.text):
            return False
        return answer.status_code in (204, 302)

    def check(self):
        answer = self.answer
        if not isinstance(answer, HttpResponseBase):
            return
        status = answer.status_code
        if status == 500:
            raise AssertionError(f"{self.act} answers 500") from answer.exc_info[1]
        assert status in DONE | IN_WORDS, f"{self.act} answers {status}"
        if self.act in NO_TEXT or (status == 404 and self.act in GONE):
            return
        if status == 302 and self.act in MOOT:
            return
        if not self.is_done and self.act not in ("save by script", "import from Excel"):
            assert self.text in unescape(answer.text), f"{self.act} lost its text"


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
        except OperationalError as error:
            if "database is locked" not in str(error):
                raise
            return WaitedError()  # for which a page says 503
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


@dataclass
class Prepared:
    """An act whose page is open: ``call`` sends it."""

    act: str
    text: str
    call: object


def prepared(world, act, side):
    """``side``: one or two, as both may be the same act."""
    text = f"{act} {world.number} {side}"
    return Prepared(act, text, ACTS[act](world, text))


def play(number, one, other):
    """As `play_prepared`, in a world of their own."""
    world = World.new(number)
    if {one, other} & UNTOUCHED:
        world.untouched()
    sides = (one, "one"), (other, "two")
    return play_prepared(world, *(prepared(world, *side) for side in sides))


def play_prepared(world, *acts):
    """The two answers. Raises what neither act should, asserts that all fits."""
    before = AuditEntry.objects.order_by("pk").values_list("pk", flat=True).last()
    answers = at_once(*(each.call for each in acts))
    both = [
        Answered(each.act, each.text, answer)
        for each, answer in zip(acts, answers, strict=True)
    ]
    for each in both:
        each.check()
    assert_texts_kept(both)
    assert_trail(both, AuditEntry.objects.filter(pk__gt=before or 0), world)
    assert_nothing_twice(world)
    assert_questions_fit(world, both)
    assert not settle_roles().drafts
    return both


def is_possible(one, other):
    """Acts on what was said in an interview need one."""
    return not ({one, other} & UNTOUCHED and {one, other} & BEGUN)


def assert_texts_kept(both):
    if BLANKS & {each.act for each in both}:
        return
    for each in both:
        if each.is_done and each.act not in NO_TEXT:
            assert is_stored(each.text), f"{each.act} is done and its text is gone"


def is_stored(text):
    for model in apps.get_models():
        fields = [f.name for f in model._meta.concrete_fields if isinstance(f, TEXT)]
        fields = [name for name in fields if model._meta.app_label in OURS]
        cast = {f"{name}_text": Cast(name, models.TextField()) for name in fields}
        query = Q(pk__in=[])
        for name in cast:
            query |= Q(**{f"{name}__contains": text})
        if cast and model._base_manager.alias(**cast).filter(query).exists():
            return True
    return False


OURS = {"glossary", "scorecards"}


def assert_trail(both, entries, world):
    """Of what was done alone, each thing once, and under the application of then."""
    entries = list(entries.order_by("pk"))
    done = [each for each in both if each.is_done]
    expected = Counter(action for each in done for action in ENTRIES[each.act])
    found = Counter(entry.action for entry in entries)
    assert found.keys() <= expected.keys(), (found, expected)
    for action in expected:
        if action not in REPEATED:
            assert found[action], f"{action} has no entry"
            assert found[action] <= SEVERAL.get(action, expected[action]), found
    of = {}
    for entry in entries:
        if entry.subject_type != "scorecard":
            continue
        if entry.action == "moved":
            of[entry.subject_key] = entry.application_key
        elif entry.subject_key in of:
            assert entry.application_key == of[entry.subject_key], "another application"


# Doing these a second time is done, and nothing to record.
REPEATED = {"closed", "opened_again", "glass_broken", "noted", "added", "assigned"}
REPEATED |= {"questions", "kit_built", "kit_moved"}
REPEATED |= {"reopen_back", "note_back", "resume_gone", "team", "reminders"}
SEVERAL = {"merged": 8, "unmerged": 8, "split": 8, "withdrawn": 3}
SEVERAL |= {"kept_apart": 2, "apart_undone": 2}


def assert_nothing_twice(world):
    n = world.number
    for name in ("Ed", "Fay", "Gil"):
        assert Candidate.objects.filter(name=f"{name} {n}").count() <= 1, name
    heads = Application.objects.heads().filter(
        opening__in=[world.opening, world.other_opening]
    )
    twice = heads.values("opening", "candidate").annotate(n=Count("pk"))
    assert not twice.filter(n__gt=1).exists(), "two applications"
    for head in heads:
        cards = Scorecard.objects.filter(application__in=head.together.values("pk"))
        # People in the plan may have met both before they are known to be one person.
        cards = cards.filter(planned_in=None)
        twice = cards.values("interviewer", "round").annotate(n=Count("pk"))
        assert not twice.filter(n__gt=1).exists(), "two scorecards"


def assert_questions_fit(world, both):
    """Scorecards ask from their own kit, and, unless one moved, from the opening's."""
    openings = [world.opening, world.other_opening]
    cards = Scorecard.objects.filter(application__opening__in=openings)
    same_kit = cards
    if BETWEEN_OPENINGS & {each.act for each in both}:
        same_kit = cards.filter(status=Scorecard.Status.ASSIGNED)
    own = PlanRound.objects.filter(
        opening=OuterRef("application__opening"), number=OuterRef("round")
    ).exclude(kit=None)
    opening_kit = F("application__opening__kit")
    expected = Coalesce(Subquery(own.values("kit")[:1]), opening_kit)
    assert not same_kit.exclude(kit=expected).exists(), "not the kit of its round"
    answers = Answer.objects.filter(scorecard__in=cards)
    assert not answers.exclude(question__kit=F("scorecard__kit")).exists()
    for card in cards.annotate(number=Count("answers")):
        assert card.number, f"{card} asks nothing"
        assert card.answers.filter(is_focus=True).exists(), f"{card} covers nothing"
    for opening in Opening.objects.filter(pk__in=openings):
        kits = {opening.kit_id, *kits_of_rounds(opening)}
        asked = opening.asked_questions.exclude(question__kit__in=kits)
        assert not asked.exists(), "the plan is of another kit"
    active = Term.objects.get(pk=world.term).retired_at is None
    assert active or Role.objects.get(pk=world.role).draft, "offered without a term"

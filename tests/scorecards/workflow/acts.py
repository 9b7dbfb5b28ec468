"""Everything that can be done at once: each act opens its page, and sends it later.

An act gets a world and a text to type; what it gives back sends the form when it is
called, or calls a verb that has no page of its own.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from glossary.files.finding import find_files
from glossary.files.validation import read_glossary
from glossary.models import Competency, Role, Term
from glossary.seeding.loading import seed as seed_files
from scorecards.models import (
    AuditEntry,
    Candidate,
    Opening,
    Scorecard,
)
from scorecards.models.people import reference_of
from scorecards.privacy.erasing import erase_texts
from scorecards.reminders.finding import Due
from scorecards.reminders.sending import claim
from scorecards.workflow.adding_candidates import add_candidates
from scorecards.workflow.recognizing import Applicant
from scorecards.workflow.starting import start_scorecard
from tests.glossary.term_files import CRO, replaced, write_term
from tests.scorecards.excel_form import workbooks
from tests.scorecards.workflow.sent_forms import browser, filled, sent
from tests.scorecards.workflow.world import by

Action = AuditEntry.Action
ACTS, ENTRIES = {}, {}
NO_TEXT = set()  # nothing is typed that is kept
UNTOUCHED = set()  # only while nobody was interviewed


def act(name, *entries, types=True, untouched=False):
    """``entries``: the actions that its entries of the trail may have."""

    def keep(function):
        ACTS[name] = function
        ENTRIES[name] = set(entries)
        if not types:
            NO_TEXT.add(name)
        if untouched:
            UNTOUCHED.add(name)
        return function

    return keep


def page(name, *keys):
    return reverse(f"admin:{name}", args=keys)


# The interviewer


@act("start", types=False)
def start(world, text):
    opening = world.one(Opening, "opening")
    return sent(
        "otto",
        reverse("start_scorecard"),
        {
            "role": str(opening.role),
            "level": opening.level,
            "opening": opening.pk,
            "candidate": f"Di {world.number}",
            "asked_for": f"Di {world.number}",
            "person": "new",
            "request_key": uuid4(),
            "start": "Start",
        },
    )


@act("start for Ada", types=False)
def start_for_ada(world, text):
    keys = {"role": world.role, "opening": world.opening, "candidate": world.ada}

    def call():
        opening = Opening.objects.get(pk=keys["opening"])
        return start_scorecard(
            interviewer=by("otto"),
            role=opening.role,
            level=opening.level,
            candidate=Candidate.objects.get(pk=keys["candidate"]),
            opening=opening,
        )

    return call


@act("begin", types=False)
def begin(world, text):
    return sent("ida", reverse("begin_scorecard", args=[world.assigned]), {})


@act("save by script")
def save(world, text):
    part = {
        "conclusion-revision": 0,
        "conclusion-was": "",
        "conclusion-summary": text,
    }
    address = reverse("scorecard", args=[world.assigned])
    return sent("ida", address, part, accept="application/json")


@act("save a page")
def save_page(world, text):
    address = reverse("scorecard", args=[world.assigned])
    typed = {"conclusion-summary": text}
    return filled("ida", address, typed, "conclusion-summary")


@act("save a draft")
def save_draft(world, text):
    address = reverse("scorecard", args=[world.one(Scorecard, "draft").pk])
    return filled("ivan", address, {"conclusion-summary": text}, "conclusion-summary")


@act("import from Excel")
def import_form(world, text):
    client, card = browser("ida"), world.one(Scorecard, "assigned")
    values = {workbooks.note_key(card): text}
    file = workbooks.filled(workbooks.downloaded(client, card), values)
    preview = workbooks.upload(client, card, file)
    return lambda: workbooks.confirm(client, card, preview)


@act("discard", Action.DISCARDED, types=False)
def discard(world, text):
    return sent("ida", reverse("discard_scorecard", args=[world.assigned]), {})


@act("stop reminders", Action.REMINDERS_STOPPED)
def stop_reminders(world, text):
    address = reverse("reminders", args=[world.assigned])
    return filled("ida", address, {"reason": text}, "reason")


@act("submit", Action.SUBMITTED, types=False)
def submit(world, text):
    address = reverse("review_scorecard", args=[world.one(Scorecard, "draft").pk])
    return filled("ivan", address, {}, "revision")


@act("rate again", Action.RE_RATED)
def rate_again(world, text):
    card = world.one(Scorecard, "submitted")
    answer = card.answers.order_by("pk").first().pk
    typed = {"answer": answer, "rating": 1, "reason": text}
    return filled("carl", reverse("rate_again", args=[card.pk]), typed, "reason")


# The panel and coordinators


@act("assign", Action.ASSIGNED, types=False)
def assign(world, text):
    typed = {"interviewer": by("otto").pk, "round": 1}
    address = page("scorecards_scorecard_add")
    return filled("cora", address, typed, "interviewer", application=world.application)


@act("arrange", Action.ASSIGNED, types=False)
def arrange(world, text):
    moment = timezone.now()
    times = {"interview_at": f"{moment:%Y-%m-%d} 10:00"}
    address = page("scorecards_scorecard_arrange", world.assigned)
    typed = {**times, "interview_minutes": 31 if "one" in text else 32}
    return filled("cora", address, typed, "shown")


@act("withdraw", Action.WITHDRAWN)
def withdraw(world, text):
    keys = world.application, world.assigned
    address = page("scorecards_application_withdraw", *keys)
    return filled("cora", address, {"reason": text}, "reason")


@act("reopen", Action.REOPENED)
def reopen(world, text):
    card = world.one(Scorecard, "submitted")
    address = page("scorecards_scorecard_reopen", card.pk)
    return filled("cora", address, {"reason": text}, "reason")


@act("decide", Action.DECIDED)
def decide(world, text):
    address = page("scorecards_application_change", world.application)
    typed = {"outcome": "hire", "rationale": text, "override_reason": "It is urgent."}
    return filled("petra", address, typed, "rationale")


@act("note", Action.NOTED)
def note(world, text):
    address = page("scorecards_application_change", world.application)
    return filled("petra", address, {"text": text}, "text")


@act("break glass", Action.GLASS_BROKEN)
def break_glass(world, text):
    address = page("scorecards_application_break_glass", world.application)
    return filled("sue", address, {"reason": text}, "reason")


@act("remind", types=False)
def remind(world, text):
    key = world.assigned
    return lambda: claim(Due(Scorecard.objects.get(pk=key), 1, timezone.now()))


@act("compare without names", types=False)
def compare(world, text):
    address = page("scorecards_opening_comparison_anonymous", world.opening)
    return sent("petra", address, {})


# Openings


@act("edit opening", Action.CHANGED)
def edit_opening(world, text):
    address = page("scorecards_opening_change", world.opening)
    return filled("cora", address, {"location": text}, "location")


@act("move to newest kit", Action.KIT_MOVED, types=False, untouched=True)
def move_kit(world, text):
    address = page("scorecards_opening_move", world.opening)
    return filled("cora", address, {}, "checksum")


@act("choose questions", Action.QUESTIONS, types=False, untouched=True)
def choose(world, text):
    address = page("scorecards_opening_build", world.opening)
    weight = "2" if "one" in text else "3"
    return filled("cora", address, {"weight-1": weight, "do": "save"}, "lines")


@act("build kit", Action.KIT_BUILT, types=False, untouched=True)
def build(world, text):
    kit = world.one(Opening, "opening").kit
    lines = [
        {"source": each.source, "own": None, "weight": 2 if "one" in text else 3}
        for each in kit.questions.all()
    ]
    typed = {"lines": json.dumps(lines[:: -1 if "one" in text else 1]), "do": "save"}
    weights = {f"weight-{n}": "2" for n in range(1, len(lines))}
    address = page("scorecards_opening_build", world.opening)
    return filled("cora", address, typed | weights, "lines")


def of_list(world, action):
    data = {"action": action, "_selected_action": [world.opening], "index": 0}
    return sent("cora", page("scorecards_opening_changelist"), data)


@act("close", Action.CLOSED, types=False)
def close(world, text):
    return of_list(world, "close")


@act("open again", Action.OPENED_AGAIN, types=False)
def open_again(world, text):
    return of_list(world, "reopen")


# People


@act("add candidates", Action.ADDED, types=False)
def add(world, text):
    n = world.number
    rows = [
        Applicant(2, f"Ed {n}", emails=(f"ed{n}@x.example",)),
        Applicant(3, f"Fay {n}", emails=(f"fay{n}@x.example",)),
        Applicant(4, f"Ada {n}", emails=(f"Ada{n}@x.example",)),
    ]
    key = world.other_opening
    return lambda: add_candidates(Opening.objects.get(pk=key), rows, by=by("cora"))


@act("add one candidate", Action.MADE, types=False)
def add_one(world, text):
    n = world.number
    typed = {"name": f"Gil {n}", "email": f"gil{n}@x.example", "form_key": uuid4()}
    return filled("cora", page("scorecards_candidate_add"), typed, "name")


@act("add an application", Action.MADE, types=False)
def add_application(world, text):
    typed = {"candidate": world.bo, "opening": world.other_opening}
    return sent("cora", page("scorecards_application_add"), typed)


@act("edit candidate", Action.CHANGED, types=False)
def edit_candidate(world, text):
    address = page("scorecards_candidate_change", world.ada)
    typed = {"identifiers-0-value": f"{text.replace(' ', '-')}@x.example"}
    return filled("cora", address, typed, "identifiers-TOTAL_FORMS")


@act("merge", Action.MERGED)
def merge(world, text):
    with_bo = {"with": reference_of(world.bo)}
    address = page("scorecards_candidate_merge", world.ada)
    return filled("cora", address, {"reason": text}, "reason", **with_bo)


@act("undo a merge", Action.UNMERGED)
def undo(world, text):
    address = page("scorecards_candidate_undo_merge", world.absorbed)
    return filled("cora", address, {"reason": text}, "reason")


@act("split", Action.SPLIT)
def split(world, text):
    typed = {"name": f"Hal {world.number}", "applications": [world.application]}
    address = page("scorecards_candidate_split", world.ada)
    return filled("cora", address, {**typed, "reason": text}, "reason")


@act("rename", Action.RENAMED)
def rename(world, text):
    address = page("scorecards_candidate_rename", world.ada)
    return filled("cora", address, {"name": text, "reason": "Married."}, "reason")


@act("move application", Action.MOVED)
def move_application(world, text):
    address = page("scorecards_application_move", world.application)
    typed = {"candidate": reference_of(world.bo), "reason": text}
    if "two" in text:
        typed = {"opening": world.other_opening, "reason": text}
    return filled("cora", address, typed, "reason")


@act("move scorecard", Action.MOVED)
def move_scorecard(world, text):
    keys = world.application, world.assigned
    address = page("scorecards_application_move_scorecard", *keys)
    typed = {"candidate": reference_of(world.bo), "reason": text}
    return filled("cora", address, typed, "reason")


@act("erase texts", types=False)
def erase(world, text):
    key = world.ada
    return lambda: erase_texts(Candidate.objects.get(pk=key))


# The glossary


def edit(model, key, field):
    name = model._meta.model_name

    def edit_it(world, text):
        address = page(f"glossary_{name}_change", getattr(world, key))
        return filled("gwen", address, {field: text}, field)

    act(f"edit {name}")(edit_it)


edit(Term, "term", "explanation")
edit(Role, "role", "other_titles")
edit(Competency, "competency", "definition")


@act("retire", types=False)
def retire(world, text):
    return sent("gwen", page("glossary_term_retire", world.term), {})


@act("restore", types=False)
def restore(world, text):
    return sent("gwen", page("glossary_term_restore", world.term), {})


@act("seed", types=False)
def seed(world, text):
    with TemporaryDirectory() as folder:
        write_term(Path(folder), replaced(CRO, "Orderly files", f"Says {text}"))
        files = read_glossary(find_files([Path(folder)]))
    return lambda: seed_files(files)

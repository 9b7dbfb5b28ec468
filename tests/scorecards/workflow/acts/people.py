"""What is done to candidates and applications."""

from uuid import uuid4

from scorecards.models import (
    AuditEntry,
    Candidate,
    Opening,
)
from scorecards.models.people import reference_of
from scorecards.privacy.erasing import erase_texts
from scorecards.workflow.adding_candidates import add_candidates
from scorecards.workflow.recognizing import Applicant
from tests.scorecards.workflow.acts.registry import act, page
from tests.scorecards.workflow.sent_forms import filled, sent
from tests.scorecards.workflow.world import by

Action = AuditEntry.Action


@act("add candidates", Action.ADDED, types=False, verb="adding_candidates")
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


@act("merge", Action.MERGED, verb="merging")
def merge(world, text):
    with_bo = {"with": reference_of(world.bo)}
    address = page("scorecards_candidate_merge", world.ada)
    return filled("cora", address, {"reason": text}, "reason", **with_bo)


@act("undo a merge", Action.UNMERGED, verb="merging, undone")
def undo(world, text):
    address = page("scorecards_candidate_undo_merge", world.absorbed)
    return filled("cora", address, {"reason": text}, "reason")


@act("split", Action.SPLIT, verb="splitting")
def split(world, text):
    typed = {"name": f"Hal {world.number}", "applications": [world.application]}
    address = page("scorecards_candidate_split", world.ada)
    return filled("cora", address, {**typed, "reason": text}, "reason")


@act("rename", Action.RENAMED, verb="renaming")
def rename(world, text):
    address = page("scorecards_candidate_rename", world.ada)
    return filled("cora", address, {"name": text, "reason": "Married."}, "reason")


@act("move application", Action.MOVED, verb="moving")
def move_application(world, text):
    address = page("scorecards_application_move", world.application)
    typed = {"candidate": reference_of(world.bo), "reason": text}
    if "two" in text:
        typed = {"opening": world.other_opening, "reason": text}
    return filled("cora", address, typed, "reason")


@act("move scorecard", Action.MOVED, verb="moving, one scorecard")
def move_scorecard(world, text):
    keys = world.application, world.assigned
    address = page("scorecards_application_move_scorecard", *keys)
    typed = {"candidate": reference_of(world.bo), "reason": text}
    return filled("cora", address, typed, "reason")


@act("erase texts", types=False)
def erase(world, text):
    key = world.ada
    return lambda: erase_texts(Candidate.objects.get(pk=key))

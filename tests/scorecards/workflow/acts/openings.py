"""What is done to an opening."""

import json

from scorecards.models import (
    AuditEntry,
    Opening,
)
from tests.scorecards.workflow.acts.registry import act, page
from tests.scorecards.workflow.sent_forms import filled, sent

Action = AuditEntry.Action


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

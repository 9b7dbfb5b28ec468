"""What is done to an opening."""

import json

from scorecards.models import (
    AuditEntry,
    Opening,
)
from tests.scorecards.workflow.acts.registry import act, page
from tests.scorecards.workflow.sent_forms import filled, sent

Action = AuditEntry.Action


@act("edit opening", Action.RELOCATED, verb="relocating")
def edit_opening(world, text):
    address = page("scorecards_opening_change", world.opening)
    return filled("cora", address, {"location": text}, "location")


@act(
    "move to newest kit",
    Action.KIT_MOVED,
    types=False,
    untouched=True,
    verb="upgrading_kit",
)
def move_kit(world, text):
    address = page("scorecards_opening_move", world.opening)
    return filled("cora", address, {}, "checksum")


@act(
    "choose questions",
    Action.QUESTIONS,
    types=False,
    untouched=True,
    verb="planning_questions",
)
def choose(world, text):
    address = page("scorecards_opening_build", world.opening)
    weight = "2" if "one" in text else "3"
    return filled("cora", address, {"weight-1": weight, "do": "save"}, "lines")


@act("build kit", Action.KIT_BUILT, types=False, untouched=True, verb="building_kit")
def build(world, text):
    address = page("scorecards_opening_build", world.opening)
    return rebuilt(address, world.one(Opening, "opening").kit, text)


def rebuilt(address, kit, text):
    """The same questions in another order, at other weights."""
    lines = [
        {"source": each.source, "own": None, "weight": 2 if "one" in text else 3}
        for each in kit.questions.all()
    ]
    lines = lines[::-1] if "one" in text else [*lines[1:], lines[0]]
    typed = {"lines": json.dumps(lines), "do": "save"}
    weights = {f"weight-{n}": "2" for n in range(1, len(lines))}
    return filled("cora", address, typed | weights, "lines")


def of_list(world, action):
    data = {"action": action, "_selected_action": [world.opening], "index": 0}
    return sent("cora", page("scorecards_opening_changelist"), data)


@act("close", Action.CLOSED, types=False, verb="closing_opening")
def close(world, text):
    return of_list(world, "close")


@act("open again", Action.OPENED_AGAIN, types=False, verb="closing_opening, again")
def open_again(world, text):
    return of_list(world, "reopen")

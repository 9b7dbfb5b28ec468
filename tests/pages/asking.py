"""What pages are asked and sent, beside the bare address and an empty form.

Functions take the world of `tests.scorecards.blindness.world`.
"""

import json

from django.utils.http import urlencode

from tests.scorecards.blindness.lists import IN_SHORT, queries_of, suggestions

__all__ = ["IN_SHORT"]

REASON = {"reason": "A mistake."}
DECISION = {"outcome": "hire", "rationale": "Enough was heard."}
DECISIONS = [DECISION, {**DECISION, "override_reason": "It is urgent."}]
ORDERS = ["", "names=1", "names=1&sort=-score", "names=1&hide=score", "kit=2"]
ANONYMOUS_ORDERS = ["", "sort=-score"]


def each_way(model):
    """In which the list of this model can be asked."""
    return lambda world: queries_of(model, world.me)


def suggested(world):
    return list(suggestions())


def starts(world):
    role = world.free.opening.role
    return ["", urlencode({"role": role.title, "level": "mid"})]


def started(world):
    role = world.free.opening.role
    start = {"role": str(role), "level": "mid", "start": "Start"}
    applied = [a.candidate for a in [*world.to_submit, world.free]]
    return [
        {**start, "candidate": f"{each.name} ({each.reference})"} for each in applied
    ]


def feeds(world):
    return ["", f"key={world.feed.key}", f"key={world.feed.nonce}"]


def forgotten(world):
    emails = [world.people["ivan"].email, "nobody@example.com"]
    return [{"email": each} for each in emails]


def closed(world):
    openings = [world.draft.opening, world.reopened.opening]
    action = {"_selected_action": [each.pk for each in openings], "index": 0}
    return [{**action, "action": name} for name in ("close", "reopen")]


def moved(world):
    return [{"checksum": world.draft.opening.kit.checksum}]


def built(world):
    """Without the first question, and one of its own that is not complete."""
    kit = world.draft.opening.kit
    lines = [
        {"source": each.source, "own": None, "weight": 1}
        for each in kit.questions.all()[1:]
    ]
    page = {"based_on": kit.pk, "lines": json.dumps(lines)}
    return [
        {**page, "do": do}
        for do in ("find", "up:2", "write", "check", "role", "saved", "save")
    ]


def planned_interviews(world):
    """A round for somebody whose scorecards may be hidden, saved and assigned."""
    round = {"rounds": 1, "r1-name": "One", "r1-minutes": 45, "r1-asks": "same"}
    seats = {"r1-seats": 2, "r1-s1-who": "ivan", "r1-s2-who": "dora"}
    return [{**round, **seats, "do": do} for do in ("add", "save", "assign:1")]


def added(world):
    """Somebody who is there already, by name and by reference."""
    candidate = world.draft.candidate
    return [{"who": candidate.name}, {"who": candidate.reference}]


def teamed(world):
    return [{"readers": "team", "member-1": "ivan"}, {"readers": "everybody"}]


def ended(world):
    return [{"scorecards": each} for each in ("end", "keep")]


def timed(world):
    return [{"confirm_times": "on"}]


def exported(world):
    """Of everything that is ticked, of all there is, and of nothing that is allowed."""
    action = {"action": "export_selected", "index": 0}
    ivan = world.of("ivan", world.draft).pk
    keys = [card.pk for card in world.scorecards]
    return [
        {**action, "_selected_action": keys},
        {**action, "_selected_action": keys[0], "select_across": 1},
        {**action, "_selected_action": ivan},
    ]


def narrowed(world):
    """By what only those would ask who know, or guess, the hidden values."""
    names = ["ivan", "carl", "dora", "nobody"]
    return [
        "",
        *(urlencode({"interviewer": name}) for name in names),
        *(f"recommendation={each}" for each in ("strong_no", "strong_yes")),
        *(f"decision={each}" for each in ("undecided", "reject", "hire")),
        *(f"red_flags={each}" for each in ("yes", "no")),
        urlencode({"opening": world.draft.opening.title, "first": "2026-03-01"}),
        "first=2020-01-01&last=2026-02-28&file=csv&without_names=on",
    ]


def assigned(world):
    """To somebody who has the scorecard already, hidden or not, and to a newcomer."""
    return [
        {"application": application.pk, "interviewer": person.pk, "round": 1}
        for application in (world.draft, world.free)
        for person in (world.people["ivan"], world.people["dora"], world.me)
    ]


def calibrated(world):
    opening, role = world.draft.opening, world.draft.opening.role
    return [
        "",
        urlencode({"opening": opening.pk}),
        urlencode({"role": role.pk, "level": "mid", "period": "8"}),
        urlencode({"opening": "0"}),
    ]


def after_each(world):
    """From each application on to the next one."""
    return [f"after={each.pk}" for each in [*world.to_submit, world.free]]

"""What interviewers do."""

from uuid import uuid4

from django.urls import reverse

from scorecards.models import (
    AuditEntry,
    Candidate,
    Opening,
    Scorecard,
)
from scorecards.workflow.starting import start_scorecard
from tests.scorecards.excel_form import workbooks
from tests.scorecards.workflow.acts.registry import act
from tests.scorecards.workflow.sent_forms import browser, filled, sent
from tests.scorecards.workflow.world import by

Action = AuditEntry.Action


@act("start", types=False, verb="starting")
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


@act("start for Ada", types=False, verb="starting")
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


@act("begin", types=False, verb="beginning")
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


@act("save a draft", begun=True)
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


@act("discard", Action.DISCARDED, types=False, verb="discarding")
def discard(world, text):
    return sent("ida", reverse("discard_scorecard", args=[world.assigned]), {})


@act("stop reminders", Action.REMINDERS_STOPPED, verb="stopping_reminders")
def stop_reminders(world, text):
    address = reverse("reminders", args=[world.assigned])
    return filled("ida", address, {"reason": text}, "reason")


@act("submit", Action.SUBMITTED, types=False, verb="submitting", begun=True)
def submit(world, text):
    address = reverse("review_scorecard", args=[world.one(Scorecard, "draft").pk])
    return filled("ivan", address, {}, "revision")


@act("rate again", Action.RE_RATED, verb="re_rating", begun=True)
def rate_again(world, text):
    card = world.one(Scorecard, "submitted")
    answer = card.answers.order_by("pk").first().pk
    typed = {"answer": answer, "rating": 1, "reason": text}
    return filled("carl", reverse("rate_again", args=[card.pk]), typed, "reason")

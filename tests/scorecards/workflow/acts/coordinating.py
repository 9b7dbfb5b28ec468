"""What the panel and coordinators do to scorecards and applications."""

from django.utils import timezone

from scorecards.models import (
    AuditEntry,
    Scorecard,
)
from scorecards.reminders.finding import Due
from scorecards.reminders.sending import claim
from tests.scorecards.workflow.acts.registry import act, page
from tests.scorecards.workflow.sent_forms import filled, sent
from tests.scorecards.workflow.world import by

Action = AuditEntry.Action


@act("assign", Action.ASSIGNED, types=False, verb="starting, for another")
def assign(world, text):
    typed = {"interviewer": by("otto").pk, "round": 1}
    address = page("scorecards_scorecard_add")
    return filled("cora", address, typed, "interviewer", application=world.application)


@act("arrange", Action.ASSIGNED, types=False, verb="arranging")
def arrange(world, text):
    moment = timezone.now()
    times = {"interview_at": f"{moment:%Y-%m-%d} 10:00"}
    address = page("scorecards_scorecard_arrange", world.assigned)
    typed = {**times, "interview_minutes": 31 if "one" in text else 32}
    return filled("cora", address, typed, "shown")


@act("withdraw", Action.WITHDRAWN, verb="withdrawing")
def withdraw(world, text):
    keys = world.application, world.assigned
    address = page("scorecards_application_withdraw", *keys)
    return filled("cora", address, {"reason": text}, "reason")


@act("reopen", Action.REOPENED, verb="reopening", begun=True)
def reopen(world, text):
    card = world.one(Scorecard, "submitted")
    address = page("scorecards_scorecard_reopen", card.pk)
    return filled("cora", address, {"reason": text}, "reason")


@act("decide", Action.DECIDED, verb="deciding")
def decide(world, text):
    address = page("scorecards_application_change", world.application)
    typed = {"outcome": "hire", "rationale": text, "override_reason": "It is urgent."}
    return filled("petra", address, typed, "rationale")


@act("note", Action.NOTED, verb="noting")
def note(world, text):
    address = page("scorecards_application_change", world.application)
    return filled("petra", address, {"text": text}, "text")


@act("break glass", Action.GLASS_BROKEN, verb="breaking_glass")
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

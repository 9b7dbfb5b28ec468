"""What the panel decided for an application: recorded once, changed by adding."""

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import Application, AuditEntry, Decision, Scorecard
from scorecards.workflow.locking import lock_application, lock_with_opening
from scorecards.workflow.planned_panel import assign_next_round
from scorecards.workflow.rights import require

UNDECIDED = "undecided"  # beside the outcomes, where one is asked for


class ScorecardsToDoError(Exception):
    """Scorecards are missing; deciding even so takes a reason."""

    def __init__(self, to_do: list[Scorecard]) -> None:
        self.to_do = to_do
        super().__init__("Scorecards are missing.")


class DecidedMeanwhileError(Exception):
    """Somebody decided since the page was opened."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__("Somebody else has recorded a decision.")


def current_decision(application: Application) -> Decision | None:
    """The newest; those before it are its history."""
    known = Decision.objects.filter(application__in=application.together.values("pk"))
    decision: Decision | None = known.order_by("-pk").first()
    return decision


def scorecards_to_do(application: Application) -> list[Scorecard]:
    """Those that a decision waits for, by name."""
    to_do = Scorecard.objects.to_do().filter(
        application__in=application.together.values("pk")
    )
    return list(
        to_do.select_related("interviewer").order_by("interviewer__username", "round")
    )


@in_transaction
def decide(
    *,
    application: Application,
    by: User,
    outcome: str,
    rationale: str,
    override_reason: str = "",
    based_on: int | None,
) -> Decision:
    """Record the decision. ``based_on`` is the key of the one that ``by`` had read.

    Raises `ScorecardsToDoError` while scorecards are missing and no reason says why
    that does not matter, and `DecidedMeanwhileError`. Advancing assigns the next round
    of the plan. Of the reason nothing is kept
    when nothing was missing.
    """
    require(by, "scorecards.decide_application")
    advances = outcome == Decision.Outcome.ADVANCE
    # Whoever decides, assigns or starts at the same time waits here.
    lock = lock_with_opening if advances else lock_application
    application = lock(application)
    latest = current_decision(application)
    if latest and latest.pk != based_on:
        raise DecidedMeanwhileError(latest)
    to_do = scorecards_to_do(application)
    if to_do and not override_reason:
        raise ScorecardsToDoError(to_do)
    decision: Decision = Decision.objects.create(
        application=application,
        outcome=outcome,
        rationale=rationale,
        override_reason=override_reason if to_do else "",
        decided_early=bool(to_do),
        decided_by=by,
    )
    trail.record(
        AuditEntry.Action.DECIDED,
        actor=by,
        subject=application,
        application=application,
        outcome=outcome,
        overridden=bool(to_do),
    )
    if advances:
        assign_next_round(application, by=by)
    return decision

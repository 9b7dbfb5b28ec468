"""Assigning a round of the interview plan to candidates, and taking that back."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.mails.outbox import call_off, look_at_round
from scorecards.models import AuditEntry, Opening, PlanRound, Scorecard
from scorecards.workflow.locking import lock_opening, locked_opening
from scorecards.workflow.planned_panel import hand_out_to_panel
from scorecards.workflow.planning_interviews import InterviewPlanError
from scorecards.workflow.rights import require


@in_transaction
def assign_round(
    planned: PlanRound, applications: Collection[int], *, by: User | None = None
) -> int:
    """Give everybody on the round's panel a scorecard for each of these candidates.

    Whoever has one of that round keeps it. Candidates for whom ``by`` has something to
    submit are left out: who gets one would tell who has one. New candidates are
    assigned the round as well from then on, if it is the first. Answers with the
    number of candidates. Raises `OpeningClosedError` or `InterviewPlanError`.
    """
    require(by, "scorecards.assign_scorecard")
    opening = locked_opening(planned.opening)
    current = _current(planned, opening)
    if not current.seats.exists():
        raise InterviewPlanError(
            f"{current} has no interviewers yet. Add some, then assign the round."
        )
    number = hand_out_to_panel(current, _open_to(by, applications), by=by)
    current.assigned_at = current.assigned_at or timezone.now()
    current.save(update_fields=["assigned_at"])
    trail.record(
        AuditEntry.Action.PLAN_APPLIED,
        actor=by,
        subject=opening,
        round=current.number,
        candidates=number,
    )
    return number


@in_transaction
def take_back_round(planned: PlanRound, *, by: User | None = None) -> int:
    """Withdraw what the plan assigned in this round and nobody has begun.

    New candidates are no longer assigned it. Answers with the number withdrawn.
    """
    require(by, "scorecards.assign_scorecard")
    opening = lock_opening(planned.opening)
    current = _current(planned, opening)
    status = Scorecard.Status
    assigned = Scorecard.objects.select_for_update(of=("self",)).filter(
        planned_in=current, status__in=[status.ASSIGNED, status.DECLINED]
    )
    scorecards = list(assigned.select_related("application").order_by("pk"))
    call_off(*scorecards, by=by)
    look_at_round(*scorecards)
    for scorecard in scorecards:
        trail.record(
            AuditEntry.Action.WITHDRAWN,
            actor=by,
            subject=scorecard,
            application=scorecard.application,
            round=scorecard.round,
            by_plan=True,
        )
        scorecard.delete()
    current.assigned_at = None
    current.save(update_fields=["assigned_at"])
    trail.record(
        AuditEntry.Action.PLAN_UNDONE,
        actor=by,
        subject=opening,
        round=current.number,
        withdrawn=len(scorecards),
    )
    return len(scorecards)


def _open_to(by: User | None, applications: Collection[int]) -> list[int]:
    hidden: set[int] = set()
    if by is not None:
        known = Scorecard.objects.hidden_applications(by)
        hidden = set(known.values_list("pk", flat=True))
    return [key for key in applications if key not in hidden]


def _current(planned: PlanRound, opening: Opening) -> PlanRound:
    try:
        current: PlanRound = opening.rounds.select_related("kit").get(pk=planned.pk)
    except PlanRound.DoesNotExist as error:
        raise InterviewPlanError(
            "Somebody else changed the plan. Reload the page and try again."
        ) from error
    current.opening = opening
    return current

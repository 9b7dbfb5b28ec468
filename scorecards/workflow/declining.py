"""An interviewer declines an assigned interview, or hands it over to a colleague."""

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.mails.outbox import call_off
from scorecards.models import AuditEntry, BegunError, Scorecard
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.rights import require_own

INTERVIEW = "scorecards.add_scorecard"


class NoInterviewerError(Exception):
    """The colleague may not interview, or is the one who declines."""


@in_transaction
def decline(
    scorecard: Scorecard, *, by: User | None, reason: str, proposed: User | None = None
) -> None:
    """It hides nothing and blocks nothing any more; coordinators are told to act.

    ``proposed`` is the colleague who could interview instead: a coordinator assigns
    them. Raises `PermissionDenied` for everybody else, `BegunError` once the interview
    has begun or something was saved, `NoInterviewerError`, `Scorecard.DoesNotExist`
    when it was withdrawn.
    """
    require_own(scorecard, by)
    if proposed and (
        proposed.pk == scorecard.interviewer_id
        or not proposed.is_active
        or not proposed.has_perm(INTERVIEW)
    ):
        raise NoInterviewerError
    current = locked_scorecard(scorecard.pk)
    if not current.may_be_declined:
        raise BegunError
    current.status = Scorecard.Status.DECLINED
    current.closed_reason = reason
    current.proposed = proposed
    current.save(update_fields=["status", "closed_reason", "proposed"])
    call_off(current, by=by)
    trail.record(
        AuditEntry.Action.DECLINED,
        actor=by,
        subject=current,
        application=current.application,
        round=current.round,
        reason=reason,
        members=[proposed.pk] if proposed else [],
    )

"""Closing an opening, so that nothing more starts there, and opening it again."""

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, Opening
from scorecards.workflow.locking import lock_opening
from scorecards.workflow.rights import require


@in_transaction
def close_opening(opening: Opening, *, by: User | None = None) -> bool:
    """No scorecard is started there any more; those begun go on. False if closed."""
    require(by, "scorecards.change_opening")
    current = lock_opening(opening)
    if current.closed_at:
        return False
    current.closed_at = timezone.now()
    current.save(update_fields=["closed_at"])
    trail.record(AuditEntry.Action.CLOSED, actor=by, subject=current)
    return True


@in_transaction
def reopen_opening(opening: Opening, *, by: User | None = None) -> bool:
    """False if it is open, or was started by interviewers.

    Such a one is made again when it is needed, with the kit of then.
    """
    require(by, "scorecards.change_opening")
    current = lock_opening(opening)
    if current.self_started or current.closed_at is None:
        return False
    current.closed_at = None
    current.save(update_fields=["closed_at"])
    trail.record(AuditEntry.Action.OPENED_AGAIN, actor=by, subject=current)
    return True

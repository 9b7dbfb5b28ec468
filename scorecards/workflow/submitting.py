"""Submitting: the interviewer locks their scorecard."""

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, LockedError, Scorecard
from scorecards.workflow.gaps import IncompleteError, gaps
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.rights import require_own


@in_transaction
def submit(scorecard: Scorecard, *, by: User | None = None) -> None:
    """Lock the scorecard for good, in its interviewer's name: only they submit it.

    Raises `LockedError` when it is submitted, `IncompleteError` with what is missing
    when it is not ready.
    """
    require_own(scorecard, by)
    current = locked_scorecard(scorecard.pk)
    if current.is_locked:
        raise LockedError
    if missing := gaps(current):
        raise IncompleteError(missing)
    current.status = Scorecard.Status.SUBMITTED
    current.submitted_at = timezone.now()
    current.save(update_fields=["status", "submitted_at"])
    trail.record(
        AuditEntry.Action.SUBMITTED,
        actor=scorecard.interviewer,
        subject=current,
        application=current.application,
        version=current.version,
    )
    scorecard.status, scorecard.submitted_at = current.status, current.submitted_at

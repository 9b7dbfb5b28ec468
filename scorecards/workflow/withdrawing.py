"""Withdrawing an assignment, as if it had never been made."""

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, BegunError, Scorecard
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.rights import require


@in_transaction
def withdraw(scorecard: Scorecard, *, by: User | None, reason: str) -> None:
    """Delete an assigned scorecard in which nothing was saved.

    Raises `PermissionDenied` for whoever may not assign, `BegunError` when something
    was saved, `Scorecard.DoesNotExist` when somebody else was quicker.
    """
    require(by, "scorecards.assign_scorecard")
    # A first save holds this lock too: one of the two comes first.
    current = locked_scorecard(scorecard.pk)
    if not current.is_untouched:
        raise BegunError
    trail.record(
        AuditEntry.Action.WITHDRAWN,
        actor=by,
        subject=scorecard,
        application=scorecard.application,
        round=scorecard.round,
        reason=reason,
    )
    current.delete()

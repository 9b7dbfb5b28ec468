"""An interviewer stops the reminders for one scorecard, and starts them again."""

from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, Scorecard
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.rights import require_own


def stop_reminders(scorecard: Scorecard, *, by: User | None, reason: str) -> None:
    """Nothing reminds of it any more; coordinators read the reason.

    Raises `PermissionDenied` for everybody but its interviewer, and
    `Scorecard.DoesNotExist` when it was submitted, withdrawn or ended meanwhile.
    """
    _change(
        scorecard,
        by=by,
        action=AuditEntry.Action.REMINDERS_STOPPED,
        moment=timezone.now(),
        reason=reason,
    )


def start_reminders(scorecard: Scorecard, *, by: User | None) -> None:
    """As if they had never been stopped. Raises as `stop_reminders` does."""
    _change(
        scorecard,
        by=by,
        action=AuditEntry.Action.REMINDERS_STARTED,
        moment=None,
        reason="",
    )


@in_transaction
def _change(
    scorecard: Scorecard,
    *,
    by: User | None,
    action: AuditEntry.Action,
    moment: datetime | None,
    reason: str,
) -> None:
    require_own(scorecard, by)
    current = locked_scorecard(scorecard.pk, Scorecard.objects.to_do())
    are_on = current.reminders_dismissed_at is None
    if (are_on, current.reminders_dismissed_reason) == (moment is None, reason):
        return  # the same click twice
    current.reminders_dismissed_at = moment
    current.reminders_dismissed_reason = reason
    current.save(update_fields=["reminders_dismissed_at", "reminders_dismissed_reason"])
    trail.record(
        action,
        actor=by,
        subject=current,
        application=current.application,
        round=current.round,
        reason=reason,
    )

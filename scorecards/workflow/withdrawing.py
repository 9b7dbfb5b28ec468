"""Withdrawing a scorecard that should not count, and undoing it."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.mails.outbox import call_off, invite, look_at_round
from scorecards.models import AuditEntry, LockedError, Scorecard
from scorecards.workflow.locking import lock_application, locked_scorecard
from scorecards.workflow.rights import require


@in_transaction
def withdraw(scorecard: Scorecard, *, by: User | None, reason: str) -> Scorecard:
    """Take it back: one in which nothing was saved goes, as if never assigned.

    One with content stays for its interviewer to read, and counts nowhere: it hides
    nothing and no decision waits for it. Nobody withdraws their own content, which
    would let them read other interviewers' scorecards. Raises `PermissionDenied`,
    `LockedError` when it is submitted, `Scorecard.DoesNotExist` when somebody else was
    quicker.
    """
    require(by, "scorecards.assign_scorecard")
    # A first save holds this lock too: one of the two comes first.
    current = locked_scorecard(scorecard.pk)
    if current.is_submitted or current.is_withdrawn:
        raise LockedError
    if not current.is_untouched and by and by.pk == current.interviewer_id:
        raise PermissionDenied
    trail.record(
        AuditEntry.Action.WITHDRAWN,
        actor=by,
        subject=current,
        application=current.application,
        round=current.round,
        reason=reason,
    )
    call_off(current, by=by)
    look_at_round(current)
    if current.is_untouched:
        current.delete()
        return current
    current.status = Scorecard.Status.WITHDRAWN
    current.closed_reason = reason
    current.ended_at = None
    current.save(update_fields=["status", "closed_reason", "ended_at"])
    return current


@in_transaction
def restore(scorecard: Scorecard, *, by: User | None) -> None:
    """A draft again, with everything in it.

    Marked where its interviewer could read other interviewers' scorecards meanwhile.
    Raises `PermissionDenied`, `LockedError` when it is not withdrawn.
    """
    require(by, "scorecards.assign_scorecard")
    lock_application(scorecard.application)
    current = locked_scorecard(scorecard.pk)
    if by and by.pk == current.interviewer_id:
        raise PermissionDenied
    if not current.is_withdrawn:
        raise LockedError
    others = Scorecard.objects.open_beside(current.application, current.interviewer)
    current.changed_after_reveal = current.changed_after_reveal or others.exists()
    current.status = Scorecard.Status.DRAFT
    current.closed_reason = ""
    current.save(update_fields=["status", "closed_reason", "changed_after_reveal"])
    trail.record(
        AuditEntry.Action.RESTORED,
        actor=by,
        subject=current,
        application=current.application,
        round=current.round,
    )
    invite(current)

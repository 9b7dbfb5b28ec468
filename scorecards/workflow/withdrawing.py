"""Withdrawing an assignment, as if it had never been made."""

from django.contrib.auth.models import User
from django.db import transaction

from scorecards.audit import trail
from scorecards.models import AuditEntry, BegunError, Scorecard
from scorecards.workflow.rights import require


def withdraw(scorecard: Scorecard, *, by: User | None, reason: str) -> None:
    """Delete an assigned scorecard in which nothing was saved.

    Raises `PermissionDenied` for whoever may not assign, `BegunError` when something
    was saved, `Scorecard.DoesNotExist` when somebody else was quicker.
    """
    require(by, "scorecards.assign_scorecard")
    with transaction.atomic():
        # A first save holds this lock too: one of the two comes first.
        current = Scorecard.objects.select_for_update().get(pk=scorecard.pk)
        if not current.is_assigned:
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

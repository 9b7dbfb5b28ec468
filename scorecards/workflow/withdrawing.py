"""Withdrawing an assignment, as if it had never been made."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from scorecards.audit import trail
from scorecards.models import AuditEntry, BegunError, Scorecard


def withdraw(scorecard: Scorecard, *, by: User, reason: str) -> None:
    """Delete an assigned scorecard in which nothing was saved.

    Raises `PermissionDenied` for whoever may not assign, `BegunError` when something
    was saved, `Scorecard.DoesNotExist` when somebody else was quicker.
    """
    if not by.has_perm("scorecards.assign_scorecard"):
        raise PermissionDenied
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

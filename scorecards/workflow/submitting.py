"""Submitting: the interviewer locks their scorecard."""

from django.db import transaction
from django.utils import timezone

from scorecards.audit import trail
from scorecards.models import AuditEntry, LockedError, Scorecard
from scorecards.workflow.gaps import IncompleteError, gaps


def submit(scorecard: Scorecard) -> None:
    """Lock the scorecard for good, in its interviewer's name.

    Raises `LockedError` when it is submitted, `IncompleteError` with what is missing
    when it is not ready.
    """
    with transaction.atomic():
        current = Scorecard.objects.select_for_update().get(pk=scorecard.pk)
        if current.is_submitted:
            raise LockedError
        if missing := gaps(current):
            raise IncompleteError(missing)
        scorecard.status = Scorecard.Status.SUBMITTED
        scorecard.submitted_at = timezone.now()
        scorecard.save(update_fields=["status", "submitted_at"])
        trail.record(
            AuditEntry.Action.SUBMITTED,
            actor=scorecard.interviewer,
            subject=scorecard,
            application=scorecard.application,
            version=scorecard.version,
        )

"""Arranging an interview: when it is, and which questions its interviewer covers."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, LockedError, Scorecard
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.rights import require


@in_transaction
def arrange(
    scorecard: Scorecard,
    *,
    by: User | None = None,
    interview_at: datetime | None,
    interview_minutes: int,
    due_at: datetime | None,
    covered: Collection[int] | None = None,
    **told: str,
) -> bool:
    """Whether the questions were taken: they stay once something was saved, and where
    the opening has moved to a kit that has none of them.

    ``told`` has the ``place`` and the ``brief``; what is left out stays as it is.
    ``covered`` holds keys of the kit's questions; None leaves them as they are.
    Raises `LockedError` when the scorecard is submitted.
    """
    require(by, "scorecards.assign_scorecard")
    current = locked_scorecard(scorecard.pk)
    if current.is_locked:
        raise LockedError
    current.interview_at = interview_at
    current.interview_minutes = interview_minutes
    current.due_at = due_at
    for name in ("place", "brief"):
        setattr(current, name, told.get(name, getattr(current, name)))
    current.save(
        update_fields=["interview_at", "interview_minutes", "due_at", "place", "brief"]
    )
    taken = False
    if covered is not None and current.is_untouched:
        taken = bool(current.answers.filter(question__in=covered).update(is_focus=True))
        if taken:
            current.answers.exclude(question__in=covered).update(is_focus=False)
    trail.record(
        AuditEntry.Action.ASSIGNED,
        actor=by,
        subject=current,
        application=current.application,
        rearranged=True,
        interview_at=interview_at and interview_at.isoformat(),
        interview_minutes=interview_minutes,
        due_at=due_at and due_at.isoformat(),
    )
    return taken

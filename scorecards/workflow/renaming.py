"""Correcting a candidate's name."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, Candidate, Scorecard
from scorecards.models.people import validate_name
from scorecards.text.names import tidy_name
from scorecards.workflow.identity import RIGHT
from scorecards.workflow.locking import locked_candidates, locked_scorecard
from scorecards.workflow.rights import require, require_own


@in_transaction
def correct_spelling(scorecard: Scorecard, *, name: str, by: User) -> bool:
    """Of a candidate that the scorecard's interviewer added; False where it is that.

    Until they submit it: from then on others judge by the name too. While nobody else
    sees the candidate there is no entry in the trail. Raises `PermissionDenied`.
    """
    require_own(scorecard, by)
    candidate = scorecard.application.candidate
    validate_name(name)
    name = tidy_name(name)
    current = locked_candidates([candidate.pk])[candidate.pk]
    if not may_correct_spelling(locked_scorecard(scorecard.pk), current):
        raise PermissionDenied
    if current.name == name:
        return False
    before, current.name = current.name, name
    current.save(update_fields=["name"])
    if not current.is_hidden:
        trail.record(
            AuditEntry.Action.RENAMED,
            actor=by,
            subject=current,
            renamed_from=before,
            reason="Corrected by the interviewer who added the candidate.",
        )
    return True


def may_correct_spelling(scorecard: Scorecard, candidate: Candidate) -> bool:
    """Asks nothing of others, so that it tells nothing of them."""
    return (
        candidate.added_by_id == scorecard.interviewer_id
        and candidate.merged_into_id is None
        and not scorecard.is_locked
    )


@in_transaction
def correct_name(
    candidate: Candidate, *, name: str, by: User | None, reason: str
) -> bool:
    """False where the name is that already."""
    require(by, RIGHT)
    validate_name(name)
    name = tidy_name(name)
    current = locked_candidates([candidate.pk])[candidate.pk]
    if current.name == name:
        return False
    before, current.name = current.name, name
    current.save(update_fields=["name"])
    trail.record(
        AuditEntry.Action.RENAMED,
        actor=by,
        subject=current,
        renamed_from=before,
        reason=reason,
    )
    return True

"""Correcting a candidate's name."""

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, Candidate
from scorecards.models.people import validate_name
from scorecards.text.names import tidy_name
from scorecards.workflow.identity import RIGHT
from scorecards.workflow.locking import locked_candidates
from scorecards.workflow.rights import require


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

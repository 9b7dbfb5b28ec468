"""Beginning an interview: from then on its clock counts."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.models import Scorecard
from scorecards.workflow.locking import locked_scorecard


@in_transaction
def begin(scorecard: Scorecard, *, by: User | None) -> None:
    """Note the time, once; nothing where it had begun, or is submitted.

    A fact about time and no content, so it makes no draft, hides nothing and goes
    without an entry in the trail. Raises `PermissionDenied` for anybody but the
    scorecard's own interviewer, `Scorecard.DoesNotExist` when it is gone.
    """
    if by is None or by.pk != scorecard.interviewer_id:
        raise PermissionDenied
    current = locked_scorecard(scorecard.pk)
    if current.begun_at or current.is_locked:
        return
    current.begun_at = timezone.now()
    current.save(update_fields=["begun_at"])

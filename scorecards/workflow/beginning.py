"""Beginning an interview: from then on its clock counts."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from scorecards.models import Scorecard


def begin(scorecard: Scorecard, *, by: User | None) -> bool:
    """Note the time, once; False when the interview had begun or is submitted.

    A fact about time and no content, so it makes no draft, hides nothing and goes
    without an entry in the trail. Raises `PermissionDenied` for anybody but the
    scorecard's own interviewer.
    """
    if by is None or by.pk != scorecard.interviewer_id:
        raise PermissionDenied
    waiting = Scorecard.objects.filter(pk=scorecard.pk, begun_at=None)
    waiting = waiting.exclude(status=Scorecard.Status.SUBMITTED)
    return bool(waiting.update(begun_at=timezone.now()))

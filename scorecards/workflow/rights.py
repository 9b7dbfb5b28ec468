"""Who may: asked by each verb, whoever calls it."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from scorecards.models import Scorecard


def require(by: User | None, permission: str) -> None:
    """Raises `PermissionDenied`. A command on the server acts for nobody, and may."""
    if by is not None and not by.has_perm(permission):
        raise PermissionDenied


def require_own(scorecard: Scorecard, by: User | None) -> None:
    """Raises `PermissionDenied` for everybody but the scorecard's interviewer."""
    if by is not None and by.pk != scorecard.interviewer_id:
        raise PermissionDenied

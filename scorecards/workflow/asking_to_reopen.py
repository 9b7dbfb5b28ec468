"""An interviewer asks to have a submitted scorecard reopened, and is answered."""

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, ReopenRequest, Scorecard
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.reopening import (
    NotSubmittedError,
    OwnScorecardError,
    close_request,
)
from scorecards.workflow.rights import require, require_own

RIGHT = "scorecards.reopen_scorecard"
Outcome = ReopenRequest.Outcome


class NotAskedError(Exception):
    """There is no open request: it was answered or taken back."""


@in_transaction
def ask_to_reopen(scorecard: Scorecard, *, by: User, reason: str) -> ReopenRequest:
    """The request; the open one where somebody asks twice.

    Raises `PermissionDenied` for anybody but the interviewer, `NotSubmittedError`.
    """
    require_own(scorecard, by)
    current = locked_scorecard(scorecard.pk)
    if not current.is_submitted:
        raise NotSubmittedError
    request, is_new = ReopenRequest.objects.get_or_create(
        scorecard=current, outcome="", defaults={"reason": reason}
    )
    if is_new:
        _record(AuditEntry.Action.REOPEN_ASKED, current, by)
    return request


@in_transaction
def take_back_request(scorecard: Scorecard, *, by: User) -> None:
    """Raises `PermissionDenied` for anybody but the interviewer, `NotAskedError`."""
    require_own(scorecard, by)
    current = locked_scorecard(scorecard.pk)
    _close(current, as_=Outcome.TAKEN_BACK, by=by)
    _record(AuditEntry.Action.REOPEN_BACK, current, by)


@in_transaction
def decline_request(scorecard: Scorecard, *, by: User, answer: str) -> None:
    """It stays locked. Raises `PermissionDenied`, `OwnScorecardError`, `NotAskedError`.

    Whether they may read the scorecard is for the caller to ask.
    """
    require(by, RIGHT)
    if scorecard.interviewer_id == by.pk:
        raise OwnScorecardError
    current = locked_scorecard(scorecard.pk)
    _close(current, as_=Outcome.DECLINED, by=by, answer=answer)
    _record(AuditEntry.Action.REOPEN_NO, current, by)


def _close(scorecard: Scorecard, *, as_: str, by: User, answer: str = "") -> None:
    if not close_request(scorecard, outcome=as_, by=by, answer=answer):
        raise NotAskedError


def _record(action: AuditEntry.Action, scorecard: Scorecard, by: User) -> None:
    """Without what was written: it may tell what the scorecard holds."""
    trail.record(action, actor=by, subject=scorecard, application=scorecard.application)

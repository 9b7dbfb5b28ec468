"""An interviewer passes a topic on to the interviewers of later rounds."""

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, PassedNote, Scorecard
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.rights import require_own


class NothingHeardError(Exception):
    """Nothing was said in the interview yet, or its scorecard counts no more."""


@in_transaction
def pass_note(scorecard: Scorecard, *, by: User | None, text: str) -> PassedNote:
    """The note that counts from now on, in place of the one before.

    Whoever has begun a later interview keeps what was there by then, and the author is
    not told whether anybody has. Raises `PermissionDenied` for anybody but the
    scorecard's interviewer, or `NothingHeardError`.
    """
    current = _locked(scorecard, by)
    known = passed_by(current)
    if known and known.text == text:
        return known
    _end(known)
    note: PassedNote = PassedNote.objects.create(
        scorecard=current, text=text, written_at=timezone.now()
    )
    _record(AuditEntry.Action.NOTE_PASSED, current, by)
    return note


@in_transaction
def take_back_note(scorecard: Scorecard, *, by: User | None) -> None:
    """Nothing where there is none. Raises as `pass_note`."""
    current = _locked(scorecard, by)
    if known := passed_by(current):
        _end(known)
        _record(AuditEntry.Action.NOTE_BACK, current, by)


def passed_by(scorecard: Scorecard) -> PassedNote | None:
    """The note of this scorecard. One query."""
    return PassedNote.objects.filter(scorecard=scorecard, ended_at=None).first()


def may_pass_note(scorecard: Scorecard) -> bool:
    """Something was said, and it counts."""
    heard = (Scorecard.Status.DRAFT, Scorecard.Status.SUBMITTED)
    return scorecard.status in heard and scorecard.ended_at is None


def _locked(scorecard: Scorecard, by: User | None) -> Scorecard:
    require_own(scorecard, by)
    current = locked_scorecard(scorecard.pk)
    if not may_pass_note(current):
        raise NothingHeardError
    return current


def _end(note: PassedNote | None) -> None:
    if note:
        note.ended_at = timezone.now()
        note.save(update_fields=["ended_at"])


def _record(action: AuditEntry.Action, scorecard: Scorecard, by: User | None) -> None:
    """Without the text, which tells what the interview left open."""
    trail.record(action, actor=by, subject=scorecard, application=scorecard.application)

"""An interviewer discards a scorecard that holds nothing: it was started by mistake."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.mails.outbox import call_off, look_at_round
from scorecards.models import AuditEntry, BegunError, Scorecard
from scorecards.models.scales import Outcome
from scorecards.workflow.locking import locked_scorecard


@in_transaction
def discard(scorecard: Scorecard, *, by: User | None) -> None:
    """Delete one's own scorecard, as if it had never been started.

    What was hidden because of it is visible again, and it stops no decision any more.
    Raises `PermissionDenied` for anybody but its interviewer, `BegunError` when it
    holds something, `Scorecard.DoesNotExist` when it is gone already.
    """
    if by is None or by.pk != scorecard.interviewer_id:
        raise PermissionDenied
    # A save holds this lock too: one of the two comes first.
    current = locked_scorecard(scorecard.pk)
    if not is_blank(current):
        raise BegunError
    if not current.is_started:  # of which nobody else has known
        trail.record(
            AuditEntry.Action.DISCARDED,
            actor=by,
            subject=current,
            application=current.application,
            round=current.round,
        )
        call_off(current, by=by)
        look_at_round(current)
    current.delete()


def is_blank(scorecard: Scorecard) -> bool:
    """Nobody wrote, rated or ticked anything that is still there. Five queries.

    What was submitted once is kept, whatever it holds now.
    """
    if scorecard.is_locked or scorecard.version > 1:
        return False
    concluded = (
        scorecard.recommendation,
        scorecard.reason,
        scorecard.summary,
        scorecard.general_note,
        scorecard.candidate_asked,
        scorecard.demonstrated_level,
    )
    if any(text.strip() for text in concluded):
        return False
    answers = scorecard.answers.values_list(
        "outcome", "notes", "points_heard", "follow_ups_used"
    )
    checks = scorecard.red_flag_checks.values_list("ticked", "evidence")
    return not (
        any(outcome in Outcome.values for outcome, *_ in answers)
        or any(notes.strip() or points or used for _, notes, points, used in answers)
        or any(ticked or evidence.strip() for ticked, evidence in checks)
        or scorecard.extra_questions.filled().exists()
        or scorecard.indicators.exists()
        or scorecard.passed_notes.filter(ended_at=None).exists()
    )

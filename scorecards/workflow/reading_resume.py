"""Who may read a résumé; each reading is noted, for coordinators alone to see."""

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import Application, AuditEntry, PlanSeat, Resume, Scorecard
from scorecards.workflow.attaching_resume import RIGHT
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.rights import require, require_own


class NoResumeError(Exception):
    """There is none, or none for this person."""


def resume_for(scorecard: Scorecard) -> Resume | None:
    """What its interviewer may read before the interview, until they submit.

    Those who started it for themselves read none, unless the interview plan has them
    in it: nobody else said that they meet the candidate. No query where the opening
    keeps résumés from interviewers.
    """
    if not scorecard.application.opening.interviewers_read_resume:
        return None
    if not scorecard.is_to_do:  # nor for one that was only started
        return None
    if scorecard.self_started and not _is_planned(scorecard):
        return None
    return Resume.objects.of(scorecard.application)


def _is_planned(scorecard: Scorecard) -> bool:
    return PlanSeat.objects.filter(
        round__opening=scorecard.application.opening_id,
        interviewer=scorecard.interviewer_id,
    ).exists()


@in_transaction
def read_as_interviewer(scorecard: Scorecard, *, by: User | None) -> Resume:
    """Raises `PermissionDenied` for anybody but its interviewer, `NoResumeError`."""
    require_own(scorecard, by)
    current = locked_scorecard(scorecard.pk)
    resume = resume_for(current)
    if resume is None:
        raise NoResumeError
    trail.record(
        AuditEntry.Action.RESUME_READ,
        actor=by,
        subject=current,
        application=current.application,
    )
    return resume


@in_transaction
def read_as_coordinator(application: Application, *, by: User | None) -> Resume:
    """To check what was attached. Raises `PermissionDenied`, `NoResumeError`."""
    require(by, RIGHT)
    resume = Resume.objects.of(application)
    if resume is None:
        raise NoResumeError
    trail.record(
        AuditEntry.Action.RESUME_READ,
        actor=by,
        subject=application,
        application=application,
    )
    return resume

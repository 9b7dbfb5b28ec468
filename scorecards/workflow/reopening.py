"""Reopening a submitted scorecard; the version that was submitted is kept."""

from datetime import datetime
from typing import Any, cast

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import (
    AuditEntry,
    ReopenRequest,
    Scorecard,
    SubmittedVersion,
)
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.rights import require


class NotSubmittedError(Exception):
    """There is nothing to reopen: the scorecard is with its interviewer."""


class OwnScorecardError(Exception):
    """You can't reopen your own scorecard."""


@in_transaction
def reopen(scorecard: Scorecard, *, by: User, reason: str) -> SubmittedVersion:
    """Give the scorecard back to its interviewer, as a draft of the next version.

    Until it is submitted again nobody else sees it. Raises `NotSubmittedError`, or
    `OwnScorecardError` when ``by`` is its interviewer.
    """
    require(by, "scorecards.reopen_scorecard")
    if scorecard.interviewer_id == by.pk:
        raise OwnScorecardError
    current = locked_scorecard(scorecard.pk)
    if not current.is_submitted:
        raise NotSubmittedError
    version = _keep(current, by, reason)
    current.status = Scorecard.Status.DRAFT
    current.submitted_at = None
    current.saved_at = timezone.now()
    current.version += 1
    current.changed_after_reveal |= version.others_were_open
    current.save(
        update_fields=[
            "status",
            "submitted_at",
            "saved_at",
            "version",
            "changed_after_reveal",
        ]
    )
    close_request(current, outcome=ReopenRequest.Outcome.REOPENED, by=by)
    trail.record(
        AuditEntry.Action.REOPENED,
        actor=by,
        subject=current,
        application=current.application,
        reason=reason,
        version=version.number,
    )
    return version


def close_request(
    scorecard: Scorecard, *, outcome: str, by: User, answer: str = ""
) -> bool:
    """Whether one was open. Call it with the scorecard locked."""
    asked = ReopenRequest.objects.filter(scorecard=scorecard, outcome="")
    closed = asked.update(
        outcome=outcome, answer=answer, closed_by=by, closed_at=timezone.now()
    )
    return bool(closed)


def _keep(scorecard: Scorecard, by: User, reason: str) -> SubmittedVersion:
    others = Scorecard.objects.open_beside(scorecard.application, scorecard.interviewer)
    version: SubmittedVersion = SubmittedVersion.objects.create(
        scorecard=scorecard,
        number=scorecard.version,
        **SubmittedVersion.split(content_of(scorecard)),
        submitted_at=cast("datetime", scorecard.submitted_at),
        reason=reason,
        others_were_open=others.exists(),
        reopened_by=by,
    )
    return version


def content_of(scorecard: Scorecard) -> dict[str, Any]:
    """All that its interviewer entered, as JSON holds it. Four queries.

    Questions and flags are named by the kit's keys, which never change.
    """
    return {
        "answers": [
            {
                "question": answer.question_id,
                "outcome": answer.outcome,
                "rating": answer.rating,
                "points_heard": answer.points_heard,
                "follow_ups_used": answer.follow_ups_used,
                "notes": answer.notes,
                "seconds_spent": answer.seconds_spent,
            }
            for answer in scorecard.answers.order_by("question__position")
        ],
        "red_flags": [
            {"red_flag": check.red_flag_id, "evidence": check.evidence}
            for check in scorecard.red_flag_checks.filter(ticked=True).order_by(
                "red_flag__position"
            )
        ],
        "extra_questions": list(
            scorecard.extra_questions.filled().values(
                "number", "text", "notes", "rating"
            )
        ),
        "indicators": list(
            scorecard.indicators.order_by("level", "position").values_list(
                "pk", flat=True
            )
        ),
        "demonstrated_level": scorecard.demonstrated_level,
        "recommendation": scorecard.recommendation,
        "reason": scorecard.reason,
        "summary": scorecard.summary,
        "general_note": scorecard.general_note,
        "candidate_asked": scorecard.candidate_asked,
    }

"""Splitting a candidate who is two people."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import Application, AuditEntry, Candidate, CandidateIdentifier
from scorecards.text.names import tidy_name
from scorecards.workflow.identity import (
    RIGHT,
    MergedMeanwhileError,
    link_again,
    locked_applications,
    require_nothing_to_submit,
    save_links,
    tell_interviewers,
)
from scorecards.workflow.locking import locked_candidates
from scorecards.workflow.rights import require


class NothingChosenError(Exception):
    """Neither an application nor an identifier goes to the other person."""


@in_transaction
def split_candidate(
    candidate: Candidate,
    *,
    name: str,
    applications: Collection[Application] = (),
    identifiers: Collection[CandidateIdentifier] = (),
    by: User | None,
    reason: str,
) -> Candidate:
    """Somebody new, with these of the candidate's applications and identifiers.

    Raises `StillToSubmitError`, `NothingChosenError` or `MergedMeanwhileError`.
    """
    require(by, RIGHT)
    candidate = locked_candidates([candidate.pk])[candidate.pk]
    if candidate.merged_into_id:
        raise MergedMeanwhileError
    known = locked_applications([candidate.pk])
    require_nothing_to_submit(by, known)
    wanted = {each.pk for each in applications}
    leaving = [each for each in known if each.pk in wanted]
    own = candidate.identifiers.filter(pk__in=[each.pk for each in identifiers])
    if not leaving and not own.exists():
        raise NothingChosenError
    other: Candidate = Candidate.objects.create(name=tidy_name(name))
    own.update(candidate=other)
    for application in leaving:
        application.candidate = other
        application.came_from = None
    link_again(leaving)
    save_links(leaving)
    staying = [each for each in known if each.pk not in wanted]
    link_again(staying)
    save_links(staying)
    tell_interviewers(leaving)
    pair: dict[str, Any] = {"kept": candidate.reference, "new": other.reference}
    for person in (candidate, other):
        trail.record(
            AuditEntry.Action.SPLIT, actor=by, subject=person, reason=reason, **pair
        )
    for application in leaving:
        trail.record(
            AuditEntry.Action.SPLIT,
            actor=by,
            subject=application,
            application=application,
            **pair,
        )
    return other

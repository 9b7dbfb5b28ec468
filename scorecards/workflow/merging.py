"""Merging two candidates who are one person, and undoing it.

Nothing that was recorded moves. The applications of the one become those of the other;
where both had applied for an opening, one application is linked to the other. Each
keeps whose it was, which is all that undoing takes.
"""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import BeginAgainError, in_transaction
from scorecards.audit import trail
from scorecards.models import Application, AuditEntry, Candidate
from scorecards.workflow.identity import (
    RIGHT,
    MergedMeanwhileError,
    SamePersonError,
    link_again,
    locked_applications,
    require_nothing_to_submit,
    save_links,
    tell_interviewers,
    with_absorbed,
)
from scorecards.workflow.locking import locked_candidates, person_of
from scorecards.workflow.rights import require


class NotMergedError(Exception):
    """The candidate is merged into nobody."""


@in_transaction
def merge_candidates(
    kept: Candidate, absorbed: Candidate, *, by: User | None, reason: str
) -> Candidate:
    """The person that both are from now on: the one that is kept, by its name and id.

    Raises `StillToSubmitError`, `SamePersonError` or `MergedMeanwhileError`.
    """
    require(by, RIGHT)
    if kept.pk == absorbed.pk:
        raise SamePersonError
    people = locked_candidates([kept.pk, absorbed.pk])
    kept, absorbed = people[kept.pk], people[absorbed.pk]
    if kept.merged_into_id or absorbed.merged_into_id:
        raise MergedMeanwhileError
    applications = locked_applications(people)
    require_nothing_to_submit(by, applications)
    absorbed.merged_into = kept
    absorbed.merged_at = timezone.now()
    absorbed.save(update_fields=["merged_into", "merged_at"])
    brought = [each for each in applications if each.candidate_id == absorbed.pk]
    _bring(brought, [a for a in applications if a.candidate_id == kept.pk], kept)
    save_links(brought)
    tell_interviewers(_called_otherwise(brought, kept, absorbed))
    _record(AuditEntry.Action.MERGED, kept, absorbed, brought, by=by, reason=reason)
    return kept


def _bring(
    brought: list[Application], others: list[Application], kept: Candidate
) -> None:
    heads = {each.opening_id: each for each in others if each.merged_into_id is None}
    brought.sort(key=lambda each: (each.merged_into_id is not None, each.pk))
    for application in brought:
        if application.came_from_id is None:
            application.came_from_id = application.candidate_id
        application.candidate = kept
        head = heads.setdefault(application.opening_id, application)
        application.merged_into = None if head is application else head


@in_transaction
def undo_merge(absorbed: Candidate, *, by: User | None, reason: str) -> Candidate:
    """The candidate by itself again, with the applications it brought along.

    What was made for the person since stays with the person it was merged into. Raises
    `StillToSubmitError` or `NotMergedError`.
    """
    require(by, RIGHT)
    person = person_of(absorbed)
    people = locked_candidates([absorbed.pk, person.pk])
    person, absorbed = people[person.pk], people[absorbed.pk]
    if absorbed.merged_into_id is None:
        raise NotMergedError
    if person_of(absorbed).pk != person.pk:  # merged on, or split off, meanwhile
        raise BeginAgainError
    applications = locked_applications([person.pk])
    require_nothing_to_submit(by, applications)
    absorbed.merged_into = absorbed.merged_at = None
    absorbed.save(update_fields=["merged_into", "merged_at"])
    brought = with_absorbed(absorbed)
    leaving = [each for each in applications if each.came_from_id in brought]
    for application in leaving:
        application.candidate = absorbed
        if application.came_from_id == absorbed.pk:
            application.came_from = None
    link_again(leaving)
    save_links(leaving)  # before another may take the place of one
    staying = [each for each in applications if each.came_from_id not in brought]
    staying = [each for each in staying if each not in leaving]
    link_again(staying)
    save_links(staying)
    tell_interviewers(_called_otherwise(leaving, person, absorbed))
    _record(AuditEntry.Action.UNMERGED, person, absorbed, leaving, by=by, reason=reason)
    return absorbed


def _called_otherwise(
    applications: list[Application], one: Candidate, other: Candidate
) -> list[Application]:
    """Those whose mails call the person by another name, or reference, from now on."""
    if one.name != other.name:
        return applications
    return [each for each in applications if each.opening.reference_only]


def _record(
    action: AuditEntry.Action,
    kept: Candidate,
    absorbed: Candidate,
    applications: list[Application],
    *,
    by: User | None,
    reason: str,
) -> None:
    """One entry for each of the two, and one for each application that moved."""
    pair: dict[str, Any] = {"kept": kept.reference, "merged": absorbed.reference}
    for candidate in (kept, absorbed):
        trail.record(action, actor=by, subject=candidate, reason=reason, **pair)
    for application in applications:
        trail.record(
            action, actor=by, subject=application, application=application, **pair
        )

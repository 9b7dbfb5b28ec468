"""Saying that two candidates who look like one are two people, and taking it back."""

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, Candidate, TwoPeople
from scorecards.workflow.identity import RIGHT, MergedMeanwhileError, SamePersonError
from scorecards.workflow.locking import locked_candidates
from scorecards.workflow.rights import require


@in_transaction
def keep_apart(
    one: Candidate, other: Candidate, *, by: User | None, reason: str
) -> bool:
    """False where that is known already.

    Raises `SamePersonError` or `MergedMeanwhileError`.
    """
    first, second = _locked(one, other, by)
    _, is_new = TwoPeople.objects.get_or_create(first=first, second=second)
    if is_new:
        _record(AuditEntry.Action.KEPT_APART, first, second, by=by, reason=reason)
    return is_new


@in_transaction
def undo_keeping_apart(
    one: Candidate, other: Candidate, *, by: User | None, reason: str
) -> bool:
    """They may be one person again. False where nobody said otherwise.

    Raises as `keep_apart`.
    """
    first, second = _locked(one, other, by)
    gone, _ = TwoPeople.objects.filter(first=first, second=second).delete()
    if gone:
        _record(AuditEntry.Action.APART_UNDONE, first, second, by=by, reason=reason)
    return bool(gone)


def _locked(
    one: Candidate, other: Candidate, by: User | None
) -> tuple[Candidate, Candidate]:
    """The older one first."""
    require(by, RIGHT)
    if one.pk == other.pk:
        raise SamePersonError
    people = locked_candidates([one.pk, other.pk])
    first, second = (people[key] for key in sorted(people))
    if first.merged_into_id or second.merged_into_id:
        raise MergedMeanwhileError
    return first, second


def _record(
    action: AuditEntry.Action,
    first: Candidate,
    second: Candidate,
    *,
    by: User | None,
    reason: str,
) -> None:
    """An entry for each of the two, which names the other by reference."""
    for candidate, other in ((first, second), (second, first)):
        trail.record(
            action, actor=by, subject=candidate, reason=reason, other=other.reference
        )

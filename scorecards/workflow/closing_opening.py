"""Closing an opening, so that nothing more starts there, and opening it again."""

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.mails.outbox import call_off, invite
from scorecards.models import AuditEntry, Opening, Scorecard
from scorecards.workflow.locking import lock_opening
from scorecards.workflow.rights import require


@in_transaction
def close_opening(
    opening: Opening, *, by: User | None = None, end_scorecards: bool = False
) -> bool:
    """No scorecard is started there any more. False if closed.

    Those that are still to do go on, unless they are ended: then nobody waits for
    them, and nothing is hidden because of them. One's own go on anyway: ending them
    would show the others'.
    """
    require(by, "scorecards.change_opening")
    current = lock_opening(opening)
    if current.closed_at:
        return False
    current.closed_at = timezone.now()
    current.save(update_fields=["closed_at"])
    ended = 0
    if end_scorecards:
        to_do = _locked(current, ended=False, but_of=by)
        ended = Scorecard.objects.filter(pk__in=to_do).update(
            ended_at=current.closed_at
        )
        call_off(*Scorecard.objects.filter(pk__in=to_do), by=by)
    trail.record(AuditEntry.Action.CLOSED, actor=by, subject=current, ended=ended)
    return True


@in_transaction
def reopen_opening(opening: Opening, *, by: User | None = None) -> bool:
    """False if it is open, or was started by interviewers.

    Such a one is made again when it is needed, with the kit of then. What was ended
    when it closed is to do again, and keeps whether its interviewer could read other
    scorecards meanwhile.
    """
    require(by, "scorecards.change_opening")
    current = lock_opening(opening)
    if current.self_started or current.closed_at is None:
        return False
    current.closed_at = None
    current.save(update_fields=["closed_at"])
    ended = _locked(current, ended=True)
    _give_back(ended)
    trail.record(
        AuditEntry.Action.OPENED_AGAIN, actor=by, subject=current, to_do=len(ended)
    )
    return True


def _locked(opening: Opening, *, ended: bool, but_of: User | None = None) -> list[int]:
    """Keys of those that are still to do there, or were ended."""
    rows = Scorecard.objects.select_for_update(of=("self",)).filter(
        application__opening=opening, ended_at__isnull=not ended
    )
    status = Scorecard.Status
    unfinished = rows.filter(status__in=[status.ASSIGNED, status.DRAFT])
    if but_of:
        unfinished = unfinished.exclude(interviewer=but_of)
    return [card.pk for card in unfinished.order_by("pk")]


def _give_back(keys: list[int]) -> None:
    """Marked first: once they are to do again, the others are hidden again."""
    known = Scorecard.objects.filter(pk__in=keys)
    for card in known.select_related("application", "interviewer"):
        beside = Scorecard.objects.open_beside(card.application, card.interviewer)
        if not beside.exists():
            continue
        if card.is_untouched:
            card.started_after_others = True
        else:
            card.changed_after_reveal = True
        card.save(update_fields=["started_after_others", "changed_after_reveal"])
    known.update(ended_at=None)
    invite(*known.select_related("application__opening"))

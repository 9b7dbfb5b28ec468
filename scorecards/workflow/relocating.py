"""Changing where an opening’s interviews take place, and telling who goes there."""

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.mails.outbox import invite
from scorecards.models import AuditEntry, Opening, Scorecard
from scorecards.workflow.locking import lock_opening
from scorecards.workflow.rights import require


@in_transaction
def relocate(opening: Opening, location: str, *, by: User | None = None) -> bool:
    """Whether it changed. Interviews to come with a place of their own keep it."""
    require(by, "scorecards.change_opening")
    current = lock_opening(opening)
    if current.location == location:
        return False
    current.location = location
    current.save(update_fields=["location"])
    trail.record(AuditEntry.Action.RELOCATED, actor=by, subject=current)
    to_come = Scorecard.objects.to_do().filter(
        application__opening=current, interview_at__gt=timezone.now(), place=""
    )
    rows = to_come.select_for_update(of=("self",)).order_by("pk")
    keys = [card.pk for card in rows]
    known = Scorecard.objects.filter(pk__in=keys)
    invite(*known.select_related("application__opening"))
    opening.location = location
    return True

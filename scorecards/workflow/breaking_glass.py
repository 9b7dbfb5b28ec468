"""Breaking the glass: reading others' scorecards while one's own is still to do."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import Application, AuditEntry, BrokenGlass, Scorecard
from scorecards.models.own_to_do import own_to_do
from scorecards.workflow.locking import lock_application
from scorecards.workflow.rights import require


class NothingToBreakError(Exception):
    """The person has nothing to submit for this application, so nothing is hidden."""


@in_transaction
def break_glass(application: Application, *, by: User, reason: str) -> BrokenGlass:
    """From now on the person reads this application's submitted scorecards.

    Their own for it are marked for good, as they are finished by somebody who has
    read others'. Raises `NothingToBreakError`.
    """
    require(by, "scorecards.break_glass")
    application = lock_application(application)
    together = application.together.values("pk")
    to_do = Scorecard.objects.of(by).to_do().filter(application__in=together)
    to_do = to_do.select_for_update().order_by("pk")
    keys = [scorecard.pk for scorecard in to_do]
    if not keys:
        raise NothingToBreakError
    made = [
        BrokenGlass.objects.get_or_create(
            application_id=key, person=by, defaults={"reason": reason}
        )
        for key in sorted({scorecard.application_id for scorecard in to_do})
    ]
    broken = made[0][0]
    if any(is_new for _, is_new in made):
        Scorecard.objects.filter(pk__in=keys).update(changed_after_reveal=True)
        trail.record(
            AuditEntry.Action.GLASS_BROKEN,
            actor=by,
            subject=application,
            application=application,
            reason=reason,
        )
    glass: BrokenGlass = broken
    return glass


def is_broken(application: Application, person: User) -> bool:
    together = application.together.values("pk")
    return BrokenGlass.objects.filter(application__in=together, person=person).exists()


def note_view(person: User, application: Application, page: str) -> None:
    """Record that the person read a page that the glass would hide from them.

    Call it from every page that shows others' scorecards of one application. One
    query, more where they have broken the glass for a scorecard still to do.
    """
    note_views(person, [application.pk], page)


def note_views(
    person: User, applications: Collection[int] | QuerySet[Any], page: str
) -> None:
    """As `note_view`, for a page that shows scorecards of several, by their keys."""
    if not own_to_do(person).is_through_glass:
        return  # as nearly always; to find what a page shows of it takes far longer
    to_do = Scorecard.objects.of(person).to_do()
    through_glass = Application.objects.together_with(applications).filter(
        scorecards__in=to_do,
        broken_glass__person=person,
    )
    known = through_glass.select_related("candidate", "opening").order_by("pk")
    for application in known.distinct():
        trail.record(
            AuditEntry.Action.VIEWED,
            actor=person,
            subject=application,
            application=application,
            page=page,
        )

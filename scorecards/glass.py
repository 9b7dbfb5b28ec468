"""Breaking the glass: reading others' scorecards while one's own is still owed."""

from django.contrib.auth.models import User
from django.db import transaction

from scorecards import audit
from scorecards.models import Application, AuditEntry, BrokenGlass, Scorecard


class NothingToBreakError(Exception):
    """The person owes no scorecard for this application, so nothing is hidden."""


def break_glass(application: Application, *, by: User, reason: str) -> BrokenGlass:
    """From now on the person reads this application's submitted scorecards.

    Their own for it are marked for good, as they are finished by somebody who has
    read others'. Raises `NothingToBreakError`.
    """
    with transaction.atomic():
        owed = Scorecard.objects.of(by).owed().filter(application=application)
        if not owed.select_for_update().exists():
            raise NothingToBreakError
        broken, is_new = BrokenGlass.objects.get_or_create(
            application=application, person=by, defaults={"reason": reason}
        )
        if is_new:
            owed.update(changed_after_reveal=True)
            audit.record(
                AuditEntry.Action.GLASS_BROKEN,
                actor=by,
                subject=application,
                application=application,
                reason=reason,
            )
    glass: BrokenGlass = broken
    return glass


def note_view(person: User, application: Application, page: str) -> None:
    """Record that the person read a page that the glass would hide from them.

    Call it from every page that shows others' scorecards of one application. One
    query, two more where the glass is broken.
    """
    owed = Scorecard.objects.of(person).owed().filter(application=application)
    if owed.filter(application__broken_glass__person=person).exists():
        audit.record(
            AuditEntry.Action.VIEWED,
            actor=person,
            subject=application,
            application=application,
            page=page,
        )

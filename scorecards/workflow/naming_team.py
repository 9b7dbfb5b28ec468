"""Saying who can read an opening: the whole panel, or its hiring team."""

from collections.abc import Collection

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import AuditEntry, Opening, TeamMember
from scorecards.workflow.locking import lock_opening
from scorecards.workflow.rights import require


@in_transaction
def name_team(
    opening: Opening, readers: str, people: Collection[User], *, by: User | None = None
) -> bool:
    """Whether anything changed. The team is kept where the whole panel reads, too."""
    require(by, "scorecards.change_opening")
    current = lock_opening(opening)
    before = set(current.team.values_list("person", flat=True))
    after = {person.pk for person in people}
    if (current.readers, before) == (readers, after):
        return False
    current.readers = readers
    current.save(update_fields=["readers"])
    current.team.exclude(person__in=after).delete()
    TeamMember.objects.bulk_create(
        TeamMember(opening=current, person=person)
        for person in people
        if person.pk not in before
    )
    trail.record(
        AuditEntry.Action.TEAM,
        actor=by,
        subject=current,
        what=readers,
        members=sorted(after),
    )
    opening.readers = readers
    return True

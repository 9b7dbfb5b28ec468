"""Who is told that all scorecards of a round are in, and whether they are."""

from collections.abc import Iterator

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.models import (
    Application,
    AuditEntry,
    Decision,
    Opening,
    OutgoingMail,
    Scorecard,
)
from scorecards.models.opening_queries import arranges
from scorecards.models.scorecard_queries import ScorecardQuerySet

Kind, State = OutgoingMail.Kind, OutgoingMail.State
DECIDE = "scorecards.decide_application"
MAX_RECEIVERS = 50  # of one round


def look_at_rounds() -> None:
    """Makes the mails of rounds that are complete, each once for each person."""
    changed = OutgoingMail.objects.filter(kind=Kind.ROUND_CHANGED)
    for key in list(changed.order_by("pk").values_list("pk", flat=True)):
        _look_at_round(key)


@in_transaction
def _look_at_round(key: int) -> None:
    """The row is gone afterwards: whoever deletes it has looked."""
    changed = OutgoingMail.objects.select_for_update().filter(pk=key).first()
    if changed is None:
        return
    application, number = head_of(changed.application_id), changed.round
    size = size_if_complete(application, number)
    mails = [
        OutgoingMail(
            kind=Kind.ALL_IN,
            person=person,
            application=application,
            round=number,
            sequence=size,
            due_at=changed.due_at,
        )
        for person in (receivers(application, number) if size else ())
    ]
    OutgoingMail.objects.bulk_create(mails, ignore_conflicts=True)
    # Dropped when one was reopened before the mail went out, and it is in again.
    OutgoingMail.objects.filter(
        kind=Kind.ALL_IN,
        application=application,
        round=number,
        sequence=size,
        state=State.DROPPED,
    ).update(state=State.WAITING)
    changed.delete()


def head_of(key: int) -> Application:
    """The application that counts, where some are linked."""
    known = Application.with_hidden.select_related("opening", "candidate")
    application: Application = known.get(pk=key)
    if application.merged_into_id:
        application = known.get(pk=application.merged_into_id)
    return application


def size_if_complete(application: Application, number: int) -> int:
    """How many scorecards the round has; 0 while any is missing. Two queries."""
    cards = _of_round(application, number)
    if cards.to_do().exists() or cards.declined().exists():
        return 0
    return int(cards.submitted().count())


def is_decided_since(application: Application, number: int) -> bool:
    """Whether somebody decided when all of the round was in. Two queries."""
    last = _of_round(application, number).submitted().latest("submitted_at")
    decisions = Decision.objects.filter(
        application__in=application.together.values("pk")
    )
    return bool(decisions.filter(decided_at__gte=last.submitted_at).exists())


def receivers(application: Application, number: int) -> list[User]:
    """Who arranged the round and who decides, as far as they can read all of it."""
    size = size_if_complete(application, number)
    people = {person.pk: person for person in _asked(application, number)}
    return [each for each in people.values() if reads(each, application, number, size)][
        :MAX_RECEIVERS
    ]


def reads(person: User, application: Application, number: int, size: int) -> bool:
    """Whoever still has a scorecard to submit for the candidate learns nothing."""
    visible = Scorecard.objects.visible_to(person).submitted()
    cards = _of_round(application, number, visible)
    return bool(person.is_active and person.email and size and cards.count() == size)


def _of_round(
    application: Application, number: int, known: ScorecardQuerySet | None = None
) -> ScorecardQuerySet:
    known = Scorecard.objects.all() if known is None else known
    found: ScorecardQuerySet = known.filter(
        application__in=application.together.values("pk"), round=number
    )
    return found


def _asked(application: Application, number: int) -> Iterator[User]:
    opening = application.opening
    cards = _of_round(application, number).values_list("pk", flat=True)
    assigned = AuditEntry.objects.filter(
        action=AuditEntry.Action.ASSIGNED,
        subject_type="scorecard",
        subject_key__in=[str(key) for key in cards],
    )
    arranged = assigned.exclude(actor_key=None).values_list("actor_key", flat=True)
    for person in User.objects.filter(pk__in=set(arranged)).order_by("pk"):
        if arranges(person):
            yield person
    deciders = User.objects.with_perm(
        DECIDE,
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    ).order_by("pk")
    if opening.team.exists():
        yield from deciders.filter(teams__opening=opening)
    elif opening.readers == Opening.Readers.PANEL:
        yield from (person for person in deciders if not arranges(person))

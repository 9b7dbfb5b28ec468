"""What somebody still has to submit, and what that hides from them. One query."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from scorecards.models.asked_once import kept_for
from scorecards.models.prepared import Prepared

HEAD_OF_CARD = Coalesce("application__merged_into", "application")


@dataclass(frozen=True, slots=True)
class OwnToDo:
    """``hiding`` are the candidacies of which it hides other people's scorecards: all
    but those for which they broke the glass."""

    states: frozenset[str]
    hiding: frozenset[int]
    is_through_glass: bool


def own_to_do(reader: User | AnonymousUser) -> OwnToDo:
    kept = kept_for(reader)
    if "to do" not in kept:
        kept["to do"] = _read(reader)
    known: OwnToDo = kept["to do"]
    return known


def _read(reader: User | AnonymousUser) -> OwnToDo:
    """As `ScorecardQuerySet.hiding_from` says it to the database."""
    rows = _to_do.rows(reader.pk) if reader.pk else []
    seen_through = {
        application for _, application, _, person in rows if person == reader.pk
    }
    return OwnToDo(
        states=frozenset(status for status, *_ in rows),
        hiding=frozenset(
            head for _, application, head, _ in rows if application not in seen_through
        ),
        is_through_glass=bool(seen_through),
    )


@Prepared
def _to_do(reader: int) -> QuerySet[Any, Any]:
    cards = apps.get_model("scorecards", "Scorecard").objects.to_do()
    own = cards.filter(interviewer=reader).order_by().annotate(head=HEAD_OF_CARD)
    rows: QuerySet[Any, Any] = own.values_list(
        "status", "application", "head", "application__broken_glass__person"
    )
    return rows

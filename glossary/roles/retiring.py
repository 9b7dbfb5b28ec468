"""Retiring and restoring terms, competencies and roles.

A role that asks too little without a term or competency becomes a draft.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from glossary.locking import in_transaction, lock_glossary
from glossary.models import Competency, RetirableQuerySet, Role, Term
from glossary.roles.settling import Settled, settle_roles

Kept = TypeVar("Kept", Term, Competency, Role)


@dataclass(frozen=True)
class Turned(Generic[Kept]):
    """The records that changed, and what became of roles."""

    records: list[Kept]
    roles: Settled


@in_transaction
def retire(model: type[Kept], records: Iterable[Kept]) -> Turned[Kept]:
    """Those that are retired already stay as they are."""
    lock_glossary()
    active = _now(model, records).filter(retired_at=None)
    return _turned(list(active), model.retire)


@in_transaction
def restore(model: type[Kept], records: Iterable[Kept]) -> Turned[Kept]:
    """Those that are not retired stay as they are."""
    lock_glossary()
    retired = _now(model, records).exclude(retired_at=None)
    return _turned(list(retired), model.restore)


def _now(model: type[Kept], records: Iterable[Kept]) -> RetirableQuerySet:
    known = model.objects.filter(pk__in=[record.pk for record in records])
    if model is not Competency:
        known = known.select_related("industry")
    return known.order_by("pk")


def _turned(records: list[Kept], turn: Callable[[Kept], None]) -> Turned[Kept]:
    for record in records:
        turn(record)
    return Turned(records, settle_roles())

"""Retiring and restoring terms; roles follow them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from glossary.locking import in_transaction, lock_glossary
from glossary.models import RetirableQuerySet, Term
from glossary.roles.following import Settled, settle_roles


@dataclass(frozen=True)
class Turned:
    """The terms that changed, and the roles that followed them."""

    terms: list[Term]
    roles: Settled


@in_transaction
def retire_terms(terms: Iterable[Term]) -> Turned:
    """Those that are retired already stay as they are."""
    lock_glossary()
    active = _now(terms).filter(retired_at=None)
    return _turned(active, Term.retire)


@in_transaction
def restore_terms(terms: Iterable[Term]) -> Turned:
    """Those that are active already stay as they are."""
    lock_glossary()
    retired = _now(terms).exclude(retired_at=None)
    return _turned(retired, Term.restore)


def _now(terms: Iterable[Term]) -> RetirableQuerySet:
    keys = [term.pk for term in terms]
    known = Term.objects.filter(pk__in=keys).select_related("industry")
    return known.order_by("pk")


def _turned(terms: RetirableQuerySet, turn: Callable[[Term], None]) -> Turned:
    turned = list(terms)
    for term in turned:
        turn(term)
    return Turned(turned, settle_roles())

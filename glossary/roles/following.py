"""Roles follow their terms: a role without active terms can't be picked."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from glossary import edition
from glossary.models import Role, Term


@dataclass(frozen=True)
class Settled:
    """Titles, with their industry, of the roles that changed."""

    retired: list[str]
    restored: list[str]


def settle_roles() -> Settled:
    """Retire roles without an active term; restore those that have one again.

    Call it with the glossary locked. Two queries, one more for each kind of change,
    one for the new edition.
    """
    active = Exists(Term.objects.active().filter(roles=OuterRef("pk")))
    roles = Role.objects.select_related("industry")
    idle = list(roles.active().filter(~active))
    back = list(roles.filter(active, retired_at__isnull=False))
    if idle:
        Role.objects.filter(pk__in=_keys(idle)).update(retired_at=timezone.now())
    if back:
        Role.objects.filter(pk__in=_keys(back)).update(retired_at=None)
    if idle or back:
        edition.advance()
    return Settled(retired=_titles(idle), restored=_titles(back))


def roles_that_follow(term: Term) -> list[Role]:
    """Roles that retire with an active term, or come back with a retired one."""
    roles = term.roles.select_related("industry")
    if term.retired_at:
        return list(roles.filter(retired_at__isnull=False))
    return list(roles.active().exclude(_other_active_terms(term)))


def roles_carried_on(term: Term) -> list[Role]:
    """Roles that use another active term as well."""
    roles = term.roles.select_related("industry")
    return list(roles.active().filter(_other_active_terms(term)))


def _other_active_terms(term: Term) -> Exists:
    others = Term.objects.active().exclude(pk=term.pk)
    return Exists(others.filter(roles=OuterRef("pk")))


def _keys(roles: list[Role]) -> list[int]:
    return [role.pk for role in roles]


def _titles(roles: list[Role]) -> list[str]:
    return [f"{role.title} ({role.industry})" for role in roles]

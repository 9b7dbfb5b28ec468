"""Adds to the audit trail. Call it in the transaction of what it records."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, Group, User
from django.db.models import Model

from scorecards.models import Application, AuditEntry, Opening, Scorecard
from scorecards.models.audit import CODES, MAX_NAME_LENGTH

NAMED = (Group, Opening)


def record(
    action: AuditEntry.Action,
    *,
    actor: User | AnonymousUser | None,
    subject: Model | type[Model],
    application: Application | None = None,
    **details: Any,
) -> AuditEntry:
    """One query. ``details`` hold nothing that `visible_to` hides: no rating, note or
    recommendation of a scorecard. Those that are text go into ``words``, which can be
    blanked, unless their names are among `CODES`. Without an actor it was a command.
    The subject is one object, or a model for several of its kind."""
    made = entry(
        action, actor=actor, subject=subject, application=application, **details
    )
    made.save()
    return made


def entry(
    action: AuditEntry.Action,
    *,
    actor: User | AnonymousUser | None,
    subject: Model | type[Model],
    application: Application | None = None,
    **details: Any,
) -> AuditEntry:
    """As `record` makes it, unsaved: for many at once."""
    person = actor if isinstance(actor, User) else None
    without = AuditEntry.Actor.NOBODY if actor else AuditEntry.Actor.COMMAND
    facts = {name: each for name, each in details.items() if _is_fact(name, each)}
    words = {name: each for name, each in details.items() if name not in facts}
    return AuditEntry(
        action=action,
        actor_kind=AuditEntry.Actor.PERSON if person else without,
        actor_key=person.pk if person else None,
        subject_type=subject._meta.model_name or "",
        subject_key="" if isinstance(subject, type) else str(subject.pk or ""),
        person_key=_person(subject),
        application_key=application.pk if application else None,
        details=facts,
        words=_name_of_today(subject) | words,
    )


def _is_fact(name: str, value: Any) -> bool:
    return name in CODES or not _has_text(value)


def _has_text(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value)
    if isinstance(value, list | tuple):
        return any(map(_has_text, value))
    return isinstance(value, str)


def _person(subject: Model | type[Model]) -> int | None:
    if isinstance(subject, User):
        return subject.pk
    return subject.interviewer_id if isinstance(subject, Scorecard) else None


def _name_of_today(subject: Model | type[Model]) -> dict[str, str]:
    """Of what is about nobody: it may be gone, or called otherwise, when it is read.
    People’s names are looked up by their keys."""
    if isinstance(subject, type) or not isinstance(subject, NAMED):
        return {}
    return {"subject_name": str(subject)[:MAX_NAME_LENGTH]}

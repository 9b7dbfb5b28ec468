"""Adds to the audit trail. Call it in the transaction of what it records."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model

from scorecards.models import Application, AuditEntry

COMMAND = "A command on the server"
NOBODY = "Somebody not logged in"


def record(
    action: AuditEntry.Action,
    *,
    actor: User | AnonymousUser | None,
    subject: Model | type[Model],
    application: Application | None = None,
    **details: Any,
) -> AuditEntry:
    """One query. ``details`` go into JSON and hold nothing that `visible_to` hides:
    no rating, note or recommendation of a scorecard. Without an actor it was a
    command. The subject is one object, or a model for several of its kind."""
    person = actor if isinstance(actor, User) else None
    name = person.get_username() if person else NOBODY if actor else COMMAND
    entry: AuditEntry = AuditEntry.objects.create(
        action=action,
        actor_key=person.pk if person else None,
        actor_name=name,
        application_key=application.pk if application else None,
        details=details,
        **_named(subject),
    )
    return entry


def _named(subject: Model | type[Model]) -> dict[str, str]:
    """The subject in words of now: it may be gone when they are read."""
    several = isinstance(subject, type)
    name = subject._meta.verbose_name_plural if several else subject
    return {
        "subject_type": subject._meta.model_name or "",
        "subject_key": "" if several else str(subject.pk or ""),
        "subject_name": str(name)[:400],
    }

"""Adds to the audit trail. Call it in the transaction of what it records."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model

from scorecards.models import Application, AuditEntry

COMMAND = "A command on the server"


def record(
    action: AuditEntry.Action,
    *,
    actor: User | AnonymousUser | None,
    subject: Model,
    application: Application | None = None,
    **details: Any,
) -> AuditEntry:
    """One query. ``details`` go into JSON and hold nothing that `visible_to` hides:
    no rating, note or recommendation of a scorecard."""
    person = actor if isinstance(actor, User) else None
    entry: AuditEntry = AuditEntry.objects.create(
        action=action,
        actor_key=person.pk if person else None,
        actor_name=person.get_username() if person else COMMAND,
        subject_type=subject._meta.model_name or "",
        subject_key=str(subject.pk or ""),
        subject_name=str(subject)[:400],
        application_key=application.pk if application else None,
        details=details,
    )
    return entry

"""Notes of the debrief: added, never changed."""

from django.contrib.auth.models import User

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import Application, AuditEntry, DebriefNote
from scorecards.workflow.locking import lock_application
from scorecards.workflow.rights import require


@in_transaction
def add_note(application: Application, *, by: User, text: str) -> DebriefNote:
    """The note; that of a moment ago when the same is sent twice."""
    require(by, "scorecards.decide_application")
    # Of two clicks the second waits here.
    application = lock_application(application)
    latest: DebriefNote | None = application.debrief_notes.order_by("-pk").first()
    if latest and (latest.author_id, latest.text) == (by.pk, text):
        return latest
    note: DebriefNote = DebriefNote.objects.create(
        application=application, author=by, text=text
    )
    trail.record(
        AuditEntry.Action.NOTED,
        actor=by,
        subject=application,
        application=application,
    )
    return note

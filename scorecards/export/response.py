"""The export as a download."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.utils import timezone

from scorecards.audit import trail
from scorecards.export.filters import chosen
from scorecards.export.selection import Selection
from scorecards.export.workbook import write_export
from scorecards.models import AuditEntry, Scorecard
from scorecards.workbooks.attachment import as_file, named
from scorecards.workbooks.times import local
from scorecards.workflow import breaking_glass


def download(request: HttpRequest, selection: Selection) -> FileResponse:
    """What the selection finds among the scorecards that this person may see.

    Raises `PermissionDenied` without the permission to export, and `FilterError` and
    `TooManyRowsError`, whose messages are for the person.
    """
    user = request.user
    if not (isinstance(user, User) and user.has_perm("scorecards.export_scorecard")):
        raise PermissionDenied
    answer = as_file(
        lambda file: write_export(
            file, selection, reader=user, exported_by=named(user)
        ),
        selection.file_name(local(timezone.now()).date()),
        selection.format,
    )
    record(user, selection)
    return answer


def record(user: User, selection: Selection) -> None:
    """In the audit trail: the export, and what was read of it through broken glass."""
    trail.record(
        AuditEntry.Action.EXPORTED,
        actor=user,
        subject=Scorecard,
        filters=selection.in_words(),
    )
    others = chosen(selection, user).exclude(interviewer=user)
    breaking_glass.note_views(user, others.values("application"), "export")

"""The export as a download."""

from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.utils import timezone

from scorecards import audit, glass
from scorecards.export.filters import chosen
from scorecards.export.selection import Selection
from scorecards.export.times import local
from scorecards.export.workbook import write_export
from scorecards.models import AuditEntry, Scorecard

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IN_MEMORY = 5 * 1024 * 1024  # bytes; a larger workbook goes to a temporary file


def download(request: HttpRequest, selection: Selection) -> FileResponse:
    """What the selection finds among the scorecards that this person may see.

    Raises `PermissionDenied` without the permission to export, and `FilterError` and
    `TooManyRowsError`, whose messages are for the person.
    """
    user = request.user
    if not (isinstance(user, User) and user.has_perm("scorecards.export_scorecard")):
        raise PermissionDenied
    # The response closes it.
    file = cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115
    try:
        write_export(file, selection, reader=user, exported_by=name_of(user))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    record(user, selection)
    return FileResponse(
        file,
        as_attachment=True,
        filename=selection.file_name(local(timezone.now()).date()),
        content_type=selection.format.content_type,
    )


def record(user: User, selection: Selection) -> None:
    """In the audit trail: the export, and what was read of it through broken glass."""
    audit.record(
        AuditEntry.Action.EXPORTED,
        actor=user,
        subject=Scorecard,
        filters=selection.in_words(),
    )
    others = chosen(selection, user).exclude(interviewer=user)
    glass.note_views(user, others.values("application"), "export")


def name_of(user: User) -> str:
    """Full name and username, as About says who exported."""
    name = user.get_full_name()
    return f"{name} ({user.username})" if name else user.username

"""The export as a download."""

from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.utils import timezone

from scorecards import audit, glass
from scorecards.export.times import local
from scorecards.export.workbook import write_workbook
from scorecards.models import AuditEntry, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IN_MEMORY = 5 * 1024 * 1024  # bytes; a larger workbook goes to a temporary file


def download(
    request: HttpRequest, scorecards: ScorecardQuerySet, filters: dict[str, str]
) -> FileResponse:
    """The submitted ones among the scorecards that this person may see.

    Raises `PermissionDenied` without the permission to export, and
    `TooManyRowsError`, whose message is for the person.
    """
    user = request.user
    if not (isinstance(user, User) and user.has_perm("scorecards.export_scorecard")):
        raise PermissionDenied
    # The response closes it.
    file = cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115
    try:
        write_workbook(
            scorecards.visible_to(user),
            file,
            exported_by=_name(user),
            filters=filters,
        )
    except BaseException:
        file.close()
        raise
    file.seek(0)
    audit.record(
        AuditEntry.Action.EXPORTED, actor=user, subject=Scorecard, filters=filters
    )
    others = scorecards.visible_to(user).submitted().exclude(interviewer=user)
    glass.note_views(user, others.values("application"), "export")
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"scorecards-{local(timezone.now()):%Y-%m-%d}.xlsx",
        content_type=CONTENT_TYPE,
    )


def _name(user: User) -> str:
    name = user.get_full_name()
    return f"{name} ({user.username})" if name else user.username

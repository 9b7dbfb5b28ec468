"""The workbook of a debrief as a download, which the audit trail keeps."""

from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.contrib.auth.models import User
from django.http import FileResponse
from django.utils import timezone

from scorecards import audit
from scorecards.debrief.matrix import Order
from scorecards.debrief.page import Debrief
from scorecards.debrief.workbook import write_workbook
from scorecards.export.response import CONTENT_TYPE, IN_MEMORY
from scorecards.export.times import local
from scorecards.models import AuditEntry


def download(debrief: Debrief, *, order: Order, by: User) -> FileResponse:
    """Asks nobody's leave: whoever calls it has checked that they may export."""
    name = by.get_full_name()
    # The response closes it.
    file = cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115
    try:
        write_workbook(
            debrief,
            file,
            order=order,
            exported_by=f"{name} ({by.username})" if name else by.username,
        )
    except BaseException:
        file.close()
        raise
    file.seek(0)
    application = debrief.application
    audit.record(
        AuditEntry.Action.EXPORTED,
        actor=by,
        subject=application,
        application=application,
        what="debrief",
    )
    reference = application.candidate.reference
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"debrief-{reference}-{local(timezone.now()):%Y-%m-%d}.xlsx",
        content_type=CONTENT_TYPE,
    )

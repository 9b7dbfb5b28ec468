"""The workbook of a comparison as a download, which the audit trail keeps."""

from functools import partial

from django.contrib.auth.models import User
from django.http import FileResponse

from scorecards.audit import trail
from scorecards.models import AuditEntry
from scorecards.panel.comparison.workbook import Shown, write_workbook
from scorecards.workbooks.attachment import attachment, named


def download(shown: Shown, *, by: User) -> FileResponse:
    """Asks nobody's leave: whoever calls it has checked that they may export.

    The file is named by the opening's number: a title could name somebody.
    """
    opening = shown.material.opening
    what = shown.kind.lower()
    response = attachment(
        partial(write_workbook, shown, exported_by=named(by)),
        f"{what.replace(' ', '-')}-opening-{opening.pk}",
    )
    trail.record(AuditEntry.Action.EXPORTED, actor=by, subject=opening, what=what)
    return response

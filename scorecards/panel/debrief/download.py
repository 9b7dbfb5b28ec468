"""The workbook of a debrief as a download, which the audit trail keeps."""

from functools import partial

from django.contrib.auth.models import User
from django.http import FileResponse

from scorecards.audit import trail
from scorecards.models import AuditEntry
from scorecards.panel.debrief.matrix import Order
from scorecards.panel.debrief.page import Debrief
from scorecards.panel.debrief.workbook import write_workbook
from scorecards.workbooks.attachment import attachment, named


def download(debrief: Debrief, *, order: Order, by: User) -> FileResponse:
    """Asks nobody's leave: whoever calls it has checked that they may export."""
    application = debrief.application
    response = attachment(
        partial(write_workbook, debrief, order=order, exported_by=named(by)),
        f"debrief-{application.candidate.reference}",
    )
    trail.record(
        AuditEntry.Action.EXPORTED,
        actor=by,
        subject=application,
        application=application,
        what="debrief",
    )
    return response

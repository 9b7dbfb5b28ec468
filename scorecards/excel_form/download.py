"""The form of a scorecard as a download; once submitted, it is an export."""

from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.contrib.auth.models import User
from django.http import FileResponse

from scorecards import audit, glass
from scorecards.excel_form.writing import write_form
from scorecards.export.response import CONTENT_TYPE, IN_MEMORY
from scorecards.interview.page import ScorecardPage
from scorecards.models import AuditEntry, Scorecard


def download(scorecard: Scorecard, *, by: User) -> FileResponse:
    """Asks nobody's leave: whoever calls it has checked that they may read it."""
    # The response closes it.
    file = cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115
    try:
        write_form(file, ScorecardPage(scorecard))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    if scorecard.is_submitted:
        _record(scorecard, by)
    reference = scorecard.application.candidate.reference
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"scorecard-{reference}-{scorecard.pk}.xlsx",
        content_type=CONTENT_TYPE,
    )


def _record(scorecard: Scorecard, by: User) -> None:
    audit.record(
        AuditEntry.Action.EXPORTED,
        actor=by,
        subject=scorecard,
        application=scorecard.application,
        what="Excel form",
    )
    if scorecard.interviewer_id != by.pk:
        glass.note_view(by, scorecard.application, "Excel form")

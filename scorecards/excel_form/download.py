"""The form of a scorecard as a download; once submitted, it is an export."""

from django.contrib.auth.models import User
from django.http import FileResponse

from scorecards.audit import trail
from scorecards.excel_form.pages import form_page
from scorecards.excel_form.writing import write_form
from scorecards.models import AuditEntry, Scorecard
from scorecards.workbooks.attachment import as_file
from scorecards.workbooks.formats import Format
from scorecards.workflow import breaking_glass


def download(scorecard: Scorecard, *, by: User) -> FileResponse:
    """Checks no permission: the caller has checked that this person may read it."""
    page = form_page(scorecard)
    reference = scorecard.application.candidate.reference
    answer = as_file(
        lambda file: write_form(file, page),
        f"scorecard-{reference}-{scorecard.pk}.xlsx",
        Format.XLSX,
    )
    if scorecard.is_submitted:
        _record(scorecard, by)
    return answer


def _record(scorecard: Scorecard, by: User) -> None:
    trail.record(
        AuditEntry.Action.EXPORTED,
        actor=by,
        subject=scorecard,
        application=scorecard.application,
        what="Excel form",
    )
    if scorecard.interviewer_id != by.pk:
        breaking_glass.note_view(by, scorecard.application, "Excel form")

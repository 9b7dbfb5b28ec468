"""Candidates of an opening from a file: upload, read what it would do, confirm."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.models import Opening
from scorecards.openings.candidate_files.adding import RowsRefusedError, add
from scorecards.openings.candidate_files.carrying import unpack
from scorecards.openings.candidate_files.checking import CheckedRow, Outcome, check
from scorecards.openings.candidate_files.preview import Preview
from scorecards.openings.candidate_files.rows import FileRow, read_candidates
from scorecards.uploads.limits import MAX_BYTES, UnreadableError
from scorecards.uploads.signed import StaleError
from scorecards.workflow.locking import OpeningClosedError

STALE = "This preview has expired. Upload the file again."


class UploadForm(forms.Form):
    file = forms.FileField(
        label="CSV file or Excel workbook",
        help_text="The first row has the headings Name and, if you have the "
        "addresses, E-mail. At most 10,000 candidates and 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.ods"}),
        error_messages={
            "required": "Choose the file with the candidates.",
            "empty": "The file is empty.",
        },
    )

    rows: list[FileRow]

    def clean_file(self) -> None:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                "The file is larger than 10 MB. Upload it in parts."
            )
        try:
            self.rows = read_candidates(file.read())
        except UnreadableError as error:
            raise forms.ValidationError(str(error)) from error


class ConfirmForm(forms.Form):
    """Adds what the preview showed, but for the rows that are left out."""

    rows = forms.CharField(widget=forms.HiddenInput, strip=False)
    leave_out = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, opening: Opening, user: Any, **kwargs: Any) -> None:
        self.opening = opening
        self.user = user
        super().__init__(*args, **kwargs)
        self.all_rows: list[FileRow] = []

    def clean_rows(self) -> str:
        """Also lets the rows be left out that there are."""
        text: str = self.cleaned_data["rows"]
        try:
            self.all_rows = unpack(text, opening=self.opening, user=self.user)
        except StaleError as error:
            raise forms.ValidationError(STALE) from error
        numbers = [(str(row.number), str(row.number)) for row in self.all_rows]
        left_out = self.fields["leave_out"]
        assert isinstance(left_out, forms.TypedMultipleChoiceField)  # noqa: S101 - for mypy
        left_out.choices = numbers
        return text

    @property
    def wanted(self) -> list[FileRow]:
        left_out = set(self.cleaned_data["leave_out"])
        return [row for row in self.all_rows if row.number not in left_out]

    def add(self) -> str | None:
        """What was done, in words; None where the form says why not."""
        try:
            counts = add(self.opening, self.wanted)
        except RowsRefusedError:
            self.add_error(
                None,
                "Nothing was added. Leave out the rows with an error, or correct the "
                "file and upload it again.",
            )
        except OpeningClosedError as error:
            self.add_error(None, str(error))
        else:
            new, known = counts[Outcome.NEW], counts[Outcome.KNOWN]
            return (
                f"Added {new + known} application{'' if new + known == 1 else 's'} "
                f"from a file: {new} new, {known} already known. "
                f"{counts[Outcome.APPLIES]} had already applied."
            )
        return None


@needs("scorecards.add_candidate", "scorecards.add_application")
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """A file is previewed; the preview's own form adds what it showed."""
    opening = get_object_or_404(Opening, pk=pk)
    if "rows" in request.POST:
        return _confirm(request, opening)
    if request.method != "POST":
        return _page(request, opening, upload=UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, opening, upload=form, status=422)
    preview = _preview(request, opening, check(opening, form.rows))
    return _page(request, opening, preview=preview)


def _confirm(request: HttpRequest, opening: Opening) -> HttpResponse:
    form = ConfirmForm(request.POST, opening=opening, user=request.user)
    if form.is_valid() and (done := _add(request, opening, form)):
        messages.success(request, done)
        query = {"opening": opening.pk}
        page = reverse("admin:scorecards_application_changelist", query=query)
        return HttpResponseRedirect(page)
    if not form.all_rows:
        messages.error(request, STALE)
        return _page(request, opening, upload=UploadForm(), status=422)
    preview = _preview(request, opening, check(opening, form.all_rows), form)
    return _page(request, opening, preview=preview, status=422)


@in_transaction
def _add(request: HttpRequest, opening: Opening, form: ConfirmForm) -> str | None:
    done = form.add()
    if done:
        log_change(request, opening, done)
    return done


def _preview(
    request: HttpRequest,
    opening: Opening,
    checked: list[CheckedRow],
    form: ConfirmForm | None = None,
) -> Preview:
    return Preview.of(
        checked,
        opening=opening,
        user=request.user,
        left_out=form.cleaned_data.get("leave_out", []) if form else [],
        problems=_problems(form) if form else [],
    )


def _page(
    request: HttpRequest,
    opening: Opening,
    *,
    upload: UploadForm | None = None,
    preview: Preview | None = None,
    status: int = 200,
) -> HttpResponse:
    return admin_page(
        request,
        Opening,
        "scorecards/openings/candidate_files/upload.html",
        "Upload candidates",
        status=status,
        opening=opening,
        form=upload,
        preview=preview,
    )


def _problems(form: forms.Form) -> list[str]:
    return [str(error) for errors in form.errors.values() for error in errors]

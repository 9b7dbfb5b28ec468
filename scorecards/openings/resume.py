"""The page on which coordinators attach a candidate's résumé to an application."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache

from glossary.admin_base.pages import admin_page, needs
from glossary.resumes.files import kind_of
from glossary.resumes.refusals import MAX_BYTES, Refusal, RefusedError
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, Resume
from scorecards.uploads import resume_files
from scorecards.workflow.attaching_resume import RIGHT, attach_resume, remove_resume
from scorecards.workflow.reading_resume import NoResumeError, read_as_coordinator

KINDS = "Choose a PDF, Word (.docx) or plain text file."
WHY = {
    Refusal.TOO_LARGE: "This file is larger than 5 MB. Choose a smaller one.",
    Refusal.EMPTY: "This file has no text. Choose another.",
    Refusal.PROTECTED: (
        "This file is protected with a password. Save it without the password."
    ),
    Refusal.MACROS: "This Word file has macros. Save it as .docx without them.",
    Refusal.TOO_MANY_PAGES: (
        "This PDF has more than 100 pages. Save only the résumé’s pages."
    ),
}


class ResumeForm(forms.Form):
    """``kind`` is what the file is by its content, whatever its name says."""

    kind = ""

    file = forms.FileField(
        label="File",
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.txt"}),
        help_text="PDF, Word (.docx) or plain text, at most 5 MB.",
        error_messages={
            "required": "Choose the file with the résumé.",
            "empty": WHY[Refusal.EMPTY],
        },
    )

    def clean_file(self) -> bytes:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError(WHY[Refusal.TOO_LARGE])
        content: bytes = file.read()
        try:
            self.kind = kind_of(content)
        except RefusedError as error:
            said = WHY.get(error.refusal, f"This file can’t be read. {KINDS}")
            raise ValidationError(said) from None
        return content


@needs(RIGHT)
def resume_page(request: MemberRequest, pk: int) -> HttpResponse:
    """POST attaches a file, or removes it."""
    application = _known(request, pk)
    if "remove" in request.POST:
        remove_resume(application, by=request.user)
        messages.success(request, "Résumé removed. Its file is deleted.")
        return redirect("admin:scorecards_application_change", application.pk)
    sent = request.method == "POST"
    form = ResumeForm(request.POST, request.FILES) if sent else ResumeForm()
    if form.is_valid():
        content = form.cleaned_data["file"]
        attach_resume(application, by=request.user, content=content, kind=form.kind)
        messages.success(request, f"Résumé attached. {_who_reads(application)}")
        return redirect("admin:scorecards_application_change", application.pk)
    return admin_page(
        request,
        Application,
        "scorecards/openings/resume.html",
        "Résumé",
        status=422 if form.errors else 200,
        application=application,
        resume=Resume.objects.select_related("attached_by").of(application),
        who_reads=_who_reads(application),
        form=form,
    )


@never_cache
@needs(RIGHT)
def resume_file(request: MemberRequest, pk: int) -> FileResponse:
    application = _known(request, pk)
    try:
        resume = read_as_coordinator(application, by=request.user)
        file = resume_files.open_file(resume.file)
    except (NoResumeError, FileNotFoundError) as error:
        raise Http404 from error
    return resume_files.as_attachment(file, kind=resume.kind, name=resume.shown_name)


def _known(request: MemberRequest, pk: int) -> Application:
    known = Application.objects.readable_by(request.user)
    found: Application = get_object_or_404(
        known.select_related("candidate", "opening"), pk=pk
    )
    return found


def _who_reads(application: Application) -> str:
    if application.opening.interviewers_read_resume:
        return (
            "Interviewers can download it until they submit, if they are assigned or "
            "in the interview plan."
        )
    return "Interviewers can’t see it: the opening keeps résumés from them."

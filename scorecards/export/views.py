"""The export page, and a page for each export that is made in the background."""

import re
from datetime import timedelta
from typing import Any

import django_tasks_db.admin  # noqa: F401 - registers its pages
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html
from django_tasks_db.models import DBTaskResult

from glossary.admin_base.pages import admin_page, needs
from scorecards import export
from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.model_admin import link
from scorecards.export import jobs
from scorecards.export.forms import ExportForm
from scorecards.export.selection import Selection
from scorecards.models import ExportJob, Scorecard
from scorecards.workbooks.times import local

# The queue’s own pages would tell of everybody’s exports.
admin.site.unregister(DBTaskResult)

RIGHT = "scorecards.export_scorecard"
LATEST = 10
PATIENCE = timedelta(seconds=30)
MAX_PICKED = 20_000
MARK = re.compile("[0-9a-f-]{36}", re.ASCII)


@needs(RIGHT)
def export_page(request: MemberRequest) -> HttpResponseBase:
    """The address holds the filters; POST exports what it says."""
    form = ExportForm(request.GET, user=request.user)
    if request.method == "POST" and form.is_valid() and form.found:
        if not form.found.scorecards:
            form.add_error(None, "There is nothing to export. Choose other filters.")
        elif not form.found.is_at_once:
            return to_page_of(jobs.enqueue(request.user, form.selection))
        else:
            try:
                return _marked(request, export.download(request, form.selection))
            except export.TooManyRowsError as error:
                form.add_error(None, str(error))
    return _export_page(request, form)


def _marked(request: MemberRequest, answer: FileResponse) -> FileResponse:
    """Lets the page see that the file has come; a download tells it nothing else."""
    mark = request.POST.get("mark", "")
    if MARK.fullmatch(mark):
        answer.set_cookie(
            f"export-{mark}",
            "1",
            max_age=60,
            samesite="Strict",
            secure=request.is_secure(),
        )
    return answer


def _export_page(request: MemberRequest, form: ExportForm) -> HttpResponse:
    # htmx shows nothing that has an error status.
    status = 200 if form.is_valid() or request.htmx else 422
    context: dict[str, Any] = {"form": form, "found": form.found}
    response: HttpResponse
    if request.htmx:
        response = render(request, "scorecards/export/_found.html", context)
    else:
        context["jobs"] = ExportJob.objects.of(request.user)[:LATEST]
        response = admin_page(
            request,
            Scorecard,
            "scorecards/export/page.html",
            "Export scorecards",
            status=status,
            **context,
        )
    patch_vary_headers(response, ["HX-Request"])
    return response


def job_page(request: MemberRequest, pk: int) -> HttpResponse:
    """How far it is; POST cancels it."""
    job = load_job(request, pk)
    if request.method == "POST":
        if job.cancel():
            messages.info(request, "The export was cancelled.")
        else:
            messages.warning(request, "The export had already finished.")
        return to_page_of(job)
    jobs.settle(job)
    return _job_page(request, job)


def _job_page(
    request: MemberRequest, job: ExportJob, status: int = 200
) -> HttpResponse:
    overlooked = job.waits_for(longer_than=PATIENCE)
    shown = f"{job.state}-overlooked" if overlooked else job.state
    context: dict[str, Any] = {
        "job": job,
        "overlooked": overlooked,
        "shown": shown,
        # A screen reader says what changes: not the same again every two seconds.
        "is_news": request.htmx and request.GET.get("seen") != shown,
    }
    response: HttpResponse
    if request.htmx:
        template = "scorecards/export/_progress.html"
        response = render(request, template, context, status=status)
    else:
        response = admin_page(
            request,
            Scorecard,
            "scorecards/export/job.html",
            str(job),
            status=status,
            words=Selection.from_json(job.selection).in_words(),
            **context,
        )
    patch_vary_headers(response, ["HX-Request"])
    return response


def download_file(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The file, or the job’s page with why there is none any more."""
    job = load_job(request, pk)
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if job.is_unfinished:
        return to_page_of(job)
    try:
        file = jobs.open_file(job)
    except jobs.GoneError:  # the job says why
        return _job_page(request, job, status=410)
    selection = Selection.from_json(job.selection)
    return FileResponse(
        file,
        as_attachment=True,
        filename=selection.file_name(local(job.finished_at or job.created_at).date()),
        content_type=selection.format.content_type,
    )


def export_picked(request: Any, selection: Selection) -> HttpResponseBase | None:
    """What was picked in the list: at once, or in the background with a message.

    Raises `TooManyRowsError`.
    """
    number = len(selection.ids or ())
    if number > MAX_PICKED:
        page = link("scorecard_export", "export page")
        words = "That is more than {} scorecards. Use the {} instead."
        messages.warning(request, format_html(words, f"{MAX_PICKED:,}", page))
        return None
    if number <= settings.EXPORT_AT_ONCE:
        return export.download(request, selection)
    job = jobs.enqueue(request.user, selection)
    page = link("scorecard_export_job", "export’s page", job.pk)
    words = "Your export is being prepared. Follow it on the {}."
    messages.success(request, format_html(words, page))
    return None


def load_job(request: MemberRequest, pk: int) -> ExportJob:
    """One's own; those of others are for nobody else, superusers too."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    return get_object_or_404(
        ExportJob.objects.of(request.user).select_related("owner"), pk=pk
    )


def to_page_of(job: ExportJob) -> HttpResponseRedirect:
    page = reverse("admin:scorecards_scorecard_export_job", args=[job.pk])
    return HttpResponseRedirect(page)

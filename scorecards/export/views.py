"""The export page, and a page for each export that is made in the background."""

from datetime import timedelta
from typing import Any

import django_tasks_db.admin  # noqa: F401 - registers its pages
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html
from django_tasks_db.models import DBTaskResult

from scorecards import export
from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.model_admin import PageAdmin, link
from scorecards.export import jobs
from scorecards.export.forms import ExportForm
from scorecards.export.selection import Selection
from scorecards.models import ExportJob
from scorecards.workbooks.times import local

# The queue’s own pages would tell of everybody’s exports.
admin.site.unregister(DBTaskResult)

RIGHT = "scorecards.export_scorecard"
TEMPLATES = "scorecards/export"
LATEST = 10
PATIENCE = timedelta(seconds=30)
MOST_PICKED = 20_000


class ExportingAdmin(PageAdmin):
    """Scorecards, with pages that export them."""

    def get_urls(self) -> list[URLPattern]:
        views: dict[str, tuple[str, Any]] = {
            "": ("", self.export_view),
            "<int:pk>/": ("_job", self.export_job_view),
            "<int:pk>/download/": ("_download", self.export_download_view),
        }
        pages = [
            path(
                f"export/{address}",
                self.admin_site.admin_view(view),
                name=f"scorecards_scorecard_export{name}",
            )
            for address, (name, view) in views.items()
        ]
        return [*pages, *super().get_urls()]

    def export_view(self, request: MemberRequest) -> HttpResponseBase:
        """The address holds the filters; POST exports what it says."""
        check_right(request)
        form = ExportForm(request.GET.dict(), user=request.user)
        if request.method == "POST" and form.is_valid() and form.found:
            if not form.found.scorecards:
                form.add_error(None, "There is nothing to export.")
            elif not form.found.is_at_once:
                return to_page_of(jobs.enqueue(request.user, form.selection))
            else:
                try:
                    return export.download(request, form.selection)
                except export.TooManyRowsError as error:
                    form.add_error(None, str(error))
        return self._export_page(request, form)

    def _export_page(self, request: MemberRequest, form: ExportForm) -> HttpResponse:
        # htmx shows nothing that has an error status.
        status = 200 if form.is_valid() or request.htmx else 422
        context: dict[str, Any] = {"form": form, "found": form.found}
        if request.htmx:
            response = TemplateResponse(request, f"{TEMPLATES}/_found.html", context)
        else:
            context |= {
                **self._shared_context(request, "Export scorecards"),
                "jobs": ExportJob.objects.of(request.user)[:LATEST],
            }
            response = TemplateResponse(
                request, f"{TEMPLATES}/page.html", context, status=status
            )
        patch_vary_headers(response, ["HX-Request"])
        return response

    def export_job_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        """How far it is; POST cancels it."""
        job = load_job(request, pk)
        if request.method == "POST":
            if job.cancel():
                self.message_user(request, "The export was cancelled.")
            else:
                self.message_user(request, "It had come to an end.", messages.WARNING)
            return to_page_of(job)
        jobs.settle(job)
        return self._job_page(request, job)

    def _job_page(
        self, request: MemberRequest, job: ExportJob, status: int = 200
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
        if request.htmx:
            template = f"{TEMPLATES}/_progress.html"
        else:
            template = f"{TEMPLATES}/job.html"
            context |= {
                **self._shared_context(request, str(job)),
                "words": Selection.from_json(job.selection).in_words(),
            }
        response = TemplateResponse(request, template, context, status=status)
        patch_vary_headers(response, ["HX-Request"])
        return response

    def export_download_view(self, request: MemberRequest, pk: int) -> HttpResponseBase:
        """The file, or the job’s page with why there is none any more."""
        job = load_job(request, pk)
        if request.method == "POST":
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if job.is_unfinished:
            return to_page_of(job)
        try:
            file = jobs.open_file(job)
        except jobs.GoneError:  # the job says why
            return self._job_page(request, job, status=410)
        selection = Selection.from_json(job.selection)
        return FileResponse(
            file,
            as_attachment=True,
            filename=selection.file_name(
                local(job.finished_at or job.created_at).date()
            ),
            content_type=selection.format.content_type,
        )

    def export_picked(
        self, request: Any, selection: Selection
    ) -> HttpResponseBase | None:
        """What was picked in the list: at once, or in the background with a message.

        Raises `TooManyRowsError`.
        """
        number = len(selection.ids or ())
        if number > MOST_PICKED:
            page = link("scorecard_export", "export page")
            words = "These are more than {} scorecards: choose them on the {} instead."
            text = format_html(words, f"{MOST_PICKED:,}", page)
            self.message_user(request, text, messages.WARNING)
            return None
        if number <= settings.EXPORT_AT_ONCE:
            return export.download(request, selection)
        job = jobs.enqueue(request.user, selection)
        page = link("scorecard_export_job", "its page", job.pk)
        words = "The export is made in the background: {} says when it is ready."
        self.message_user(request, format_html(words, page), messages.SUCCESS)
        return None

    def _shared_context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "media": self.media,
        }


def check_right(request: MemberRequest) -> None:
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied


def load_job(request: MemberRequest, pk: int) -> ExportJob:
    """One's own; those of others are for nobody else, superusers too."""
    check_right(request)
    return get_object_or_404(
        ExportJob.objects.of(request.user).select_related("owner"), pk=pk
    )


def to_page_of(job: ExportJob) -> HttpResponseRedirect:
    page = reverse("admin:scorecards_scorecard_export_job", args=[job.pk])
    return HttpResponseRedirect(page)

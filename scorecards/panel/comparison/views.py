"""The candidates of an opening side by side, and question by question, by name."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode

from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.model_admin import WorkflowAdmin, link
from scorecards.models import Application, Kit, Opening
from scorecards.panel.comparison.anonymous import Progress, progress
from scorecards.panel.comparison.cells import read_answers
from scorecards.panel.comparison.choosing import ComparisonForm
from scorecards.panel.comparison.download import download
from scorecards.panel.comparison.heard import heard_of_all
from scorecards.panel.comparison.plates import Nameplate, named_plates
from scorecards.panel.comparison.queries import Material, read
from scorecards.panel.comparison.questions import asked_questions
from scorecards.panel.comparison.table import compare
from scorecards.panel.comparison.workbook import Shown
from scorecards.workflow import breaking_glass

READ = (
    "scorecards.view_opening",
    "scorecards.view_application",
    "scorecards.view_scorecard",
)
EXPORT = "scorecards.export_scorecard"
KEPT = ("kit", "names")  # of the address, from one of these pages to the next
TEMPLATES = "scorecards/panel/comparison"

Pages = dict[str, tuple[str, Callable[..., HttpResponseBase]]]


class ComparisonPages(WorkflowAdmin):
    """What the pages with names and those without have in common."""

    def pages_of_opening(self, pages: Pages) -> list[URLPattern]:
        """By the end of the address: the end of the name, and the view."""
        return [
            path(
                f"<int:pk>/{address}",
                self.admin_site.admin_view(view),
                name=f"scorecards_opening_{name}",
            )
            for address, (name, view) in pages.items()
        ]

    def table_page(
        self,
        request: MemberRequest,
        material: Material,
        plates: dict[int, Nameplate],
        **context: Any,
    ) -> HttpResponse:
        kit = chosen_kit(request, material)
        comparison = compare(material, kit, plates)
        form = ComparisonForm(request.GET, comparison.columns)
        context = {
            "title": "Comparison",
            "comparison": comparison,
            "form": form,
            "errors": [text for texts in form.errors.values() for text in texts],
            "lines": form.lines(comparison.rows),
            **self.shared_context(request, material, kit),
            **context,
        }
        status = 422 if form.errors else 200
        template = f"{TEMPLATES}/page.html"
        return TemplateResponse(request, template, context, status=status)

    def workbook(
        self,
        request: MemberRequest,
        material: Material,
        plates: dict[int, Nameplate],
        progress: Progress | None = None,
        **context: Any,
    ) -> HttpResponseBase:
        """The page as it is arranged; the page itself where it is not understood."""
        comparison = compare(material, chosen_kit(request, material), plates)
        form = ComparisonForm(request.GET, comparison.columns)
        if not form.is_valid():
            return self.table_page(
                request, material, plates, progress=progress, **context
            )
        shown = Shown(material, comparison, plates, form, progress)
        answer: FileResponse = download(shown, by=request.user)
        return answer

    def question_page(
        self,
        request: MemberRequest,
        material: Material,
        plates: dict[int, Nameplate],
        number: int,
        **context: Any,
    ) -> HttpResponse:
        """One more query than for the answers of all questions."""
        kit = chosen_kit(request, material)
        answers = read_answers(material.of_kit(kit))
        questions = asked_questions(material.opening, kit, answers)
        asked = next((each for each in questions if each.number == number), None)
        if asked is None:
            raise Http404
        context = {
            "title": f"Question {number} of {len(questions)}",
            "asked": asked,
            "questions": questions,
            "candidates": heard_of_all(material, asked, plates),
            **self.shared_context(request, material, kit),
            **context,
        }
        return TemplateResponse(request, f"{TEMPLATES}/question.html", context)

    def shared_context(
        self, request: MemberRequest, material: Material, kit: Kit
    ) -> dict[str, Any]:
        kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "opening": material.opening,
            "material": material,
            "kit": kit,
            "kept": kept,
            "query": f"?{urlencode(kept)}" if kept else "",
            "page_name": "admin:scorecards_opening_comparison",
        }


class ComparingAdmin(ComparisonPages):
    """Openings with a comparison each."""

    def get_urls(self) -> list[URLPattern]:
        pages: Pages = {
            "comparison/": ("comparison", self.comparison_view),
            "comparison/workbook/": ("comparison_workbook", self.workbook_view),
            "comparison/questions/<int:number>/": (
                "comparison_question",
                self.comparison_question_view,
            ),
        }
        return [*self.pages_of_opening(pages), *super().get_urls()]

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        columns = list(super().get_list_display(request))
        return (
            [*columns, "comparison_link"] if request.user.has_perms(READ) else columns
        )

    @admin.display(description="comparison")
    def comparison_link(self, opening: Opening) -> str:
        return link("opening_comparison", "Compare candidates", opening.pk)

    def comparison_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        """Fourteen queries at most, however many candidates there are."""
        material = read(load_opening(request, pk), request.user)
        if paused := self._paused(request, material):
            return paused
        note_views(request, material, "comparison")
        plates = named_plates(material.applications, debrief_address)
        return self.table_page(request, material, plates)

    def workbook_view(self, request: MemberRequest, pk: int) -> HttpResponseBase:
        """A query more for each question, however many candidates there are."""
        material = read(load_opening(request, pk, EXPORT), request.user)
        if paused := self._paused(request, material):
            return paused
        note_views(request, material, "comparison workbook")
        plates = named_plates(material.applications, debrief_address)
        return self.workbook(request, material, plates)

    def comparison_question_view(
        self, request: MemberRequest, pk: int, number: int
    ) -> HttpResponse:
        material = read(load_opening(request, pk), request.user)
        if paused := self._paused(request, material):
            return paused
        note_views(request, material, "comparison, one question")
        plates = named_plates(material.applications, debrief_address)
        return self.question_page(request, material, plates, number)

    def _paused(
        self, request: MemberRequest, material: Material
    ) -> HttpResponse | None:
        """Asks whoever reads without names whether they mean to see them now."""
        if request.GET.get("names"):
            return None
        begun = progress_of(request, material)
        if begun is None or begun.is_complete:
            return None
        context = {
            **self.shared_context(request, material, material.opening.kit),
            "title": "Reading without names",
            "progress": begun,
        }
        return TemplateResponse(request, f"{TEMPLATES}/paused.html", context)


def load_opening(request: MemberRequest, pk: int, *permissions: str) -> Opening:
    if not request.user.has_perms([*READ, *permissions]):
        raise PermissionDenied
    return get_object_or_404(Opening.objects.select_related("kit"), pk=pk)


def progress_of(request: MemberRequest, material: Material) -> Progress | None:
    return progress(
        material.opening, request.user, material.applications, material.readable
    )


def chosen_kit(request: HttpRequest, material: Material) -> Kit:
    """The opening's own, or the version asked for if scorecards of it can be read."""
    wanted = request.GET.get("kit")
    if not wanted:
        return material.opening.kit
    for kit in material.kits:
        if str(kit.version) == wanted:
            return kit
    raise Http404


def note_views(request: MemberRequest, material: Material, page: str) -> None:
    """No query unless something on the page is read through broken glass."""
    for application in material.through_glass:
        breaking_glass.note_view(request.user, application, page)


def debrief_address(application: Application) -> str:
    return reverse("admin:scorecards_application_debrief", args=[application.pk])

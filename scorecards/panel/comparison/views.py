"""The candidates of an opening side by side, and question by question, by name."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from glossary.admin_base.pages import admin_page
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, Kit, Opening
from scorecards.panel.comparison.anonymous import Progress, progress
from scorecards.panel.comparison.cells import read_answers
from scorecards.panel.comparison.choosing import ComparisonForm
from scorecards.panel.comparison.download import download
from scorecards.panel.comparison.heard import heard_of_all
from scorecards.panel.comparison.plates import Nameplate, named_plates
from scorecards.panel.comparison.queries import ComparisonData, read
from scorecards.panel.comparison.questions import asked_questions
from scorecards.panel.comparison.table import compare
from scorecards.panel.comparison.workbook import Shown
from scorecards.panel.opening_head import head
from scorecards.workflow import breaking_glass

READ = (
    "scorecards.view_opening",
    "scorecards.view_application",
    "scorecards.view_scorecard",
)
EXPORT = "scorecards.export_scorecard"
KEPT = ("kit", "names")  # of the address, from one of these pages to the next


def comparison(request: MemberRequest, pk: int) -> HttpResponse:
    """Fourteen queries at most, however many candidates there are."""
    material = read(load_opening(request, pk), request.user)
    if paused := _paused(request, material):
        return paused
    note_views(request, material, "comparison")
    plates = named_plates(material.applications, debrief_address)
    return table_page(request, material, plates)


def workbook(request: MemberRequest, pk: int) -> HttpResponseBase:
    """A query more for each question, however many candidates there are."""
    material = read(load_opening(request, pk, EXPORT), request.user)
    if paused := _paused(request, material):
        return paused
    note_views(request, material, "comparison workbook")
    plates = named_plates(material.applications, debrief_address)
    return workbook_of(request, material, plates)


def question(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    material = read(load_opening(request, pk), request.user)
    if paused := _paused(request, material):
        return paused
    note_views(request, material, "comparison, one question")
    plates = named_plates(material.applications, debrief_address)
    return question_page(request, material, plates, number)


def _paused(request: MemberRequest, material: ComparisonData) -> HttpResponse | None:
    """Asks whoever reads without names whether they mean to see them now."""
    if request.GET.get("names"):
        return None
    begun = progress_of(request, material)
    if begun is None or begun.is_complete:
        return None
    return comparison_page(
        request,
        material,
        material.opening.kit,
        "paused.html",
        title="Names hidden",
        progress=begun,
    )


def comparison_page(
    request: MemberRequest,
    material: ComparisonData,
    kit: Kit,
    template: str,
    *,
    title: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """What the pages with names and those without are rendered with."""
    kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    shared = {
        "opening": material.opening,
        "material": material,
        "kit": kit,
        "kept": kept,
        "query": f"?{urlencode(kept)}" if kept else "",
        "page_name": "admin:scorecards_opening_comparison",
        **head(material.opening, request.user, "comparison"),
    }
    return admin_page(
        request,
        Opening,
        f"scorecards/panel/comparison/{template}",
        title,
        status=status,
        **{**shared, **context},
    )


def table_page(
    request: MemberRequest,
    material: ComparisonData,
    plates: dict[int, Nameplate],
    *,
    title: str = "Comparison",
    **context: Any,
) -> HttpResponse:
    kit = chosen_kit(request, material)
    table = compare(material, kit, plates)
    form = ComparisonForm(request.GET, table.columns)
    return comparison_page(
        request,
        material,
        kit,
        "page.html",
        title=title,
        status=422 if form.errors else 200,
        comparison=table,
        form=form,
        errors=[text for texts in form.errors.values() for text in texts],
        lines=form.lines(table.rows),
        **context,
    )


def workbook_of(
    request: MemberRequest,
    material: ComparisonData,
    plates: dict[int, Nameplate],
    progress: Progress | None = None,
    **context: Any,
) -> HttpResponseBase:
    """The page as it is arranged; the page itself where it is not understood."""
    table = compare(material, chosen_kit(request, material), plates)
    form = ComparisonForm(request.GET, table.columns)
    if not form.is_valid():
        return table_page(request, material, plates, progress=progress, **context)
    shown = Shown(material, table, plates, form, progress)
    answer: FileResponse = download(shown, by=request.user)
    return answer


def question_page(
    request: MemberRequest,
    material: ComparisonData,
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
    return comparison_page(
        request,
        material,
        kit,
        "question.html",
        title=f"Question {number} of {len(questions)}",
        asked=asked,
        questions=questions,
        candidates=heard_of_all(material, asked, plates),
        **context,
    )


def load_opening(request: MemberRequest, pk: int, *permissions: str) -> Opening:
    if not request.user.has_perms([*READ, *permissions]):
        raise PermissionDenied
    known = Opening.objects.readable_by(request.user).select_related("kit", "role")
    opening: Opening = get_object_or_404(known, pk=pk)
    return opening


def progress_of(request: MemberRequest, material: ComparisonData) -> Progress | None:
    return progress(
        material.opening, request.user, material.applications, material.readable
    )


def chosen_kit(request: HttpRequest, material: ComparisonData) -> Kit:
    """The opening's own, or the version asked for if scorecards of it can be read."""
    wanted = request.GET.get("kit")
    if not wanted:
        return material.opening.kit
    for kit in material.kits:
        if material.key(kit) == wanted:
            return kit
    raise Http404


def note_views(request: MemberRequest, material: ComparisonData, page: str) -> None:
    """No query unless something on the page is read through broken glass."""
    for application in material.through_glass:
        breaking_glass.note_view(request.user, application, page)


def debrief_address(application: Application) -> str:
    return reverse("admin:scorecards_application_change", args=[application.pk])

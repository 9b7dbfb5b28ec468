"""The comparison without names: candidate 1, 2, … in an order drawn for the reader.

No address, title or text here has a name before all were looked at.
"""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from scorecards.accounts.login import MemberRequest
from scorecards.models import AnonymousPlace
from scorecards.panel.comparison.anonymous import (
    Progress,
    anonymous_plates,
    begin,
    look_at,
)
from scorecards.panel.comparison.candidate import read_candidate
from scorecards.panel.comparison.plates import Nameplate
from scorecards.panel.comparison.queries import ComparisonData, read
from scorecards.panel.comparison.views import (
    EXPORT,
    comparison_page,
    load_opening,
    note_views,
    progress_of,
    question_page,
    table_page,
    workbook_of,
)
from scorecards.workflow import breaking_glass

PAGE = "admin:scorecards_opening_comparison_anonymous"


def anonymous(request: MemberRequest, pk: int) -> HttpResponse:
    """POST draws the order, once; before that, GET explains what it does."""
    opening = load_opening(request, pk)
    if request.method == "POST":
        begin(opening, request.user)
        return redirect(PAGE, pk)
    material = read(opening, request.user)
    progress = progress_of(request, material)
    if progress is None:
        return comparison_page(
            request, material, opening.kit, "begin.html", title="Read without names"
        )
    note_views(request, material, "comparison without names")
    return table_page(
        request, material, _plates(material, progress), **_table(progress)
    )


def workbook(request: MemberRequest, pk: int) -> HttpResponseBase:
    """Having it is not looking at a candidate: names are as on the page."""
    material = read(load_opening(request, pk, EXPORT), request.user)
    progress = progress_of(request, material)
    if progress is None:
        return redirect(PAGE, pk)
    note_views(request, material, "comparison without names, workbook")
    return workbook_of(
        request, material, _plates(material, progress), **_table(progress)
    )


def question(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    material = read(load_opening(request, pk), request.user)
    progress = progress_of(request, material)
    if progress is None:
        return redirect(PAGE, pk)
    note_views(request, material, "comparison without names, one question")
    plates = _plates(material, progress)
    return question_page(request, material, plates, number, **_anonymous(progress))


def candidate(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Opening it is looking at the candidate, if there is something to read."""
    material = read(load_opening(request, pk), request.user)
    progress = progress_of(request, material)
    if progress is None:
        return redirect(PAGE, pk)
    place = progress.numbered(number)
    if place is None:
        raise Http404
    if place.application_id in material.readable:
        look_at(place)
        _note_view(request, material, place)
    return _candidate_page(request, material, progress, place)


def _candidate_page(
    request: MemberRequest,
    material: ComparisonData,
    progress: Progress,
    place: AnonymousPlace,
) -> HttpResponse:
    key = place.application_id
    plate = _plates(material, progress)[key]
    scorecards = [s for s in material.scorecards if s.candidacy == key]
    before, after = progress.beside(place.number)
    return comparison_page(
        request,
        material,
        material.opening.kit,
        "candidate.html",
        title=plate.label,
        plate=plate,
        withheld=key in material.withheld,
        scorecards=scorecards,
        candidate=read_candidate(scorecards, plate),
        before=before,
        after=after,
        **_anonymous(progress),
    )


def _plates(material: ComparisonData, progress: Progress) -> dict[int, Nameplate]:
    def address(number: int) -> str:
        page = "admin:scorecards_opening_comparison_anonymous_candidate"
        return reverse(page, args=[material.opening.pk, number])

    return anonymous_plates(material.applications, progress, address)


def _table(progress: Progress) -> dict[str, Any]:
    return {"title": "Comparison without names", **_anonymous(progress)}


def _anonymous(progress: Progress) -> dict[str, Any]:
    return {"progress": progress, "page_name": PAGE}


def _note_view(
    request: MemberRequest, material: ComparisonData, place: AnonymousPlace
) -> None:
    for application in material.through_glass:
        if application.pk == place.application_id:
            breaking_glass.note_view(
                request.user, application, "candidate without a name"
            )

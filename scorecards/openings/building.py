"""The builder: a coordinator puts together what an opening, or a round of it, asks."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.kits.area_pages import link_areas
from scorecards.kits.planned_questions import weights_differ
from scorecards.models import KitQuestion, Opening, PlanRound
from scorecards.openings.builder import WEIGHTS, Builder
from scorecards.workflow.building_kit import lock_role_of
from scorecards.workflow.locking import lock_opening


def rows(builder: Builder) -> Iterator[tuple[int, KitQuestion, int]]:
    for place, (question, weight) in enumerate(builder.questions, start=1):
        yield place, question, weight


@needs("scorecards.change_opening")
def build(request: MemberRequest, pk: int, number: int = 0) -> HttpResponse:
    """Of the opening, or of that round of its plan, which has a kit of its own."""
    known = Opening.objects.select_related("kit", "role__industry")
    opening = get_object_or_404(known, pk=pk)
    planned = _round(opening, number) if number else None
    if planned and planned.kit_id in (None, opening.kit_id):
        return redirect("admin:scorecards_opening_build", pk)
    if request.POST.get("do") == "save":
        return _save(request, opening, planned)
    data = request.POST if request.method == "POST" else None
    builder = Builder(opening, request.user, data, planned)
    if builder.done == "check":
        return JsonResponse(builder.remarks)
    return _page(request, builder)


def _round(opening: Opening, number: int) -> PlanRound:
    rounds = PlanRound.objects.select_related("kit").filter(opening=opening)
    planned: PlanRound = get_object_or_404(rounds, number=number)
    planned.opening = opening
    return planned


@in_transaction
def _save(
    request: MemberRequest, opening: Opening, planned: PlanRound | None
) -> HttpResponse:
    """Compared with what the opening asks behind its lock."""
    lock_role_of(opening, planned.asks if planned else opening.kit)
    current = lock_opening(opening)
    planned = planned and _round(current, planned.number)
    builder = Builder(current, request.user, request.POST, planned)
    if builder.errors or not builder.save():
        return _page(request, builder)
    done = _summary(builder)
    log_change(request, builder.opening, done)
    messages.success(request, done)
    if planned:
        return redirect("admin:scorecards_opening_plan", opening.pk)
    return redirect("admin:scorecards_opening_change", opening.pk)


def _summary(builder: Builder) -> str:
    weights = [weight for _, weight in builder.questions]
    weighed = f", with weights {', '.join(map(str, weights))}"
    return (
        f"{builder.planned or 'The opening'} asks {len(weights)} questions in "
        f"{builder.minutes} minutes"
        f"{weighed if weights_differ(weights) else ''}."
    )


def _page(request: MemberRequest, builder: Builder) -> HttpResponse:
    planned = builder.planned
    lines = list(rows(builder))
    shown = [question for _, question, _ in lines]
    link_areas([*shown, *(each.question for each in builder.found)], request.user)
    return admin_page(
        request,
        Opening,
        "scorecards/openings/build.html",
        f"Put together the questions{f' of round {planned.number}' if planned else ''}",
        status=409 if builder.overtaken else 422 if builder.errors else 200,
        opening=builder.opening,
        planned=planned,
        builder=builder,
        lines=lines,
        weights=WEIGHTS,
        fixed_because=builder.fixed_because,
    )


@needs("scorecards.change_opening")
@require_safe
def older_page(request: MemberRequest, pk: int) -> HttpResponse:
    """Where questions were chosen before there was the builder; kept for bookmarks."""
    return redirect("admin:scorecards_opening_build", pk, permanent=True)

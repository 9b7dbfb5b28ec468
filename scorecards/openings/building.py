"""The builder: a coordinator puts together what one opening asks."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.kits.planned_questions import weights_differ
from scorecards.models import KitQuestion, Opening
from scorecards.openings.builder import WEIGHTS, Builder


def rows(builder: Builder) -> Iterator[tuple[int, KitQuestion, int]]:
    for place, (question, weight) in enumerate(builder.questions, start=1):
        yield place, question, weight


@needs("scorecards.change_opening")
def build(request: MemberRequest, pk: int) -> HttpResponse:
    known = Opening.objects.select_related("kit", "role__industry")
    opening = get_object_or_404(known, pk=pk)
    data = request.POST if request.method == "POST" else None
    builder = Builder(opening, request.user, data)
    if builder.done == "check":
        return JsonResponse(builder.remarks)
    if builder.done == "save" and not builder.errors and _save(request, builder):
        return redirect("admin:scorecards_opening_change", pk)
    return admin_page(
        request,
        Opening,
        "scorecards/openings/build.html",
        "Put together the questions",
        status=422 if builder.errors else 200,
        opening=opening,
        builder=builder,
        lines=list(rows(builder)),
        weights=WEIGHTS,
        fixed_because=builder.fixed_because,
    )


@in_transaction
def _save(request: MemberRequest, builder: Builder) -> bool:
    if not builder.save():
        return False
    opening, number = builder.opening, len(builder.questions)
    weights = [weight for _, weight in builder.questions]
    weighed = f", with weights {', '.join(map(str, weights))}"
    done = (
        f"The opening asks {number} questions in {builder.minutes} minutes"
        f"{weighed if weights_differ(weights) else ''}."
    )
    log_change(request, opening, done)
    messages.success(request, done)
    return True


@needs("scorecards.change_opening")
def older_page(request: MemberRequest, pk: int) -> HttpResponse:
    """Where questions were chosen before there was the builder; kept for bookmarks."""
    return redirect("admin:scorecards_opening_build", pk, permanent=True)

"""The debrief for an interviewer who has submitted, where the opening allows it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard
from scorecards.panel.debrief.chart import legend_marks, strips
from scorecards.panel.debrief.page import build_debrief
from scorecards.panel.debrief.queries import (
    OwnScorecardToDoError,
    read,
    visible_scorecards,
)
from scorecards.workflow import breaking_glass


def may_read_debrief(scorecard: Scorecard) -> bool:
    """What the opening allows; the page asks whether they have another to submit."""
    allows: bool = scorecard.application.opening.interviewers_read_debrief
    return scorecard.is_submitted and allows


@never_cache
@require_safe
def own_debrief(request: MemberRequest, pk: int) -> HttpResponse:
    """403, with what to do, while they have another to submit for the candidate."""
    own = Scorecard.objects.of(request.user).select_related(
        "application__candidate",
        "application__opening__kit",
        "application__merged_into__opening__kit",
        "kit",
    )
    card = get_object_or_404(own, pk=pk)
    if not may_read_debrief(card):
        raise Http404
    application = card.application.merged_into or card.application
    context: dict[str, Any] = {"scorecard": card, "application": application}
    try:
        visible = visible_scorecards(application, request.user)
    except OwnScorecardToDoError as error:
        context["to_do"] = error.to_do
        return render(request, "scorecards/interview/debrief.html", context, status=403)
    if any(each.is_to_do for each in visible):
        breaking_glass.note_view(request.user, application, "debrief")
    shown = build_debrief(read(application, visible))
    order = "kit" if request.GET.get("order") == "kit" else "spread"
    marks = legend_marks(column.letter for column in shown.columns)
    rows = shown.matrix.in_order(order)  # type: ignore[arg-type] # one of the two
    context |= {
        "page": reverse("own_debrief", args=[card.pk]),
        "on_site": True,
        "debrief": shown,
        "rows": rows,
        "order": order,
        "strips": strips(rows),
        "legend": list(zip(shown.columns, marks, strict=True)),
        "own": shown.rated_again_by(request.user),
        "unfolded": request.GET.get("open", ""),
    }
    return render(request, "scorecards/interview/debrief.html", context)

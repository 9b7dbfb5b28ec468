"""What the interviewer sees of a scorecard that was reopened."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard, SubmittedVersion
from scorecards.panel.report.asked import closed_requests
from scorecards.panel.report.versions import history_of


def last_reopening(scorecard: Scorecard) -> SubmittedVersion | None:
    """Who reopened it and why, until it is submitted again. At most one query."""
    if scorecard.version == 1 or scorecard.is_submitted:
        return None
    kept = scorecard.submitted_versions.select_related("reopened_by")
    last: SubmittedVersion | None = kept.order_by("number").last()
    return last


@never_cache
@require_safe
def scorecard_history(request: MemberRequest, pk: int) -> HttpResponse:
    own = Scorecard.objects.of(request.user).select_related(
        "application__candidate", "application__opening", "kit"
    )
    scorecard = get_object_or_404(own, pk=pk)
    context = {
        "scorecard": scorecard,
        "versions": history_of(scorecard),
        "requests": closed_requests(scorecard, request.user),
    }
    return render(request, "scorecards/interview/history.html", context)

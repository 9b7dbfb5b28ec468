"""The page on which an interviewer discards a scorecard started by mistake."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scorecards.accounts.login import MemberRequest
from scorecards.models import BegunError, Scorecard
from scorecards.workflow.discarding import discard, is_blank


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def discard_scorecard(request: MemberRequest, pk: int) -> HttpResponse:
    own = Scorecard.objects.of(request.user).unfinished()
    card = get_object_or_404(
        own.select_related("application__candidate", "application__opening", "kit"),
        pk=pk,
    )
    blank = is_blank(card)
    if request.method == "POST":
        try:
            discard(card, by=request.user)
        except BegunError:
            blank = False
        except Scorecard.DoesNotExist as error:
            raise Http404 from error
        else:
            candidate = card.application.candidate
            messages.success(request, f"Scorecard for {candidate} discarded.")
            return redirect("my_scorecards")
    return render(
        request,
        "scorecards/interview/discard.html",
        {"scorecard": card, "blank": blank},
        status=409 if request.method == "POST" else 200,
    )

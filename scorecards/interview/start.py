"""The page that starts a scorecard: for which candidate, role and level."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from scorecards.accounts.login import MemberRequest
from scorecards.interview.start_form import StartForm
from scorecards.people.field import NEW


@never_cache
@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("scorecards.add_scorecard", raise_exception=True)
def start_scorecard(request: MemberRequest) -> HttpResponse:
    """GET with role and level previews their kit, as do the buttons; POST starts."""
    interviewer = request.user
    if meant := request.POST.get("meant"):
        typed = {**request.POST.dict(), "role": meant}
        form = StartForm(initial=typed, interviewer=interviewer)
    elif chosen := request.POST.get("chosen"):
        form = StartForm(initial={"candidate": chosen}, interviewer=interviewer)
    elif "picked" in request.POST:
        form = StartForm.of_whoever_was_picked(request.POST.dict(), interviewer)
    elif request.POST.keys() & {"preview", "who"}:
        form = StartForm(initial=request.POST.dict(), interviewer=interviewer)
    elif request.method == "POST":
        form = StartForm(request.POST, interviewer=interviewer)
        if form.is_valid() and (scorecard := form.start()):
            return redirect("scorecard", scorecard.pk)
    else:
        form = StartForm(initial=request.GET.dict(), interviewer=interviewer)
    context: dict[str, Any] = {"form": form, "new": NEW}
    if request.htmx and "who" in request.POST:
        return render(request, "scorecards/interview/_who_to_meet.html", context)
    if request.htmx:
        applied = form.is_of_application
        context |= {"level_too": applied or form.titled_level, "role_too": applied}
        return render(request, "scorecards/interview/_kit_preview.html", context)
    return render(
        request,
        "scorecards/interview/start.html",
        context,
        status=422 if form.errors else 200,
    )

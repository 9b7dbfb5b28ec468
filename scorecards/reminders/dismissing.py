"""An interviewer stops the reminders for one scorecard, and says why."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard
from scorecards.workflow.stopping_reminders import start_reminders, stop_reminders

OVER = "This scorecard was submitted or withdrawn. You get no more reminders for it."


class DismissForm(forms.Form):
    reason = forms.CharField(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Coordinators see this. Example: “The interview was called off.”",
        error_messages={"required": "Explain why you don’t need reminders."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("dismiss", "Stop reminders"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: MemberRequest, pk: int) -> HttpResponse:
    """Stop the reminders with a reason, or start them again if they are stopped."""
    to_do = Scorecard.objects.of(request.user).to_do()
    card = get_object_or_404(
        to_do.select_related("application__candidate", "application__opening"), pk=pk
    )
    if "resume" in request.POST:
        return _done(request, card, "Reminders are on again.")
    form = DismissForm(request.POST or None)
    if form.is_valid():
        said = "Reminders stopped. You still have to submit the scorecard."
        return _done(request, card, said, form.cleaned_data["reason"])
    return render(
        request,
        "scorecards/reminders/page.html",
        {"form": form, "scorecard": card},
        status=422 if form.errors else 200,
    )


def _done(
    request: MemberRequest, card: Scorecard, said: str, reason: str = ""
) -> HttpResponse:
    try:
        if reason:
            stop_reminders(card, by=request.user, reason=reason)
        else:
            start_reminders(card, by=request.user)
    except Scorecard.DoesNotExist:
        messages.info(request, OVER)
    else:
        messages.success(request, said)
    return redirect("my_scorecards")

"""An interviewer stops the reminders for one scorecard, and says why."""

from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard


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
    owed = Scorecard.objects.of(request.user).owed()
    card = get_object_or_404(
        owed.select_related("application__candidate", "application__opening"), pk=pk
    )
    if "resume" in request.POST:
        if _dismiss(card, None, ""):
            messages.success(request, "Reminders are on again.")
        return redirect("my_scorecards")
    form = DismissForm(request.POST or None)
    if form.is_valid() and _dismiss(card, timezone.now(), form.cleaned_data["reason"]):
        messages.success(
            request, "Reminders stopped. You still have to submit the scorecard."
        )
        return redirect("my_scorecards")
    return render(
        request,
        "scorecards/reminders/page.html",
        {"form": form, "scorecard": card},
        status=422 if form.errors else 200,
    )


def _dismiss(card: Scorecard, moment: datetime | None, reason: str) -> bool:
    """One UPDATE. False where nothing is left to remind of: it was withdrawn."""
    there = Scorecard.objects.filter(pk=card.pk)
    return bool(
        there.update(reminders_dismissed_at=moment, reminders_dismissed_reason=reason)
    )

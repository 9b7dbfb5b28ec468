"""The page on which an interviewer corrects the name of somebody they added."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard
from scorecards.models.people import MAX_NAME_LENGTH, validate_name
from scorecards.workflow.renaming import correct_spelling, may_correct_spelling


class NameForm(forms.Form):
    name = forms.CharField(
        label="Candidate’s name",
        max_length=MAX_NAME_LENGTH,
        validators=[validate_name],
        error_messages={"required": "Enter the name."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("save", "Save name"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def candidate_name(request: MemberRequest, pk: int) -> HttpResponse:
    own = Scorecard.objects.of(request.user).select_related("application__candidate")
    card = get_object_or_404(own, pk=pk)
    candidate = card.application.candidate
    if not may_correct_spelling(card, candidate):
        raise Http404
    form = NameForm(
        request.POST if request.method == "POST" else None,
        initial={"name": candidate.name},
    )
    if form.is_valid():
        name = form.cleaned_data["name"]
        if correct_spelling(card, name=name, by=request.user):
            messages.success(request, "Name corrected.")
        return redirect("scorecard", card.pk)
    return render(
        request,
        "scorecards/interview/candidate_name.html",
        {"scorecard": card, "form": form},
        status=422 if form.errors else 200,
    )

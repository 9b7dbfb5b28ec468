"""The page on which an interviewer corrects the name of somebody they added."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from glossary.admin_base.revisions import RevisedForm
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard
from scorecards.models.people import MAX_NAME_LENGTH, validate_name
from scorecards.workflow.locking import locked_candidates
from scorecards.workflow.renaming import correct_spelling, may_correct_spelling


class NameForm(RevisedForm, forms.Form):
    name = forms.CharField(
        label="Candidate’s name",
        max_length=MAX_NAME_LENGTH,
        validators=[validate_name],
        error_messages={"required": "Enter the name."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.add_input(Submit("save", "Save name"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def candidate_name(request: MemberRequest, pk: int) -> HttpResponse:
    own = Scorecard.objects.kept_by(request.user)
    card = get_object_or_404(own.select_related("application__candidate"), pk=pk)
    if not may_correct_spelling(card, card.application.candidate):
        raise Http404
    return _correct(request, card)


@in_transaction
def _correct(request: MemberRequest, card: Scorecard) -> HttpResponse:
    """Compared with the name as it is behind the lock."""
    candidate = card.application.candidate
    if request.method == "POST":
        candidate = locked_candidates([candidate.pk])[candidate.pk]
    form = NameForm(
        request.POST if request.method == "POST" else None,
        initial={"name": candidate.name},
    )
    if form.is_valid():
        name = form.cleaned_data["name"]
        try:
            is_new = correct_spelling(card, name=name, by=request.user)
        except PermissionDenied as error:  # submitted or declined meanwhile
            raise Http404 from error
        if is_new:
            messages.success(request, "Name corrected.")
        return redirect("scorecard", card.pk)
    return render(
        request,
        "scorecards/interview/candidate_name.html",
        {"scorecard": card, "form": form},
        status=409 if form.overtaken else 422 if form.errors else 200,
    )

"""The page on which an interviewer passes a topic on to later rounds."""

import re
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from glossary.admin_base.revisions import RevisedForm
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.interview.withdrawn import gone
from scorecards.models import PassedNote, PlanRound, Scorecard
from scorecards.models.passed_note import MAX_LENGTH
from scorecards.models.prepared import Prepared
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.passing_note import (
    NothingHeardError,
    may_pass_note,
    pass_note,
    passed_by,
    take_back_note,
)

RATING = re.compile(
    r"\b[1-5]\s*(?:/|out of)\s*5\b|\bstrong (?:yes|no)\b", re.IGNORECASE
)


class PassNoteForm(RevisedForm, forms.Form):
    text = forms.CharField(
        label="Topic to ask about",
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=(
            "A topic, not a judgement: leave out ratings and what you think of the "
            "candidate. Example: “Ask who decided at the audit in Basel; we ran out of "
            "time.”"
        ),
        error_messages={"required": "Write what to ask about."},
    )

    def __init__(self, *args: Any, known: PassedNote | None, **kwargs: Any) -> None:
        kwargs["initial"] = {"text": known.text if known else ""}
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.add_input(Submit("pass", "Save note" if known else "Pass on note"))

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if RATING.search(text):
            raise ValidationError(
                "This note has a rating or recommendation. Name only what to ask about."
            )
        return text


@Prepared
def _last_round(opening: int) -> QuerySet[Any, Any]:
    rounds = PlanRound.objects.filter(opening=opening).order_by("-number")
    return rounds.values_list("number")[:1]


def is_offered(card: Scorecard) -> bool:
    """Whether a later round may follow, by the plan alone. At most one query."""
    opening = card.application.opening
    if not may_pass_note(card) or opening.self_started:
        return False
    planned = _last_round.rows(card.application.opening_id)
    return not planned or planned[0][0] > card.round


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pass_on_note(request: MemberRequest, pk: int) -> HttpResponse:
    """POST passes it on, or takes it back."""
    own = Scorecard.objects.kept_by(request.user)
    own = own.select_related("application__candidate", "application__opening", "kit")
    card = get_object_or_404(own, pk=pk)
    if not is_offered(card):
        raise Http404
    try:
        return _answer(request, card)
    except (NothingHeardError, Scorecard.DoesNotExist):
        return gone(request, [request.POST.get("text", "")])


@in_transaction
def _answer(request: MemberRequest, card: Scorecard) -> HttpResponse:
    """Compared with the note as it is behind the lock."""
    sent = request.POST if request.method == "POST" else None
    if sent is not None:
        locked_scorecard(card.pk)
    known = passed_by(card)
    if sent is not None and "take_back" in sent:
        take_back_note(card, by=request.user)
        messages.success(request, "Note taken back.")
        return redirect("scorecard", card.pk)
    form = PassNoteForm(sent, known=known)
    if form.is_valid():
        pass_note(card, by=request.user, text=form.cleaned_data["text"])
        messages.success(request, "Note passed on to the interviewers of later rounds.")
        return redirect("scorecard", card.pk)
    return render(
        request,
        "scorecards/interview/pass_note.html",
        {"scorecard": card, "form": form, "known": known},
        status=409 if form.overtaken else 422 if form.errors else 200,
    )

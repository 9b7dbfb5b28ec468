"""The page on which an interviewer asks for a submitted scorecard back."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scorecards.accounts.login import MemberRequest
from scorecards.models import ReopenRequest, Scorecard
from scorecards.models.prepared import Prepared
from scorecards.text.display_names import display_name
from scorecards.workflow.asking_to_reopen import (
    RIGHT,
    NotAskedError,
    ask_to_reopen,
    take_back_request,
)
from scorecards.workflow.reopening import NotSubmittedError

MAX_NAMED = 3
NAMES = ("username", "first_name", "last_name")
ANSWERED = "Your request was answered meanwhile. The scorecard’s page says how."

_APP, _, _RIGHT = RIGHT.partition(".")


@Prepared
def _able() -> QuerySet[Any, Any]:
    """As `with_perm` finds them, without its subquery."""
    right = {"codename": _RIGHT, "content_type__app_label": _APP}
    by_group = Q(**{f"groups__permissions__{key}": right[key] for key in right})
    by_self = Q(**{f"user_permissions__{key}": right[key] for key in right})
    people = User.objects.filter(by_group | by_self, is_active=True).distinct()
    names = people.order_by("first_name", "last_name", "pk").values_list("pk", *NAMES)
    return names[: MAX_NAMED + 2]  # the interviewer may be one of them


class AskForm(forms.Form):
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Example: “I put my notes for question 2 under question 3.”",
        error_messages={"required": "Explain what you want to change."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.add_input(Submit("ask", "Ask to reopen"))


def who_can_reopen(interviewer: int) -> str:
    """In words; the same whoever has a scorecard. One query."""
    found = [names for key, *names in _able.rows() if key != interviewer]
    people = [User(**dict(zip(NAMES, each, strict=True))) for each in found]
    names = [display_name(each) for each in people[:MAX_NAMED]]
    if len(found) > MAX_NAMED:
        names.append("another coordinator")
    *first, last = names or ["an administrator"]
    return f"{', '.join(first)} or {last}" if first else last


def last_request(scorecard: Scorecard) -> ReopenRequest | None:
    """The open one, or the one that was declined last. One query."""
    asked = ReopenRequest.objects.filter(scorecard=scorecard)
    last = asked.select_related("closed_by").order_by("pk").last()
    shown = ("", ReopenRequest.Outcome.DECLINED)
    return last if last and last.outcome in shown else None


def asked_about(scorecard: Scorecard) -> dict[str, Any]:
    """For the page of a submitted scorecard. Two queries."""
    return {
        "asked": last_request(scorecard),
        "who": who_can_reopen(scorecard.interviewer_id),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_reopening(request: MemberRequest, pk: int) -> HttpResponse:
    """POST asks, or takes back what was asked."""
    own = Scorecard.objects.of(request.user).submitted()
    own = own.select_related("application__candidate", "application__opening", "kit")
    card = get_object_or_404(own, pk=pk)
    if "take_back" in request.POST:
        return _take_back(request, card)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _ask(request, card, form.cleaned_data["reason"])
    context = {"scorecard": card, "form": form, **asked_about(card)}
    return render(
        request,
        "scorecards/interview/ask_to_reopen.html",
        context,
        status=422 if form.errors else 200,
    )


def _ask(request: MemberRequest, card: Scorecard, reason: str) -> HttpResponse:
    try:
        ask_to_reopen(card, by=request.user, reason=reason)
    except NotSubmittedError:
        messages.info(request, "The scorecard has been reopened. You can change it.")
    else:
        who = who_can_reopen(request.user.pk)
        messages.success(request, f"Request sent. {capfirst(who)} can answer it.")
    return redirect("scorecard", card.pk)


def _take_back(request: MemberRequest, card: Scorecard) -> HttpResponse:
    try:
        take_back_request(card, by=request.user)
    except NotAskedError:
        messages.info(request, ANSWERED)
    else:
        messages.success(request, "Request taken back. The scorecard stays locked.")
    return redirect("scorecard", card.pk)

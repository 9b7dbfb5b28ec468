"""Requests to reopen a scorecard, for whoever may answer them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, needs
from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.reasons import ReasonForm
from scorecards.models import ReopenRequest, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.text.display_names import display_name
from scorecards.workflow.asking_to_reopen import (
    RIGHT,
    NotAskedError,
    decline_request,
)

RIGHTS = (RIGHT, "scorecards.view_scorecard")
SHOWN = 10


class KeepLockedForm(ReasonForm):
    missing = "Explain why the scorecard stays locked."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Answer"
        self.fields["reason"].help_text = "The interviewer reads it."


def open_requests(user: User, **about: Any) -> list[ReopenRequest]:
    """Those that this person may answer, the oldest first; one query at most.

    Nobody hears of a scorecard here that is hidden from them. Asked request by
    request: they are few, and the scorecards are not.
    """
    if not user.has_perms(RIGHTS):
        return []
    answerable = _answerable(user).filter(pk=OuterRef("scorecard"))
    known = ReopenRequest.objects.filter(Exists(answerable), outcome="", **about)
    known = known.select_related(
        "scorecard__interviewer",
        "scorecard__application__candidate",
        "scorecard__application__opening",
    )
    return list(known.order_by("pk")[:SHOWN])


def closed_requests(scorecard: Scorecard, reader: User) -> list[ReopenRequest]:
    """The newest first, for its interviewer and for who could answer one.

    Hand it a scorecard that they may read. One query at most.
    """
    if scorecard.interviewer_id != reader.pk and not reader.has_perms(RIGHTS):
        return []
    closed = ReopenRequest.objects.filter(scorecard=scorecard).exclude(outcome="")
    return list(closed.select_related("closed_by").order_by("-pk")[:SHOWN])


def _answerable(user: User) -> ScorecardQuerySet:
    known = Scorecard.objects.visible_to(user).submitted()
    answerable: ScorecardQuerySet = known.exclude(interviewer=user)
    return answerable


@needs(*RIGHTS)
def keep_locked(request: MemberRequest, pk: int) -> HttpResponse:
    """Declines the request, with an answer to the interviewer."""
    known = _answerable(request.user).select_related(
        "application__candidate", "application__opening", "interviewer"
    )
    card = get_object_or_404(known, pk=pk)
    form = KeepLockedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            decline_request(card, by=request.user, answer=form.cleaned_data["reason"])
        except NotAskedError:
            form.add_error(None, "The request has been answered or taken back.")
        else:
            name = display_name(card.interviewer)
            messages.success(request, f"Request declined. {name} reads your answer.")
            return redirect("admin:scorecards_scorecard_change", card.pk)
    asked = ReopenRequest.objects.filter(scorecard=card, outcome="").first()
    return admin_page(
        request,
        Scorecard,
        "scorecards/panel/report/keep_locked.html",
        "Decline to reopen a scorecard",
        status=422 if form.errors else 200,
        form=form,
        scorecard=card,
        asked=asked,
        interviewer=display_name(card.interviewer),
        may_confirm=asked is not None,
    )

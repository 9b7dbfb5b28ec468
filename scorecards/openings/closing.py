"""Closing an opening, with what is still to do there, and opening it again."""

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.models import Opening, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.text.display_names import display_name
from scorecards.workflow.closing_opening import close_opening, reopen_opening

RIGHT = "scorecards.change_opening"
MAX_NAMED = 30
END, KEEP = "end", "keep"


class CloseForm(forms.Form):
    """Asks what becomes of the scorecards, where some are to do."""

    scorecards = forms.ChoiceField(
        label="Scorecards still to do",
        choices=[
            (END, "End them: nobody waits for them any more"),
            (KEEP, "Let the interviewers finish them"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens to these scorecards."},
    )


def to_do_in(opening: Opening, user: User) -> ScorecardQuerySet:
    """As far as the person arranges them."""
    to_do = Scorecard.objects.arranged_by(user).to_do()
    return to_do.filter(application__opening=opening).select_related(
        "application__candidate"
    )


@needs(RIGHT)
def close(request: MemberRequest, pk: int) -> HttpResponse:
    opening = get_object_or_404(Opening.objects.readable_by(request.user), pk=pk)
    to_do = to_do_in(opening, request.user).order_by("application", "round", "pk")
    number = to_do.count()
    form = CloseForm(request.POST if request.method == "POST" else None)
    if not number:
        del form.fields["scorecards"]
    if form.is_valid():
        _close(request, opening, ends=form.cleaned_data.get("scorecards") == END)
        return redirect("admin:scorecards_opening_place", pk)
    return admin_page(
        request,
        Opening,
        "scorecards/openings/close.html",
        "Close opening",
        status=422 if form.errors else 200,
        opening=opening,
        number=number,
        to_do=[(display_name(each.interviewer), each) for each in to_do[:MAX_NAMED]],
        form=form,
        has_own=to_do.filter(interviewer=request.user).exists(),
        may_confirm=opening.closed_at is None,
    )


@in_transaction
def _close(request: MemberRequest, opening: Opening, *, ends: bool) -> None:
    if not close_opening(opening, by=request.user, end_scorecards=ends):
        messages.warning(request, f"{opening} is closed already.")
        return
    done = "Opening closed."
    if ends:
        done += " Scorecards that were still to do have ended."
    log_change(request, opening, done)
    messages.success(request, done)


@needs(RIGHT)
def reopen(request: MemberRequest, pk: int) -> HttpResponse:
    opening = get_object_or_404(Opening.objects.readable_by(request.user), pk=pk)
    if request.method == "POST":
        _reopen(request, opening)
        return redirect("admin:scorecards_opening_place", pk)
    return admin_page(
        request,
        Opening,
        "scorecards/openings/reopen.html",
        "Reopen opening",
        opening=opening,
        may_confirm=bool(opening.closed_at) and not opening.self_started,
    )


@in_transaction
def _reopen(request: MemberRequest, opening: Opening) -> None:
    if not reopen_opening(opening, by=request.user):
        messages.warning(request, f"{opening} can’t be reopened.")
        return
    done = "Opening reopened. Scorecards that had ended are to do again."
    log_change(request, opening, done)
    messages.success(request, done)

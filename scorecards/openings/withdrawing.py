"""Who fills a scorecard for an application, and taking an assignment back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, LockedError, Scorecard
from scorecards.text.display_names import display_name
from scorecards.workflow.withdrawing import restore, withdraw

OWN = "You can’t withdraw your own scorecard. Ask another coordinator."


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        help_text="Kept in the history of the application.",
        error_messages={"required": "Explain why you are withdrawing the scorecard."},
    )

    def __init__(self, *args: Any, scorecard: Scorecard, **kwargs: Any) -> None:
        self.scorecard = scorecard
        super().__init__(*args, **kwargs)

    def withdraw(self, by: User) -> Scorecard | None:
        """What was withdrawn; None where the form says why not."""
        reason = self.cleaned_data["reason"]
        try:
            return withdraw(self.scorecard, by=by, reason=reason)
        except LockedError:
            self.add_error(
                None,
                "The scorecard was submitted or withdrawn meanwhile. Reload the page.",
            )
        except PermissionDenied:
            self.add_error(None, OWN)
        except Scorecard.DoesNotExist:
            self.add_error(None, "This scorecard has already been withdrawn.")
        return None


@needs("scorecards.assign_scorecard")
def withdraw_scorecard(
    request: MemberRequest, application: int, scorecard: int
) -> HttpResponse:
    card = _of(request, application, scorecard)
    form = WithdrawForm(
        request.POST if request.method == "POST" else None, scorecard=card
    )
    if form.is_valid() and _withdraw(request, form):
        return redirect("admin:scorecards_application_change", application)
    return admin_page(
        request,
        Application,
        "scorecards/openings/withdraw.html",
        "Withdraw a scorecard",
        status=422 if form.errors else 200,
        application=card.application,
        scorecard=card,
        interviewer=display_name(card.interviewer),
        may_confirm=not card.is_locked or card.is_declined,
        form=form,
    )


@needs("scorecards.assign_scorecard")
def restore_scorecard(
    request: MemberRequest, application: int, scorecard: int
) -> HttpResponse:
    """Undoes the withdrawal of one with content."""
    card = _of(request, application, scorecard)
    refusal = ""
    if request.method == "POST":
        try:
            _restore(request, card)
            return redirect("admin:scorecards_application_change", application)
        except LockedError:
            refusal = "This scorecard is not withdrawn any more."
        except PermissionDenied:
            refusal = "You can’t undo this for your own scorecard. Ask a coordinator."
    return admin_page(
        request,
        Application,
        "scorecards/openings/restore.html",
        "Undo the withdrawal of a scorecard",
        status=422 if refusal else 200,
        application=card.application,
        scorecard=card,
        interviewer=display_name(card.interviewer),
        may_confirm=card.is_withdrawn,
        refusal=refusal,
    )


def _of(request: MemberRequest, application: int, scorecard: int) -> Scorecard:
    known = Scorecard.objects.arranged_by(request.user)
    card: Scorecard = get_object_or_404(known, pk=scorecard)
    if card.application_id != application:
        raise Http404
    return card


@in_transaction
def _restore(request: MemberRequest, card: Scorecard) -> None:
    restore(card, by=request.user)
    done = (
        f"Undid the withdrawal of the scorecard of {display_name(card.interviewer)}, "
        f"round {card.round}"
    )
    log_change(request, card.application, f"{done}.")
    messages.success(request, f"{done}.")


@in_transaction
def _withdraw(request: MemberRequest, form: WithdrawForm) -> bool:
    card = form.withdraw(request.user)
    if card is None:
        return False
    done = (
        f"Withdrew the scorecard of {display_name(card.interviewer)}, "
        f"round {card.round}"
    )
    log_change(request, card.application, f"{done}: {form.cleaned_data['reason']}")
    messages.success(request, f"{done}.")
    return True

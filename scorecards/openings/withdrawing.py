"""Who fills a scorecard for an application, and taking an assignment back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, BegunError, Scorecard
from scorecards.text.display_names import display_name
from scorecards.workflow.withdrawing import withdraw


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
        except BegunError:
            self.add_error(
                None, "The interviewer has started this scorecard, so it is kept."
            )
        except Scorecard.DoesNotExist:
            self.add_error(None, "This scorecard has already been withdrawn.")
        return None


@needs("scorecards.assign_scorecard")
def withdraw_scorecard(
    request: MemberRequest, application: int, scorecard: int
) -> HttpResponse:
    known = Scorecard.objects.arranged_by(request.user)
    card = get_object_or_404(known, pk=scorecard)
    if card.application_id != application:
        raise Http404
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
        may_confirm=card.is_assigned,
        form=form,
    )


@in_transaction
def _withdraw(request: MemberRequest, form: WithdrawForm) -> bool:
    card = form.withdraw(request.user)
    if card is None:
        return False
    done = (
        f"Withdrew the scorecard assigned to {display_name(card.interviewer)}, "
        f"round {card.round}"
    )
    log_change(request, card.application, f"{done}: {form.cleaned_data['reason']}")
    messages.success(request, f"{done}.")
    return True

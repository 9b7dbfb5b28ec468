"""Giving a submitted scorecard back to its interviewer, with a reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, needs
from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.reasons import ReasonForm
from scorecards.models import Scorecard
from scorecards.text.display_names import display_name
from scorecards.workflow.deciding import current_decision
from scorecards.workflow.reopening import NotSubmittedError, OwnScorecardError, reopen

RIGHTS = ("scorecards.reopen_scorecard", "scorecards.view_scorecard")


class ReopenForm(ReasonForm):
    missing = "Explain why you are reopening the scorecard."

    def __init__(
        self, *args: Any, scorecard: Scorecard, person: Any, **kwargs: Any
    ) -> None:
        self.scorecard = scorecard
        self.person = person
        super().__init__(*args, **kwargs)
        self.fields[
            "reason"
        ].help_text = "The interviewer and everyone who opens the history can read it."

    def reopen(self) -> bool:
        """Whether it could be; the form says why not."""
        reason = self.cleaned_data["reason"]
        try:
            reopen(self.scorecard, by=self.person, reason=reason)
        except OwnScorecardError:
            self.add_error(
                None, "You can’t reopen your own scorecard. Ask another coordinator."
            )
        except NotSubmittedError:
            self.add_error(
                None,
                "This scorecard has already been reopened. The interviewer has it now.",
            )
        return self.is_valid()


@needs(*RIGHTS)
def reopen_scorecard(request: MemberRequest, pk: int) -> HttpResponse:
    known = Scorecard.objects.visible_to(request.user).submitted()
    scorecard = get_object_or_404(
        known.select_related(
            "application__candidate", "application__opening", "interviewer"
        ),
        pk=pk,
    )
    form = ReopenForm(
        request.POST if request.method == "POST" else None,
        scorecard=scorecard,
        person=request.user,
    )
    if form.is_valid() and form.reopen():
        messages.success(
            request,
            f"Scorecard reopened. {display_name(scorecard.interviewer)} can change it, "
            "and it appears here again once it is submitted.",
        )
        return redirect("admin:scorecards_scorecard_changelist")
    return _page(request, form)


def _page(request: MemberRequest, form: ReopenForm) -> HttpResponse:
    scorecard = form.scorecard
    is_own = scorecard.interviewer_id == request.user.pk
    others = Scorecard.objects.open_beside(scorecard.application, scorecard.interviewer)
    return admin_page(
        request,
        Scorecard,
        "scorecards/panel/report/reopen.html",
        "Reopen a scorecard",
        status=422 if form.errors else 200,
        form=form,
        scorecard=scorecard,
        interviewer=display_name(scorecard.interviewer),
        is_own=is_own,
        may_confirm=not is_own,
        others_were_open=others.exists(),
        decision=current_decision(scorecard.application),
    )

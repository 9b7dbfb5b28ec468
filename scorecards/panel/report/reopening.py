"""Giving a submitted scorecard back to its interviewer, with a reason."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.model_admin import PageAdmin, full_name
from scorecards.admin_base.reasons import ReasonForm, reason_page
from scorecards.models import Scorecard
from scorecards.workflow.deciding import current_decision
from scorecards.workflow.reopening import NotSubmittedError, OwnScorecardError, reopen

RIGHTS = ("scorecards.reopen_scorecard", "scorecards.view_scorecard")


class ReopenForm(ReasonForm):
    missing = "Write why the scorecard is reopened."

    def __init__(
        self, *args: Any, scorecard: Scorecard, person: Any, **kwargs: Any
    ) -> None:
        self.scorecard = scorecard
        self.person = person
        super().__init__(*args, **kwargs)
        self.fields[
            "reason"
        ].help_text = "Its interviewer reads it, and so does whoever reads the history."

    def reopen(self) -> bool:
        """Whether it could be; the form says why not."""
        reason = self.cleaned_data["reason"]
        try:
            reopen(self.scorecard, by=self.person, reason=reason)
        except OwnScorecardError:
            self.add_error(
                None, "This is your own scorecard: another coordinator reopens it."
            )
        except NotSubmittedError:
            self.add_error(
                None, "This scorecard is with its interviewer: it was reopened already."
            )
        return self.is_valid()


class ReopeningAdmin(PageAdmin):
    """Scorecards, with a page that reopens one."""

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:pk>/reopen/",
            self.admin_site.admin_view(self.reopen_view),
            name="scorecards_scorecard_reopen",
        )
        return [page, *super().get_urls()]

    def reopen_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        if not request.user.has_perms(RIGHTS):
            raise PermissionDenied
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
            self.message_user(
                request,
                f"Reopened: {full_name(scorecard.interviewer)} can change it, and it "
                "shows here again once it is submitted.",
                messages.SUCCESS,
            )
            page = reverse("admin:scorecards_scorecard_changelist")
            return HttpResponseRedirect(page)
        return self._reopen_page(request, form)

    def _reopen_page(self, request: MemberRequest, form: ReopenForm) -> HttpResponse:
        scorecard = form.scorecard
        others = Scorecard.objects.open_beside(
            scorecard.application, scorecard.interviewer
        )
        context = {
            **self.admin_site.each_context(request),
            "title": "Reopen a scorecard",
            "opts": self.opts,
            "scorecard": scorecard,
            "interviewer": full_name(scorecard.interviewer),
            "is_own": scorecard.interviewer_id == request.user.pk,
            "others_were_open": others.exists(),
            "decision": current_decision(scorecard.application),
            "media": self.media,
        }
        return reason_page(request, "report/reopen", form, context)

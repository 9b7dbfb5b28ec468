"""Who fills a scorecard for an application, and taking an assignment back."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from scorecards.admin_base.model_admin import WorkflowAdmin, full_name
from scorecards.models import Application, BegunError, Scorecard
from scorecards.workflow.withdrawing import withdraw


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        help_text="Kept in the history of the application.",
        error_messages={"required": "Write why the scorecard is withdrawn."},
    )

    def __init__(self, *args: Any, scorecard: Scorecard, **kwargs: Any) -> None:
        self.scorecard = scorecard
        super().__init__(*args, **kwargs)

    def withdraw(self, by: User) -> bool:
        """Whether it could be; the form says why not."""
        reason = self.cleaned_data["reason"]
        try:
            withdraw(self.scorecard, by=by, reason=reason)
        except BegunError:
            self.add_error(None, "This scorecard was begun, so it is kept.")
        except Scorecard.DoesNotExist:
            self.add_error(None, "This scorecard was withdrawn already.")
        return self.is_valid()


class WithdrawingAdmin(WorkflowAdmin):
    """An application's page that lists who fills scorecards for it.

    The list is for coordinators and says in which state each one is, nothing more.
    """

    change_form_template = "scorecards/openings/application.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withdraw_view)
        address = "<int:application>/withdraw/<int:scorecard>/"
        withdraw = path(address, view, name="scorecards_application_withdraw")
        return [withdraw, *super().get_urls()]

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        listed = obj.scorecards.arranged_by(request.user)
        arranged = [
            (full_name(scorecard.interviewer), scorecard)
            for scorecard in listed.order_by("interviewer__username", "round")
        ]
        return {**super().page_context(request, obj), "arranged": arranged}

    def withdraw_view(
        self, request: HttpRequest, application: int, scorecard: int
    ) -> HttpResponse:
        if not request.user.has_perm("scorecards.assign_scorecard"):
            raise PermissionDenied
        known = Scorecard.objects.arranged_by(request.user)
        card = get_object_or_404(known, pk=scorecard)
        if card.application_id != application:
            raise Http404
        form = WithdrawForm(
            request.POST if request.method == "POST" else None, scorecard=card
        )
        if form.is_valid() and self._withdraw(request, card.application, form):
            page = reverse("admin:scorecards_application_change", args=[application])
            return HttpResponseRedirect(page)
        return self._confirmation(request, card, form)

    def _withdraw(
        self, request: HttpRequest, application: Application, form: WithdrawForm
    ) -> bool:
        card = form.scorecard
        done = (
            f"Withdrew the scorecard assigned to {full_name(card.interviewer)}, "
            f"round {card.round}"
        )
        with transaction.atomic():
            if not form.withdraw(cast(User, request.user)):
                return False
            reason = form.cleaned_data["reason"]
            self.log_change(request, application, f"{done}: {reason}")
        self.message_user(request, f"{done}.", messages.SUCCESS)
        return True

    def _confirmation(
        self, request: HttpRequest, card: Scorecard, form: WithdrawForm
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Withdraw a scorecard",
            "opts": self.opts,
            "application": card.application,
            "scorecard": card,
            "interviewer": full_name(card.interviewer),
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(
            request,
            "scorecards/openings/withdraw.html",
            context,
            status=422 if form.errors else 200,
        )

"""Changing what was arranged for an interview, until its scorecard is submitted."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from scorecards.admin_base.model_admin import PageAdmin, full_name
from scorecards.audit import trail
from scorecards.mails.invitations import NoTimeError, download
from scorecards.models import AuditEntry, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.openings.arrangement import TIMES, ArrangementForm

TOO_LATE = "The scorecard is submitted, so nothing about its interview changes."
BEGUN = "The interview has begun, so what is covered stays. The times were saved."


class ChangeForm(ArrangementForm):
    """Who covers what can be changed until something is saved. Hold the row lock."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.is_assigned:
            del self.fields["focus"], self.fields["shown"]

    def save(self, commit: bool = True) -> Scorecard:
        scorecard: Scorecard = self.instance
        scorecard.save(update_fields=TIMES)
        if "focus" in self.fields:
            covered = self.covered
            scorecard.answers.filter(question__in=covered).update(is_focus=True)
            scorecard.answers.exclude(question__in=covered).update(is_focus=False)
        return scorecard


class ArrangingAdmin(PageAdmin):
    def get_urls(self) -> list[URLPattern]:
        views = {
            "arrange/": ("arrange", self.arrange_view),
            "invitation.ics": ("invitation", self.invitation_view),
        }
        pages = [
            path(
                f"<int:pk>/{address}",
                self.admin_site.admin_view(view),
                name=f"scorecards_scorecard_{name}",
            )
            for address, (name, view) in views.items()
        ]
        return [*pages, *super().get_urls()]

    def invitation_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """When it is, and nothing of what the scorecard holds."""
        try:
            return download(get_object_or_404(self._arranged(request), pk=pk))
        except NoTimeError as error:
            raise Http404("No time was set for this interview.") from error

    def arrange_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        with transaction.atomic():
            known = self._arranged(request)
            if request.method == "POST":
                known = known.select_for_update(of=("self",))
            return self._arrange(request, get_object_or_404(known, pk=pk))

    def _arranged(self, request: HttpRequest) -> ScorecardQuerySet:
        if not request.user.has_perm("scorecards.assign_scorecard"):
            raise PermissionDenied
        return Scorecard.objects.arranged_by(request.user).select_related(
            "application__candidate", "application__opening__kit"
        )

    def _arrange(self, request: HttpRequest, card: Scorecard) -> HttpResponse:
        page = reverse(
            "admin:scorecards_application_change", args=[card.application_id]
        )
        if card.is_submitted:
            self.message_user(request, TOO_LATE, messages.WARNING)
            return HttpResponseRedirect(page)
        form = ChangeForm(
            request.POST if request.method == "POST" else None,
            instance=card,
            initial={"focus": _focus(card)},
            opening=card.application.opening,
        )
        if not form.is_valid():
            return self._arrange_page(request, form)
        if form.has_changed():
            form.save()
            _record(request, card)
        if "shown" in request.POST and not card.is_assigned:
            self.message_user(request, BEGUN, messages.WARNING)
        else:
            done = f"Changed the interview of {full_name(card.interviewer)}."
            self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(page)

    def _arrange_page(self, request: HttpRequest, form: ChangeForm) -> HttpResponse:
        card = form.instance
        context = {
            **self.admin_site.each_context(request),
            "title": f"Interview by {full_name(card.interviewer)}",
            "opts": self.opts,
            "application": card.application,
            "scorecard": card,
            "form": form,
            "adminform": AdminForm(form, [(None, {"fields": list(form.fields)})], {}),
            "media": self.media,
        }
        return TemplateResponse(
            request,
            "scorecards/openings/arrange.html",
            context,
            status=422 if form.errors else 200,
        )


def _focus(card: Scorecard) -> list[str]:
    keys = card.answers.filter(is_focus=True).values_list("question", flat=True)
    return [str(key) for key in keys]


def _record(request: HttpRequest, card: Scorecard) -> None:
    trail.record(
        AuditEntry.Action.ASSIGNED,
        actor=request.user,
        subject=card,
        application=card.application,
        rearranged=True,
        interview_at=card.interview_at and card.interview_at.isoformat(),
        interview_minutes=card.interview_minutes,
        due_at=card.due_at and card.due_at.isoformat(),
    )

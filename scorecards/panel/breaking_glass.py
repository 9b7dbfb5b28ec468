"""Breaking the glass, and noting what is read through it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.model_admin import PageAdmin, WorkflowAdmin
from scorecards.admin_base.reasons import ReasonForm, reason_page
from scorecards.models import Application, Scorecard
from scorecards.workflow import breaking_glass

RIGHTS = ("scorecards.break_glass", "scorecards.view_application")


class BreakForm(ReasonForm):
    missing = "Write why you have to read them now."

    def __init__(
        self, *args: Any, application: Application, person: Any, **kwargs: Any
    ) -> None:
        self.application = application
        self.person = person
        super().__init__(*args, **kwargs)
        self.fields[
            "reason"
        ].help_text = "Everybody who may read the audit trail sees it."

    def break_glass(self) -> bool:
        """Whether it could be; the form says why not."""
        try:
            breaking_glass.break_glass(
                self.application, by=self.person, reason=self.cleaned_data["reason"]
            )
        except breaking_glass.NothingToBreakError:
            self.add_error(None, "You owe no scorecard here: nothing is hidden.")
        return self.is_valid()


class GlassAdmin(WorkflowAdmin):
    """Applications, with a page where whoever owes a scorecard reads others' first."""

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:pk>/break-glass/",
            self.admin_site.admin_view(self.break_glass_view),
            name="scorecards_application_break_glass",
        )
        return [page, *super().get_urls()]

    def break_glass_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        if not request.user.has_perms(RIGHTS):
            raise PermissionDenied
        known = Application.objects.select_related("candidate", "opening")
        application = get_object_or_404(known, pk=pk)
        form = BreakForm(
            request.POST if request.method == "POST" else None,
            application=application,
            person=request.user,
        )
        if form.is_valid() and form.break_glass():
            self.message_user(
                request,
                "You read others’ scorecards for this application from now on. "
                "Each time is recorded, and your own is marked.",
                messages.WARNING,
            )
            page = reverse("admin:scorecards_application_debrief", args=[pk])
            return HttpResponseRedirect(page)
        return self._break_glass_page(request, form)

    def _break_glass_page(
        self, request: MemberRequest, form: BreakForm
    ) -> HttpResponse:
        application = form.application
        owed = Scorecard.objects.of(request.user).owed()
        context = {
            **self.admin_site.each_context(request),
            "title": "Read others’ scorecards before your own is submitted",
            "opts": self.opts,
            "application": application,
            "owed": list(owed.filter(application=application).order_by("round")),
            "broken": breaking_glass.is_broken(application, request.user),
            "media": self.media,
        }
        return reason_page(request, "break_glass", form, context)


class NotingAdmin(PageAdmin):
    """Scorecards; whatever is read of them through broken glass is noted."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        if isinstance(response, TemplateResponse):
            context = response.context_data or {}
            listed = context["cl"].result_list if "cl" in context else []
            self.note(request, listed, "list of scorecards")
        return response

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj:
            self.note(request, [obj], "scorecard")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        response = super().history_view(request, object_id, extra_context)
        if isinstance(response, TemplateResponse) and response.context_data:
            self.note(request, [response.context_data["object"]], "history")
        return response

    def note(self, request: Any, scorecards: Any, page: str) -> None:
        """One query where others' are among them, more where the glass is broken."""
        others = {
            scorecard.application_id
            for scorecard in scorecards
            if scorecard.interviewer_id != request.user.pk
        }
        if others:
            breaking_glass.note_views(request.user, others, page)

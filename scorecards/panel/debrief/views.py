"""The debrief of an application: its page, notes, the decision, and a workbook."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.model_admin import full_name
from scorecards.models import Application, Scorecard
from scorecards.panel.debrief.chart import legend_marks, strips
from scorecards.panel.debrief.decision_filter import DecidedAdmin
from scorecards.panel.debrief.download import download
from scorecards.panel.debrief.forms import DecisionForm, NoteForm
from scorecards.panel.debrief.page import Debrief, build_debrief
from scorecards.panel.debrief.queries import (
    OwnScorecardOwedError,
    read,
    visible_scorecards,
)
from scorecards.workflow import breaking_glass
from scorecards.workflow.deciding import current_decision, owed_scorecards

READ = ("scorecards.view_application", "scorecards.view_scorecard")
DECIDE = "scorecards.decide_application"
EXPORT = "scorecards.export_scorecard"


class DebriefingAdmin(DecidedAdmin):
    """Applications with a debrief each."""

    def get_urls(self) -> list[URLPattern]:
        views = {
            "": ("", self.debrief_view),
            "note/": ("_note", self.note_view),
            "decide/": ("_decide", self.decide_view),
            "workbook/": ("_workbook", self.workbook_view),
        }
        pages = [
            path(
                f"<int:pk>/debrief/{address}",
                self.admin_site.admin_view(view),
                name=f"scorecards_application_debrief{name}",
            )
            for address, (name, view) in views.items()
        ]
        return [*pages, *super().get_urls()]

    def debrief_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        """Thirteen queries, however many scorecards there are."""
        application = self._application(request, pk)
        try:
            debrief = self._read(request, application, "debrief")
        except OwnScorecardOwedError as error:
            return self._refusal(request, application, error.owed)
        return self._page(request, debrief)

    def note_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        application = self._application(request, pk, DECIDE)
        if request.method != "POST":
            return _back(application, "notes")
        try:
            visible_scorecards(application, request.user)
        except OwnScorecardOwedError as error:
            return self._refusal(request, application, error.owed)
        form = NoteForm(request.POST)
        if form.is_valid():
            form.save(application, request.user)
            self.message_user(request, "The note was added.", messages.SUCCESS)
            return _back(application, "notes")
        debrief = self._read(request, application, "debrief")
        return self._page(request, debrief, note_form=form)

    def decide_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        application = self._application(request, pk, DECIDE)
        if request.method != "POST":
            return _back(application, "decision")
        try:
            visible_scorecards(application, request.user)
        except OwnScorecardOwedError as error:
            return self._refusal(request, application, error.owed)
        form = DecisionForm(
            request.POST,
            application=application,
            owed=owed_scorecards(application),
            latest=current_decision(application),
        )
        if form.is_valid() and (decision := form.record(request.user)):
            self.message_user(request, f"Decided: {decision}.", messages.SUCCESS)
            return _back(application, "decision")
        debrief = self._read(request, application, "debrief")
        return self._page(request, debrief, decision_form=form)

    def workbook_view(self, request: MemberRequest, pk: int) -> HttpResponseBase:
        """What the page shows, in the order that it shows it."""
        application = self._application(request, pk, EXPORT)
        try:
            debrief = self._read(request, application, "debrief workbook")
        except OwnScorecardOwedError as error:
            return self._refusal(request, application, error.owed)
        answer: FileResponse = download(debrief, order=_order(request), by=request.user)
        return answer

    def _application(
        self, request: MemberRequest, pk: int, *permissions: str
    ) -> Application:
        if not request.user.has_perms([*READ, *permissions]):
            raise PermissionDenied
        known = Application.objects.select_related(
            "candidate", "opening__kit", "opening__role"
        )
        return get_object_or_404(known, pk=pk)

    def _read(
        self, request: MemberRequest, application: Application, page: str
    ) -> Debrief:
        """Raises `OwnScorecardOwedError`."""
        visible = visible_scorecards(application, request.user)
        if any(not scorecard.is_submitted for scorecard in visible):
            breaking_glass.note_view(request.user, application, page)
        return build_debrief(read(application, visible))

    def _page(
        self,
        request: MemberRequest,
        debrief: Debrief,
        *,
        decision_form: DecisionForm | None = None,
        note_form: NoteForm | None = None,
    ) -> HttpResponse:
        rows = debrief.matrix.in_order(_order(request))
        context = {
            **self._context(request, debrief.application),
            "title": f"Debrief of {debrief.application.candidate}",
            "debrief": debrief,
            "rows": rows,
            "strips": strips(rows),
            "legend": list(
                zip(
                    debrief.columns,
                    legend_marks(column.letter for column in debrief.columns),
                    strict=True,
                )
            ),
            "order": _order(request),
            "unfolded": request.GET.get("open", ""),
            "own": [
                column.scorecard.pk
                for column in debrief.columns
                if column.scorecard.interviewer_id == request.user.pk
            ],
            "may_decide": request.user.has_perm(DECIDE),
            "may_export": request.user.has_perm(EXPORT),
            "decision_form": decision_form
            or DecisionForm(
                application=debrief.application,
                owed=debrief.owed,
                latest=debrief.decision,
            ),
            "note_form": note_form or NoteForm(),
        }
        return TemplateResponse(
            request,
            "scorecards/panel/debrief/page.html",
            context,
            status=_status(decision_form, note_form),
        )

    def _refusal(
        self, request: MemberRequest, application: Application, owed: list[Scorecard]
    ) -> HttpResponse:
        """For whoever owes a scorecard; of the others, only what they arrange."""
        arranged = Scorecard.objects.arranged_by(request.user).owed()
        others = arranged.filter(application=application).exclude(
            interviewer=request.user
        )
        context = {
            **self._context(request, application),
            "title": "Submit your scorecard first",
            "owed": owed,
            "others": [
                (full_name(each.interviewer), each)
                for each in others.order_by("interviewer__username", "round")
            ],
        }
        return TemplateResponse(
            request, "scorecards/panel/debrief/refused.html", context, status=403
        )

    def _context(
        self, request: MemberRequest, application: Application
    ) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "application": application,
            "media": self.media,
        }


def _order(request: HttpRequest) -> Any:
    return "kit" if request.GET.get("order") == "kit" else "spread"


def _status(decision_form: DecisionForm | None, note_form: NoteForm | None) -> int:
    if decision_form and decision_form.meanwhile:
        return 409
    return 422 if decision_form or note_form else 200


def _back(application: Application, part: str) -> HttpResponseRedirect:
    page = reverse("admin:scorecards_application_debrief", args=[application.pk])
    return HttpResponseRedirect(f"{page}#{part}")

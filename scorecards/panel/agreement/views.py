"""How far interviewers agree, who leans which way, and which questions work."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from scorecards.admin_base.model_admin import PageAdmin
from scorecards.models import Scorecard
from scorecards.panel.agreement.charts import charts
from scorecards.panel.agreement.forms import CalibrationForm
from scorecards.panel.agreement.interviewers import interviewer_groups
from scorecards.panel.agreement.queries import Observed, observe, shared_ratings
from scorecards.panel.agreement.questions import question_rows
from scorecards.panel.agreement.summary import Agreement
from scorecards.panel.agreement.tables import (
    AgreementRow,
    by_opening,
    by_quarter,
    by_role_and_level,
)


class CalibratingAdmin(PageAdmin):
    """A list of scorecards with a page of figures over them, for coordinators."""

    change_list_template = "scorecards/panel/scorecard_list/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.calibration_view)
        page = path("calibration/", view, name="scorecards_calibration")
        return [page, *super().get_urls()]

    def calibration_view(self, request: HttpRequest) -> HttpResponse:
        """Refuses what is not offered, and then shows no figures. Nine queries."""
        if not request.user.has_perm("scorecards.assign_scorecard"):
            raise PermissionDenied
        form = CalibrationForm(request.GET.dict(), now=timezone.now())
        context = {
            **self.admin_site.each_context(request),
            "title": "Calibration",
            "opts": self.opts,
            "form": form,
            "media": self.media,
        }
        if form.is_valid():
            visible = Scorecard.objects.visible_to(request.user)
            context |= figures(form, observe(form.narrow(visible)))
        form.offer_openings()
        return TemplateResponse(
            request,
            "scorecards/panel/agreement/page.html",
            context,
            status=422 if form.errors else 200,
        )


def figures(form: CalibrationForm, observed: Observed) -> dict[str, Any]:
    """Everything that the page shows below its filters."""
    shared = shared_ratings(observed)
    chosen = form.cleaned_data
    period = observed.period_read(form.period_chosen)
    quarters = by_quarter(observed, shared, period)
    return {
        "observed": observed,
        "period": period,
        "agreement": Agreement.of(shared.values()),
        "quarters": quarters if len(quarters) > 1 else [],
        "charts": charts(quarters) if len(quarters) > 1 else [],
        "roles": []
        if chosen["opening"] or (chosen["role"] and chosen["level"])
        else linked(form, by_role_and_level(observed, shared)),
        "openings": []
        if chosen["opening"]
        else linked(form, by_opening(observed, shared)),
        "questions": question_rows(observed, shared),
        "groups": interviewer_groups(observed, shared),
    }


def linked(
    form: CalibrationForm, rows: list[AgreementRow]
) -> list[tuple[str, AgreementRow]]:
    """Each with the address of this page narrowed to it."""
    kept = {name: value for name, value in form.data.items() if value}
    return [(f"?{urlencode({**kept, **row.narrows})}", row) for row in rows]

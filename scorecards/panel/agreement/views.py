"""How far interviewers agree, who leans which way, and which questions work."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone

from glossary.admin_base.pages import admin_page, needs
from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard
from scorecards.panel.agreement.charts import charts
from scorecards.panel.agreement.forms import CalibrationForm
from scorecards.panel.agreement.interviewers import interviewer_groups
from scorecards.panel.agreement.queries import Observed, observe, shared_ratings
from scorecards.panel.agreement.questions import question_rows
from scorecards.panel.agreement.tables import (
    AgreementRow,
    by_area,
    by_opening,
    by_quarter,
    by_role_and_level,
)


@needs("scorecards.assign_scorecard")
def calibration(request: MemberRequest) -> HttpResponse:
    """Refuses what is not offered, and then shows no figures. Twelve queries."""
    form = CalibrationForm(request.GET.dict(), now=timezone.now())
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        visible = Scorecard.objects.visible_to(request.user)
        context |= figures(form, observe(form.narrow(visible)))
    form.offer_openings()
    return admin_page(
        request,
        Scorecard,
        "scorecards/panel/agreement/page.html",
        "Calibration",
        status=422 if form.errors else 200,
        **context,
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
        "agreement": shared.agreement(),
        "quarters": quarters if len(quarters) > 1 else [],
        "charts": charts(quarters) if len(quarters) > 1 else [],
        "roles": []
        if chosen["opening"] or (chosen["role"] and chosen["level"])
        else linked(form, by_role_and_level(observed, shared)),
        "openings": []
        if chosen["opening"]
        else linked(form, by_opening(observed, shared)),
        "areas": [("", row) for row in by_area(observed, shared)],
        "questions": question_rows(observed, shared),
        "groups": interviewer_groups(observed, shared),
    }


def linked(
    form: CalibrationForm, rows: list[AgreementRow]
) -> list[tuple[str, AgreementRow]]:
    """Each with the address of this page narrowed to it."""
    kept = {name: value for name, value in form.data.items() if value}
    return [(f"?{urlencode({**kept, **row.narrows})}", row) for row in rows]

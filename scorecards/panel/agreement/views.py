"""How far interviewers agree, who leans which way, and which questions work."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from glossary.admin_base.pages import admin_page, needs
from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard
from scorecards.panel.agreement.advice import advice
from scorecards.panel.agreement.charts import charts
from scorecards.panel.agreement.forms import CalibrationForm
from scorecards.panel.agreement.habits import not_asked
from scorecards.panel.agreement.interviewers import interviewer_groups
from scorecards.panel.agreement.queries import (
    Observed,
    Shared,
    observe,
    shared_ratings,
)
from scorecards.panel.agreement.questions import question_rows
from scorecards.panel.agreement.shown import (
    Table,
    agreement_table,
    interviewer_tables,
    quarter_table,
    question_table,
)
from scorecards.panel.agreement.tables import (
    by_area,
    by_opening,
    by_quarter,
    by_role_and_level,
)


@needs("scorecards.assign_scorecard")
def calibration(request: MemberRequest) -> HttpResponse:
    """Refuses what is not offered, and then shows no figures. Twelve queries."""
    form = CalibrationForm(request.GET.dict(), now=timezone.now())
    unfolded = request.GET.get("open") == "all"
    context: dict[str, Any] = {"form": form, "unfolded": unfolded}
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
    period = observed.period_read(form.period_chosen)
    quarters = by_quarter(observed, shared, period)
    questions = question_rows(observed, shared)
    groups = interviewer_groups(observed, shared)
    agreement = shared.agreement()
    answers = not_asked(observed.given_in(observed.scorecards))
    return {
        "observed": observed,
        "period": period,
        "agreement": agreement,
        "advice": advice(agreement, questions, groups, answers),
        "charts": charts(quarters) if len(quarters) > 1 else [],
        "quarters": quarter_table(quarters) if len(quarters) > 1 else None,
        "tables": [*_tables(form, observed, shared), question_table(questions)],
        "groups": interviewer_tables(groups),
        "number_of_groups": len(groups),
    }


def _tables(
    form: CalibrationForm, observed: Observed, shared: Shared
) -> Iterator[Table]:
    """Of agreement; none of what the page is narrowed to."""
    chosen = form.cleaned_data
    kept = {name: value for name, value in form.data.items() if value}
    if not (chosen["opening"] or (chosen["role"] and chosen["level"])):
        yield agreement_table(
            "Role and level",
            by_role_and_level(observed, shared),
            kept,
            title="By role and level",
            name="roles",
        )
    if not chosen["opening"]:
        rows = by_opening(observed, shared)
        yield agreement_table(
            "Opening", rows, kept, title="By opening", name="openings"
        )
    rows = by_area(observed, shared)
    heading = "Term or competency"
    yield agreement_table(heading, rows, kept, title="By area", name="areas")

"""The page of an interview plan: read it, change it, assign it, take it back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.admin_base.revisions import FIELD, OVERTAKEN
from glossary.locking import in_transaction
from glossary.plurals import counted
from scorecards.accounts.login import MemberRequest
from scorecards.kits.planned_rounds import Covered, coverage, questions_of
from scorecards.models import Opening, PlanRound
from scorecards.openings.plan.forms import PlanForm
from scorecards.openings.plan.queries import Standing, standings, to_assign
from scorecards.openings.plan.round_forms import RoundForm
from scorecards.panel.opening_head import head
from scorecards.workflow.assigning_plan import assign_round, take_back_round
from scorecards.workflow.locking import OpeningClosedError, locked_opening
from scorecards.workflow.planned_panel import MAX_AT_ONCE
from scorecards.workflow.planning_interviews import (
    InterviewPlanError,
    lock_role_for,
    plan_interviews,
)

READ = ("scorecards.view_opening", "scorecards.view_application")
CHANGE = ("scorecards.change_opening", "scorecards.assign_scorecard")
NOT_NEXT = "The plan assigns nobody to this candidate any more."


@needs(*READ)
def plan(request: MemberRequest, pk: int) -> HttpResponse:
    known = Opening.objects.readable_by(request.user)
    known = known.select_related("kit", "role__industry")
    opening = get_object_or_404(known, pk=pk)
    if request.method != "POST":
        return _page(request, PlanForm(opening, None))
    if not request.user.has_perms(CHANGE):
        raise PermissionDenied
    form = PlanForm(opening, request.POST)
    if form.done.startswith("take-back:") and _take_back(request, form):
        now = PlanForm(opening, None)
        if form.typed != now.typed:  # nothing that is not saved yet is lost for it
            return _page(request, PlanForm(opening, request.POST))
        return redirect("admin:scorecards_opening_plan", pk)
    if form.saves and _save(request, form):
        return redirect("admin:scorecards_opening_plan", pk)
    return _page(request, form)


def _save(request: MemberRequest, form: PlanForm) -> bool:
    """Whether it was saved, and assigned where that was asked for too."""
    if not form.is_valid():
        return False
    try:
        _carry_out(request, form)
    except (InterviewPlanError, OpeningClosedError) as error:
        form.errors.append(str(error))
    return not form.errors


@in_transaction
def _carry_out(request: MemberRequest, form: PlanForm) -> None:
    """Compared with the plan behind the opening's lock."""
    rounds = form.as_rounds()
    lock_role_for(form.opening, rounds)
    locked_opening(form.opening)
    if request.POST.get(FIELD) != form.revision:
        form.overtaken = True
        raise InterviewPlanError(OVERTAKEN)
    plan_interviews(form.opening, rounds, rule=form.rule.as_rule(), by=request.user)
    said = [f"Saved the plan: {counted(len(rounds), 'round')}."]
    if 0 < form.assigns <= len(rounds):
        said.append(assign(request.user, form.opening, form.assigns))
    for sentence in said:
        log_change(request, form.opening, sentence)
        messages.success(request, sentence)


def assign(by: User, opening: Opening, number: int, *, only: int | None = None) -> str:
    """Give the round to everybody it comes next for, or to the application ``only``.

    Answers with what happened, as a sentence that names no candidate. Raises
    `InterviewPlanError` where it does not come next for ``only``, and as `assign_round`
    does.
    """
    planned = get_object_or_404(opening.rounds, number=number)
    keys = to_assign(planned, standings(opening, by))[:MAX_AT_ONCE]
    if only is not None:
        keys = [key for key in keys if key == only]
        if not keys:
            raise InterviewPlanError(NOT_NEXT)
    assigned = assign_round(planned, keys, by=by)
    later = " Candidates you add from now on get it too." if number == 1 else ""
    return f"Assigned {planned} to {counted(assigned, 'candidate')}.{later}"


@in_transaction
def _take_back(request: MemberRequest, form: PlanForm) -> bool:
    which = form.done.partition(":")[2]
    planned = next((r for r in form.stored if str(r.number) == which), None)
    if planned is None:
        return False
    number = take_back_round(planned, by=request.user)
    done = (
        f"Took back {planned}: {counted(number, 'scorecard')} withdrawn. Scorecards "
        "that were started are kept."
    )
    log_change(request, form.opening, done)
    messages.success(request, done)
    return True


def _page(request: MemberRequest, form: PlanForm) -> HttpResponse:
    opening = form.opening
    may_change = request.user.has_perms(CHANGE) and opening.closed_at is None
    known = standings(opening, request.user) if may_change else []
    return admin_page(
        request,
        Opening,
        "scorecards/openings/plan/page.html",
        "Interview plan",
        status=409 if form.overtaken else 422 if form.saves else 200,
        revision=form.revision,
        **head(opening, request.user, "plan"),
        form=form,
        may_change=may_change,
        withheld=sum(each.is_withheld for each in known),
        rounds=[_shown(each, known) for each in form.rounds],
        stored=[(each, _covered(each)) for each in form.stored],
        shows_errors=form.saves,
        rule=form.rule,
        is_assigned=any(each.assigned_at for each in form.stored),
        suggestions=form.names.suggestions if may_change else [],
    )


def _shown(form: RoundForm, known: list[Standing]) -> dict[str, Any]:
    planned = form.planned
    return {
        "form": form,
        "planned": planned,
        "to_assign": len(to_assign(planned, known)) if planned else _due(form, known),
    }


def _due(form: RoundForm, known: list[Standing]) -> int:
    return sum(each.is_due(form.number) for each in known)


def _covered(planned: PlanRound) -> Covered:
    return Covered([planned], coverage(planned, questions_of(planned)))

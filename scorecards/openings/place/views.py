"""An opening's first page: its candidates, adding one, giving one the plan's round."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.kits.planned_rounds import coverage_together, rounds_of
from scorecards.models import Opening
from scorecards.openings.kit import newer_kit_context
from scorecards.openings.place.adding import AddForm
from scorecards.openings.place.queries import ARRANGE, read
from scorecards.openings.plan.views import assign
from scorecards.panel.opening_head import READ, head
from scorecards.panel.report.asked import open_requests
from scorecards.workflow.locking import OpeningClosedError
from scorecards.workflow.planning_interviews import InterviewPlanError

ADD = ("scorecards.add_candidate", "scorecards.add_application")


@needs(*READ)
def place(request: MemberRequest, pk: int) -> HttpResponse:
    """Candidates by round. POST adds one, or assigns the first round to one."""
    known = Opening.objects.readable_by(request.user)
    known = known.select_related("kit", "role__industry")
    opening = get_object_or_404(known, pk=pk)
    if "assign" in request.POST:
        return _assign(request, opening)
    sent = request.POST if request.method == "POST" else None
    if sent is not None and not request.user.has_perms(ADD):
        raise PermissionDenied
    form = AddForm(sent, opening=opening, reader=request.user)
    if form.is_valid() and _add(request, form):
        return redirect("admin:scorecards_opening_place", pk)
    return _page(request, form)


def _assign(request: MemberRequest, opening: Opening) -> HttpResponse:
    """Leads to the times of the interviews, which are set next."""
    sent = request.POST["assign"]
    key = int(sent) if sent.isdecimal() else 0
    try:
        _hand_out(request, opening, key)
    except (InterviewPlanError, OpeningClosedError) as error:
        messages.error(request, str(error))
        return redirect("admin:scorecards_opening_place", opening.pk)
    return redirect("admin:scorecards_application_times", key)


@in_transaction
def _hand_out(request: MemberRequest, opening: Opening, key: int) -> None:
    done = assign(request.user, opening, 1, only=key)
    log_change(request, opening, done)
    messages.success(request, done)


@in_transaction
def _add(request: MemberRequest, form: AddForm) -> bool:
    done = form.add(request.user)
    if form.has_added:  # nobody is named where erasing does not look
        log_change(request, form.opening, "Added a candidate.")
    if done:
        messages.success(request, done)
    return bool(done)


def _page(request: MemberRequest, form: AddForm) -> HttpResponse:
    opening, user = form.opening, request.user
    rounds = rounds_of(opening)
    candidates = read(opening, rounds, user)
    has_plan = any(each.seats.all() for each in rounds)
    return admin_page(
        request,
        Opening,
        "scorecards/openings/place/page.html",
        str(opening),
        status=422 if form.errors else 200,
        **head(opening, user, "candidates"),
        form=form,
        candidates=candidates,
        rounds=rounds,
        has_plan=has_plan,
        covered=coverage_together(rounds) if has_plan else [],
        has_team=not candidates.lines and opening.team.exists(),
        may_add=opening.closed_at is None and user.has_perms(ADD),
        may_arrange=user.has_perm(ARRANGE),
        may_debrief=user.has_perm("scorecards.view_scorecard"),
        requests=open_requests(user, scorecard__application__opening=opening),
        **newer_kit_context(opening, user),
    )

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
from django.urls import reverse

from glossary.admin_base.pages import admin_page
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, Decision, DecisionRule, Scorecard
from scorecards.panel.debrief.chart import legend_marks, strips
from scorecards.panel.debrief.download import download
from scorecards.panel.debrief.forms import DecisionForm, NoteForm
from scorecards.panel.debrief.interviews import interviews_of
from scorecards.panel.debrief.page import Debrief, build_debrief
from scorecards.panel.debrief.queries import (
    OwnScorecardToDoError,
    read,
    visible_scorecards,
)
from scorecards.panel.debrief.rule import Holds, held_against
from scorecards.text.display_names import display_name
from scorecards.workflow import breaking_glass
from scorecards.workflow.deciding import current_decision, scorecards_to_do

READ = ("scorecards.view_application", "scorecards.view_scorecard")
DECIDE = "scorecards.decide_application"
EXPORT = "scorecards.export_scorecard"


def debrief(request: MemberRequest, pk: int) -> HttpResponse:
    """The debrief had an address of its own; kept for bookmarks and mails."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    page = reverse("admin:scorecards_application_change", args=[pk])
    return HttpResponseRedirect(f"{page}{query}")


def application_page(request: MemberRequest, pk: int) -> HttpResponse:
    """At most fifteen queries, however many scorecards there are."""
    if not request.user.has_perm("scorecards.view_application"):
        raise PermissionDenied
    application = _known(request, pk)
    if application.pk != pk:
        return HttpResponseRedirect(_address(application))
    if not request.user.has_perms(READ):
        return _withheld(request, application, [])
    try:
        return _page(request, _read(request, application, "debrief"))
    except OwnScorecardToDoError as error:
        return _withheld(request, application, error.to_do)


def add_note(request: MemberRequest, pk: int) -> HttpResponse:
    application = _load(request, pk, DECIDE)
    if request.method != "POST":
        return _back(application, "notes")
    try:
        visible_scorecards(application, request.user)
    except OwnScorecardToDoError as error:
        return _withheld(request, application, error.to_do, status=403)
    form = NoteForm(request.POST)
    if form.is_valid():
        form.save(application, request.user)
        messages.success(request, "Note added.")
        return _back(application, "notes")
    return _page(request, _read(request, application, "debrief"), note_form=form)


def record_decision(request: MemberRequest, pk: int) -> HttpResponse:
    application = _load(request, pk, DECIDE)
    if request.method != "POST":
        return _back(application, "decision")
    try:
        visible = visible_scorecards(application, request.user)
    except OwnScorecardToDoError as error:
        return _withheld(request, application, error.to_do, status=403)
    form = DecisionForm(
        request.POST,
        submitted=sum(each.is_submitted for each in visible),
        application=application,
        to_do=scorecards_to_do(application),
        latest=current_decision(application),
    )
    if form.is_valid() and (decision := form.record(request.user)):
        alone = ", on one scorecard alone" if form.is_on_one_scorecard else ""
        done = f"Decision recorded: {decision}{alone}.{_next(decision)}"
        messages.success(request, done)
        return _back(application, "confirmation")
    return _page(request, _read(request, application, "debrief"), decision_form=form)


def workbook(request: MemberRequest, pk: int) -> HttpResponseBase:
    """What the page shows, in the order that it shows it."""
    application = _load(request, pk, EXPORT)
    try:
        shown = _read(request, application, "debrief workbook")
    except OwnScorecardToDoError as error:
        return _withheld(request, application, error.to_do, status=403)
    answer: FileResponse = download(shown, order=_order(request), by=request.user)
    return answer


def _load(request: MemberRequest, pk: int, *permissions: str) -> Application:
    if not request.user.has_perms([*READ, *permissions]):
        raise PermissionDenied
    return _known(request, pk)


def _known(request: MemberRequest, pk: int) -> Application:
    """The one that stands for it, where it is linked."""
    known = Application.objects.readable_by(request.user).select_related(
        "candidate", "opening__kit", "opening__role"
    )
    application = get_object_or_404(known, pk=pk)
    return (
        application
        if application.merged_into_id is None
        else known.get(pk=application.merged_into_id)
    )


def _read(request: MemberRequest, application: Application, page: str) -> Debrief:
    """Raises `OwnScorecardToDoError`."""
    visible = visible_scorecards(application, request.user)
    if any(scorecard.is_to_do for scorecard in visible):
        breaking_glass.note_view(request.user, application, page)
    return build_debrief(read(application, visible))


def _page(
    request: MemberRequest,
    shown: Debrief,
    *,
    decision_form: DecisionForm | None = None,
    note_form: NoteForm | None = None,
) -> HttpResponse:
    rows = shown.matrix.in_order(_order(request))
    marks = legend_marks(column.letter for column in shown.columns)
    return admin_page(
        request,
        Application,
        "scorecards/panel/debrief/page.html",
        str(shown.application.candidate),
        status=_status(decision_form, note_form),
        application=shown.application,
        page=_address(shown.application),
        debrief=shown,
        interviews=interviews_of(
            shown.application, request.user, shown=shown, to_do=shown.to_do
        ),
        rows=rows,
        strips=strips(rows),
        legend=list(zip(shown.columns, marks, strict=True)),
        order=_order(request),
        unfolded=request.GET.get("open", ""),
        own=shown.rated_again_by(request.user),
        may_decide=request.user.has_perm(DECIDE),
        rule=_rule(shown),
        may_export=request.user.has_perm(EXPORT),
        decision_form=decision_form
        or DecisionForm(
            application=shown.application,
            to_do=shown.to_do,
            latest=shown.decision,
            submitted=len(shown.columns),
        ),
        note_form=note_form or NoteForm(),
    )


def _next(decision: Decision) -> str:
    """Where advancing has led to."""
    if decision.outcome != Decision.Outcome.ADVANCE:
        return ""
    if not decision.application.opening.rounds.exists():
        return ""
    to_do = scorecards_to_do(decision.application)
    if not to_do:
        return " The plan has no further round."
    names = ", ".join(dict.fromkeys(display_name(each.interviewer) for each in to_do))
    return f" Round {max(each.round for each in to_do)} is assigned to {names}."


def _rule(shown: Debrief) -> list[Holds]:
    """One query."""
    rule = DecisionRule.objects.filter(opening=shown.application.opening_id).first()
    return held_against(rule, shown) if rule else []


def _withheld(
    request: MemberRequest,
    application: Application,
    to_do: list[Scorecard],
    *,
    status: int = 200,
) -> HttpResponse:
    """For whoever has a scorecard to submit, or reads none: only what they arrange."""
    return admin_page(
        request,
        Application,
        "scorecards/panel/debrief/page.html",
        str(application.candidate),
        status=status,
        application=application,
        to_do=to_do,
        interviews=interviews_of(application, request.user, shown=None, to_do=to_do),
    )


def _order(request: HttpRequest) -> Any:
    return "kit" if request.GET.get("order") == "kit" else "spread"


def _status(decision_form: DecisionForm | None, note_form: NoteForm | None) -> int:
    if decision_form and decision_form.meanwhile:
        return 409
    return 422 if decision_form or note_form else 200


def _back(application: Application, part: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{_address(application)}#{part}")


def _address(application: Application) -> str:
    return reverse("admin:scorecards_application_change", args=[application.pk])

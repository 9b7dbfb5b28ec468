"""The interviewer's pages. Each starts from what this person may see."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from glossary.locking import in_transaction
from scorecards import nudges
from scorecards.accounts import session
from scorecards.accounts.login import MemberRequest
from scorecards.interview import autosave
from scorecards.interview.asking import asked_about, who_can_reopen
from scorecards.interview.blank_kit import blank_kit
from scorecards.interview.debrief import may_read_debrief
from scorecards.interview.nudging import nudges_for
from scorecards.interview.outline import outline
from scorecards.interview.own_zone import zone_of
from scorecards.interview.page import ScorecardPage, typed_texts
from scorecards.interview.passed_notes import notes_for
from scorecards.interview.passing_note import is_offered
from scorecards.interview.reopened import last_reopening
from scorecards.interview.review_rows import review_rows
from scorecards.interview.showing import ShownPage
from scorecards.interview.withdrawn import gone
from scorecards.kits.planned_rounds import PanelMember, panel_of
from scorecards.kits.scripts import blocks, for_interview
from scorecards.mails.invitations import place_of
from scorecards.models import LockedError, Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.models.scores import Score
from scorecards.panel.report.contents import build_report
from scorecards.workflow.beginning import begin
from scorecards.workflow.first_content import locked_to_save, with_first_content
from scorecards.workflow.gaps import IncompleteError, doubts, gaps
from scorecards.workflow.locking import locked_scorecard
from scorecards.workflow.reading_resume import resume_for
from scorecards.workflow.submitting import submit

VIEWS = ("one", "all")
WITH_KIT: ScorecardQuerySet = Scorecard.objects.select_related(
    "application__candidate", "application__opening", "kit"
)


class TooLateError(Exception):
    """The scorecard is submitted; the page has what was typed since."""

    def __init__(self, page: ScorecardPage) -> None:
        self.page = page
        super().__init__("The scorecard is submitted.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def scorecard(request: MemberRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _save(request, pk)
    card = get_object_or_404(_own(request), pk=pk)
    if card.is_locked:
        return render(request, "scorecards/interview/submitted.html", _locked(card))
    return _fill(request, ScorecardPage(card))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review_scorecard(request: MemberRequest, pk: int) -> HttpResponse:
    """What is missing and a read-only copy; POST submits exactly what was read."""
    if request.method == "POST":
        return _submit(request, pk)
    card = get_object_or_404(_own(request), pk=pk)
    if card.is_locked:
        return redirect("scorecard", card.pk)
    return _review(request, card)


@never_cache
@require_safe
def print_kit(request: MemberRequest, pk: int) -> HttpResponse:
    card = get_object_or_404(_own(request), pk=pk)
    return render(request, "scorecards/interview/print_kit.html", blank_kit(card))


@require_POST
def begin_scorecard(request: MemberRequest, pk: int) -> HttpResponse:
    """The clock starts, once; a second press changes nothing."""
    card = get_object_or_404(_own(request), pk=pk)
    with suppress(Scorecard.DoesNotExist):  # discarded in another tab
        begin(card, by=request.user)
    return HttpResponse(status=204)


def _chosen_view(request: MemberRequest) -> str:
    """One question a screen, or all on one page: as chosen last in this session."""
    asked = request.GET.get("view")
    if asked in VIEWS and asked != request.session.get("scorecard_view", VIEWS[0]):
        request.session["scorecard_view"] = asked
    return str(request.session.get("scorecard_view", VIEWS[0]))


def _own(request: MemberRequest) -> ScorecardQuerySet:
    """The interviewer's own scorecards; nobody can open another person's here."""
    return WITH_KIT.kept_by(request.user)


def _save(request: MemberRequest, pk: int) -> HttpResponse:
    by_script = autosave.is_wanted(request)
    try:
        page, saved = _store(request, pk, by_script=by_script)
    except Scorecard.DoesNotExist:
        return _gone(request)
    except TooLateError as error:
        too_late = error.page
        return autosave.too_late() if by_script else _too_late(request, too_late)
    if by_script:
        return autosave.answer(request, page)
    if not saved or page.orphaned_texts:
        return _not_saved(request, page)
    if "review" in request.POST:
        return redirect("review_scorecard", pk)
    messages.success(request, f"Saved {timezone.localtime():%H:%M}.")
    return redirect("scorecard", pk)


@with_first_content
@in_transaction
def _store(
    request: MemberRequest, pk: int, *, by_script: bool, first: bool = False
) -> tuple[ScorecardPage, bool]:
    """The page, and whether all of it was saved.

    Raises `Scorecard.DoesNotExist`, or `TooLateError`.
    """
    own = _own(request)
    if by_script:  # it does not ask whose scorecard it is
        own = own.select_related(None)
    card = locked_to_save(pk, own, first=first)
    page = ScorecardPage(card, request.POST, sent_only=by_script)
    try:
        return page, page.save()
    except LockedError as error:
        raise TooLateError(page) from error


def _not_saved(request: MemberRequest, page: ScorecardPage) -> HttpResponse:
    """The page again, with everything that was typed; what could be saved is saved."""
    changed_elsewhere = page.conflicts or page.orphaned_texts
    return _fill(request, page, status=409 if changed_elsewhere else 422)


def _fill(
    request: MemberRequest, page: ScorecardPage, status: int = 200
) -> HttpResponse:
    script = for_interview(page.scorecard.kit.opening_script, page.planned_minutes)
    view = _chosen_view(request)
    context = {
        "scorecard": page.scorecard,
        "page": page,
        "shown": ShownPage(page, view),
        "view": view,
        "reopened": last_reopening(page.scorecard),
        "colleagues": _colleagues(request, page.scorecard),
        "told": notes_for(page.scorecard),
        "resume": resume_for(page.scorecard),
        "place": _place(page.scorecard),
        "zone": zone_of(request, [page.scorecard.application.opening.time_zone]),
        "outline": outline(page),
        "opening_script": blocks(script),
        "closing_reminder": blocks(page.scorecard.kit.closing_reminder),
        "nudges": nudges.for_script(),
        "vault_secret": session.vault_secret(request),
        "session_ends": request.session.get_expiry_date(),
    }
    return render(
        request, "scorecards/interview/scorecard.html", context, status=status
    )


def _place(card: Scorecard) -> str:
    """As the invitation has it."""
    return place_of(card) if card.interview_at else card.place


def _colleagues(request: MemberRequest, card: Scorecard) -> list[PanelMember]:
    """Who else the plan has in the round, where it has the reader in it too."""
    panel = panel_of(card.application.opening, card.round)
    others = [each for each in panel if each.interviewer != request.user]
    return others if len(others) < len(panel) else []


def _locked(card: Scorecard) -> dict[str, Any]:
    return {
        "scorecard": card,
        "report": build_report(card),
        "may_read_debrief": may_read_debrief(card),
        "passes_note": is_offered(card),
        **(asked_about(card) if card.is_submitted else {}),
    }


def _too_late(request: MemberRequest, page: ScorecardPage) -> HttpResponse:
    """The locked scorecard, and what was typed since, to copy."""
    context = {**_locked(page.scorecard), "unsaved": page.unsaved}
    return render(request, "scorecards/interview/submitted.html", context, status=409)


def _gone(request: MemberRequest) -> HttpResponse:
    """What was typed, to copy: it was withdrawn, or is not this person's."""
    if autosave.is_wanted(request):
        raise Http404
    return gone(request, typed_texts(request.POST))


@in_transaction  # nothing is saved between the comparison and the end
def _submit(request: MemberRequest, pk: int) -> HttpResponse:
    try:
        card = locked_scorecard(pk, _own(request))
    except Scorecard.DoesNotExist as error:
        raise Http404 from error
    if not card.is_locked:
        if request.POST.get("revision") != str(ScorecardPage(card).revision):
            return _changed_since(request, card)
        try:
            submit(card, by=request.user)
        except IncompleteError:
            return _review(request, card, status=422)
        messages.success(
            request,
            "Scorecard submitted and locked. The hiring panel can read it now.",
        )
    return redirect("scorecard", card.pk)


def _changed_since(request: MemberRequest, card: Scorecard) -> HttpResponse:
    messages.warning(
        request,
        "The scorecard changed after you opened this review. "
        "Read it again, then submit.",
    )
    return _review(request, card, status=409)


def _review(request: MemberRequest, card: Scorecard, status: int = 200) -> HttpResponse:
    page = ScorecardPage(card, spare=0, to_read=True)
    answers = [part.record for part in page.answers]
    checks = [part.record for part in page.red_flags]
    extra = [part.record for part in page.extra_questions]
    required = card.application.opening.require_evidence  # then doubts are gaps
    context = {
        "scorecard": card,
        "page": page,
        "rows": review_rows(page),
        "score": Score.of(answers),
        "flags": [check for check in checks if check.ticked],
        "others": card.other_notes,
        "ticks": len(page.experience.stored["indicators"]),
        "besides": [each for each in extra if not each.is_blank],
        "reopened": last_reopening(card),
        "gaps": gaps(card, answers, checks),
        "doubts": [] if required else doubts(card, answers),
        "nudges": list(nudges_for(page)),
        "revision": page.revision,
        "who": who_can_reopen(request.user.pk),
        "passes_note": is_offered(card),
    }
    return render(request, "scorecards/interview/review.html", context, status=status)

"""The interviewer's pages. Each starts from what this person may see."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from scorecards import nudges
from scorecards.accounts import session
from scorecards.accounts.login import MemberRequest
from scorecards.interview import autosave
from scorecards.interview.blank_kit import blank_kit
from scorecards.interview.counted_pages import CountedPaginator
from scorecards.interview.nudging import nudges_for
from scorecards.interview.outline import outline
from scorecards.interview.page import ScorecardPage
from scorecards.interview.reopened import last_reopening
from scorecards.interview.start_form import StartForm
from scorecards.kits.scripts import blocks
from scorecards.models import LockedError, Scorecard
from scorecards.models.answer import OPTIONAL
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.panel.report.contents import build_report
from scorecards.workflow.gaps import IncompleteError, gaps
from scorecards.workflow.submitting import submit

PER_PAGE = 30


@never_cache
@require_safe
def my_scorecards(request: MemberRequest) -> HttpResponse:
    own, status = _own(request), Scorecard.Status
    numbers = own.numbers_by_status()
    by_due = F("due_at").asc(nulls_last=True), "created_at", "pk"
    unfinished = own.with_progress().order_by(*by_due)
    submitted = own.submitted().with_score().order_by("-submitted_at", "-pk")
    lists = {
        "owed": (unfinished.filter(status=status.ASSIGNED), numbers[status.ASSIGNED]),
        "drafts": (unfinished.filter(status=status.DRAFT), numbers[status.DRAFT]),
        "submitted": (submitted, numbers[status.SUBMITTED]),
    }
    pages = {
        name: CountedPaginator(cards, PER_PAGE, count=number).get_page(
            request.GET.get(name)
        )
        for name, (cards, number) in lists.items()
    }
    context = {**pages, "now": timezone.now()}
    return render(request, "scorecards/interview/my_scorecards.html", context)


@never_cache
@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("scorecards.add_scorecard", raise_exception=True)
def start_scorecard(request: MemberRequest) -> HttpResponse:
    """GET with role and level previews their kit, as does the button; POST starts."""
    interviewer = request.user
    if "preview" in request.POST:
        form = StartForm(initial=request.POST.dict(), interviewer=interviewer)
    elif request.method == "POST":
        form = StartForm(request.POST, interviewer=interviewer)
        if form.is_valid() and (scorecard := form.start()):
            return redirect("scorecard", scorecard.pk)
    elif "role" in request.GET:
        form = StartForm(initial=request.GET.dict(), interviewer=interviewer)
    else:
        form = StartForm.like_last_time(interviewer)
    if request.htmx:
        return render(request, "scorecards/interview/_kit_preview.html", {"form": form})
    return render(
        request,
        "scorecards/interview/start.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def scorecard(request: MemberRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _save(request, pk)
    card = get_object_or_404(_own(request), pk=pk)
    if card.is_submitted:
        context = {"scorecard": card, "report": build_report(card)}
        return render(request, "scorecards/interview/submitted.html", context)
    return _fill(request, ScorecardPage(card))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review_scorecard(request: MemberRequest, pk: int) -> HttpResponse:
    """What is missing and a read-only copy; POST submits exactly what was read."""
    if request.method == "POST":
        return _submit(request, pk)
    card = get_object_or_404(_own(request), pk=pk)
    if card.is_submitted:
        return redirect("scorecard", card.pk)
    return _review(request, card)


@never_cache
@require_safe
def print_kit(request: MemberRequest, pk: int) -> HttpResponse:
    card = get_object_or_404(_own(request), pk=pk)
    return render(request, "scorecards/interview/print_kit.html", blank_kit(card))


def _own(request: MemberRequest) -> ScorecardQuerySet:
    """The interviewer's own scorecards; nobody can open another person's here."""
    return Scorecard.objects.of(request.user).select_related(
        "application__candidate", "application__opening", "kit"
    )


def _save(request: MemberRequest, pk: int) -> HttpResponse:
    by_script = autosave.is_wanted(request)
    with transaction.atomic():
        locked = _own(request).select_for_update(of=("self",))
        if by_script:  # it does not ask whose scorecard it is
            locked = locked.select_related(None)
        card = get_object_or_404(locked, pk=pk)
        page = ScorecardPage(card, request.POST, sent_only=by_script)
        try:
            saved = page.save()
        except LockedError:
            return autosave.too_late() if by_script else _too_late(request, page)
    if by_script:
        return autosave.answer(request, page)
    if not saved or page.orphaned_texts:
        return _not_saved(request, page)
    if "review" in request.POST:
        return redirect("review_scorecard", card.pk)
    messages.success(request, f"Saved {timezone.localtime():%H:%M}.")
    return redirect("scorecard", card.pk)


def _not_saved(request: MemberRequest, page: ScorecardPage) -> HttpResponse:
    """The page again, with everything that was typed; what could be saved is saved."""
    changed_elsewhere = page.conflicts or page.orphaned_texts
    return _fill(request, page, status=409 if changed_elsewhere else 422)


def _fill(
    request: MemberRequest, page: ScorecardPage, status: int = 200
) -> HttpResponse:
    context = {
        "scorecard": page.scorecard,
        "page": page,
        "reopened": last_reopening(page.scorecard),
        "outline": outline(page),
        "optional": OPTIONAL,
        "opening_script": blocks(page.scorecard.kit.opening_script),
        "closing_reminder": blocks(page.scorecard.kit.closing_reminder),
        "nudges": nudges.for_script(),
        "vault_secret": session.vault_secret(request),
        "session_ends": request.session.get_expiry_date(),
    }
    return render(
        request, "scorecards/interview/scorecard.html", context, status=status
    )


def _too_late(request: MemberRequest, page: ScorecardPage) -> HttpResponse:
    """The submitted scorecard, and what was typed since, to copy."""
    context = {
        "scorecard": page.scorecard,
        "report": build_report(page.scorecard),
        "unsaved": page.unsaved,
    }
    return render(request, "scorecards/interview/submitted.html", context, status=409)


def _submit(request: MemberRequest, pk: int) -> HttpResponse:
    with transaction.atomic():  # nothing is saved between the comparison and the end
        locked = _own(request).select_for_update(of=("self",))
        card = get_object_or_404(locked, pk=pk)
        if not card.is_submitted:
            if request.POST.get("revision") != str(ScorecardPage(card).revision):
                return _changed_since(request, card)
            try:
                submit(card)
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
    page = ScorecardPage(card)
    context = {
        "scorecard": card,
        "reopened": last_reopening(card),
        "gaps": gaps(card),
        "nudges": list(nudges_for(page)),
        "report": build_report(card),
        "revision": page.revision,
    }
    return render(request, "scorecards/interview/review.html", context, status=status)

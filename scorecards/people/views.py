"""Coordinators put right who is who: duplicates, merging, splitting, moving, names."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, Candidate, Scorecard
from scorecards.models.people import key_of_reference
from scorecards.people.forms import (
    CorrectNameForm,
    IdentityForm,
    MoveApplicationForm,
    MoveScorecardForm,
    SplitForm,
)
from scorecards.people.near import near_people, tell_apart
from scorecards.people.queries import possible_duplicates
from scorecards.text.display_names import display_name
from scorecards.workflow.identity import RIGHT
from scorecards.workflow.locking import locked_candidates
from scorecards.workflow.merging import merge_candidates, undo_merge
from scorecards.workflow.moving import move_application, move_scorecard
from scorecards.workflow.renaming import correct_name
from scorecards.workflow.splitting import split_candidate

RIGHTS = (RIGHT, "scorecards.view_candidate", "scorecards.view_application")


@needs(*RIGHTS)
def duplicates(request: MemberRequest) -> HttpResponse:
    pairs = possible_duplicates()
    people = {each.pk: each for pair in pairs for each in (pair.first, pair.second)}
    about = tell_apart(people.values(), request.user)
    return admin_page(
        request,
        Candidate,
        "scorecards/people/duplicates.html",
        "Possible duplicates",
        pairs=[(pair, about[pair.first.pk], about[pair.second.pk]) for pair in pairs],
    )


@needs(*RIGHTS)
def merge(request: MemberRequest, pk: int) -> HttpResponse:
    """First the other candidate is chosen, then the two are compared and merged."""
    candidate = _live(pk)
    other = _other(request, candidate)
    if other is None:
        return _choose_other(request, candidate)
    kept, absorbed = candidate, other
    if request.GET.get("keep") == other.reference:
        kept, absorbed = other, candidate
    form = IdentityForm(_sent(request))
    if form.is_valid() and form.do(
        lambda: _log(
            request,
            merge_candidates(
                kept, absorbed, by=request.user, reason=form.cleaned_data["reason"]
            ),
            f"Merged {absorbed.reference} into this candidate.",
        )
    ):
        messages.success(
            request,
            f"{absorbed.reference} is now part of {kept} ({kept.reference}). You can "
            "undo this on the candidate’s page.",
        )
        return redirect("admin:scorecards_candidate_change", kept.pk)
    about = tell_apart([kept, absorbed], request.user)
    return _page(
        request,
        Candidate,
        "merge",
        "Merge candidates",
        form,
        candidate=candidate,
        other=other,
        kept=kept,
        absorbed=absorbed,
        pair=[(kept, about[kept.pk]), (absorbed, about[absorbed.pk])],
    )


def _choose_other(request: MemberRequest, candidate: Candidate) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:200] or candidate.name
    return admin_page(
        request,
        Candidate,
        "scorecards/people/choose.html",
        "Merge candidates",
        candidate=candidate,
        words=words,
        near=near_people(words, request.user, leave_out=[candidate.pk]),
    )


@needs(*RIGHTS)
def undo(request: MemberRequest, pk: int) -> HttpResponse:
    absorbed = get_object_or_404(Candidate, pk=pk)
    person = absorbed.person
    form = IdentityForm(_sent(request))
    if form.is_valid() and form.do(
        lambda: _log(
            request,
            undo_merge(absorbed, by=request.user, reason=form.cleaned_data["reason"]),
            f"Undid the merge into {person.reference}.",
        )
    ):
        messages.success(request, f"{absorbed} ({absorbed.reference}) is separate now.")
        return redirect("admin:scorecards_candidate_change", absorbed.pk)
    return _page(
        request,
        Candidate,
        "undo",
        "Undo a merge",
        form,
        candidate=person,
        absorbed=absorbed,
        may_confirm=absorbed.merged_into_id is not None,
    )


@needs(*RIGHTS)
def split(request: MemberRequest, pk: int) -> HttpResponse:
    candidate = _live(pk)
    form = SplitForm(_sent(request), candidate=candidate)
    if form.is_valid() and form.do(
        lambda: _log(
            request,
            split_candidate(candidate, by=request.user, **form.cleaned_data),
            f"Split from {candidate.reference}.",
        )
    ):
        messages.success(request, "The other person is a candidate of their own now.")
        return redirect("admin:scorecards_candidate_changelist")
    return _page(
        request, Candidate, "split", "Split a candidate", form, candidate=candidate
    )


@needs(*RIGHTS)
def rename(request: MemberRequest, pk: int) -> HttpResponse:
    candidate = _live(pk)
    return _rename(request, candidate)


@in_transaction
def _rename(request: MemberRequest, candidate: Candidate) -> HttpResponse:
    """Compared with the name as it is behind the lock."""
    if request.method == "POST":
        candidate = locked_candidates([candidate.pk])[candidate.pk]
    form = CorrectNameForm(_sent(request), initial={"name": candidate.name})
    if form.is_valid() and form.do(
        lambda: correct_name(candidate, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "Name corrected.")
        return redirect("admin:scorecards_candidate_change", candidate.pk)
    return _page(
        request, Candidate, "rename", "Correct a name", form, candidate=candidate
    )


@needs(*RIGHTS)
def move_of_application(request: MemberRequest, pk: int) -> HttpResponse:
    known = Application.objects.select_related("candidate", "opening")
    application = get_object_or_404(known, pk=pk)
    form = MoveApplicationForm(_sent(request), application=application)
    if form.is_valid() and form.do(
        lambda: _log(
            request,
            move_application(application, by=request.user, **form.cleaned_data),
            "Moved to another candidate or opening.",
        )
    ):
        messages.success(request, "Application moved.")
        return redirect("admin:scorecards_application_change", pk)
    return _page(
        request,
        Application,
        "move_application",
        "Move an application",
        form,
        application=application,
    )


@needs(*RIGHTS, "scorecards.assign_scorecard")
def move_of_scorecard(
    request: MemberRequest, application: int, scorecard: int
) -> HttpResponse:
    known = Scorecard.objects.arranged_by(request.user).select_related(
        "application__candidate", "application__opening"
    )
    card = get_object_or_404(known, pk=scorecard)
    if card.application_id != application:
        raise Http404
    form = MoveScorecardForm(_sent(request), application=card.application)
    if form.is_valid() and form.do(
        lambda: move_scorecard(
            card,
            application=form.application,
            by=request.user,
            reason=form.cleaned_data["reason"],
        )
    ):
        messages.success(request, "Scorecard moved.")
        return redirect("admin:scorecards_application_change", form.application.pk)
    return _page(
        request,
        Application,
        "move_scorecard",
        "Move a scorecard",
        form,
        application=card.application,
        scorecard=card,
        interviewer=display_name(card.interviewer),
    )


def _live(pk: int) -> Candidate:
    found: Candidate = get_object_or_404(Candidate.objects.live(), pk=pk)
    return found


def _other(request: MemberRequest, candidate: Candidate) -> Candidate | None:
    key = key_of_reference(request.GET.get("with", ""))
    others = Candidate.objects.live().exclude(pk=candidate.pk)
    return others.filter(pk=key).first() if key else None


def _sent(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _log(request: MemberRequest, record: Any, words: str) -> Any:
    log_change(request, record, words)
    return record


def _page(
    request: MemberRequest,
    model: type[Candidate | Application],
    template: str,
    title: str,
    form: IdentityForm,
    *,
    may_confirm: bool = True,
    **context: Any,
) -> HttpResponse:
    return admin_page(
        request,
        model,
        f"scorecards/people/{template}.html",
        title,
        status=409 if form.overtaken else 422 if form.errors else 200,
        form=form,
        may_confirm=may_confirm,
        **context,
    )

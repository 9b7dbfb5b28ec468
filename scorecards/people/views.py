"""Coordinators put right who is who: merging, splitting, moving, names."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import log_change, needs
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, Candidate, Scorecard
from scorecards.people.asked import (
    RIGHTS,
    choose_other,
    live_candidate,
    of_one_candidate,
    other_candidate,
    people_page,
    posted,
)
from scorecards.people.forms import (
    CorrectNameForm,
    IdentityForm,
    MoveApplicationForm,
    MoveScorecardForm,
    SplitForm,
)
from scorecards.people.near import tell_apart
from scorecards.text.display_names import display_name
from scorecards.workflow.locking import locked_candidates
from scorecards.workflow.merging import merge_candidates, undo_merge
from scorecards.workflow.moving import move_application, move_scorecard
from scorecards.workflow.renaming import correct_name
from scorecards.workflow.splitting import split_candidate


@needs(*RIGHTS)
@of_one_candidate
def merge(request: MemberRequest, pk: int) -> HttpResponse:
    """First the other candidate is chosen, then the two are compared and merged."""
    candidate = live_candidate(pk)
    other = other_candidate(request, candidate)
    if other is None:
        return choose_other(request, candidate)
    kept, absorbed = candidate, other
    if request.GET.get("keep") == other.reference:
        kept, absorbed = other, candidate
    form = IdentityForm(posted(request))
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
    return people_page(
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


@needs(*RIGHTS)
def undo(request: MemberRequest, pk: int) -> HttpResponse:
    absorbed = get_object_or_404(Candidate, pk=pk)
    person = absorbed.person
    form = IdentityForm(posted(request))
    if form.is_valid() and form.do(
        lambda: _log(
            request,
            undo_merge(absorbed, by=request.user, reason=form.cleaned_data["reason"]),
            f"Undid the merge into {person.reference}.",
        )
    ):
        messages.success(request, f"{absorbed} ({absorbed.reference}) is separate now.")
        return redirect("admin:scorecards_candidate_change", absorbed.pk)
    return people_page(
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
@of_one_candidate
def split(request: MemberRequest, pk: int) -> HttpResponse:
    candidate = live_candidate(pk)
    form = SplitForm(posted(request), candidate=candidate)
    if form.is_valid() and form.do(
        lambda: _log(
            request,
            split_candidate(candidate, by=request.user, **form.cleaned_data),
            f"Split from {candidate.reference}.",
        )
    ):
        messages.success(request, "The other person is a candidate of their own now.")
        return redirect("admin:scorecards_candidate_changelist")
    return people_page(
        request, Candidate, "split", "Split a candidate", form, candidate=candidate
    )


@needs(*RIGHTS)
@of_one_candidate
def rename(request: MemberRequest, pk: int) -> HttpResponse:
    candidate = live_candidate(pk)
    return _rename(request, candidate)


@in_transaction
def _rename(request: MemberRequest, candidate: Candidate) -> HttpResponse:
    """Compared with the name as it is behind the lock."""
    if request.method == "POST":
        candidate = locked_candidates([candidate.pk])[candidate.pk]
    form = CorrectNameForm(posted(request), initial={"name": candidate.name})
    if form.is_valid() and form.do(
        lambda: correct_name(candidate, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "Name corrected.")
        return redirect("admin:scorecards_candidate_change", candidate.pk)
    return people_page(
        request, Candidate, "rename", "Correct a name", form, candidate=candidate
    )


@needs(*RIGHTS)
def move_of_application(request: MemberRequest, pk: int) -> HttpResponse:
    known = Application.objects.select_related("candidate", "opening")
    application = get_object_or_404(known, pk=pk)
    form = MoveApplicationForm(posted(request), application=application)
    if form.is_valid() and form.do(
        lambda: _log(
            request,
            move_application(application, by=request.user, **form.cleaned_data),
            "Moved to another candidate or opening.",
        )
    ):
        messages.success(request, "Application moved.")
        return redirect("admin:scorecards_application_change", pk)
    return people_page(
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
    form = MoveScorecardForm(posted(request), application=card.application)
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
    return people_page(
        request,
        Application,
        "move_scorecard",
        "Move a scorecard",
        form,
        application=card.application,
        scorecard=card,
        interviewer=display_name(card.interviewer),
    )


def _log(request: MemberRequest, record: Any, words: str) -> Any:
    log_change(request, record, words)
    return record

"""Who may be entered twice, and that two of them are two people."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from glossary.admin_base.pages import admin_page, needs
from scorecards.accounts.login import MemberRequest
from scorecards.models import Candidate, TwoPeople
from scorecards.people.asked import (
    RIGHTS,
    live_candidate,
    of_one_candidate,
    other_candidate,
    people_page,
    posted,
)
from scorecards.people.forms import IdentityForm
from scorecards.people.near import tell_apart
from scorecards.people.queries import possible_duplicates
from scorecards.workflow.two_people import keep_apart, undo_keeping_apart


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
@of_one_candidate
def two_people(request: MemberRequest, pk: int) -> HttpResponse:
    candidate = live_candidate(pk)
    other = _named(request, candidate)
    form = IdentityForm(posted(request))
    if form.is_valid() and form.do(
        lambda: keep_apart(
            candidate, other, by=request.user, reason=form.cleaned_data["reason"]
        )
    ):
        messages.success(
            request,
            f"{candidate} ({candidate.reference}) and {other} ({other.reference}) are "
            "two people, and no longer listed here.",
        )
        return redirect("admin:scorecards_candidate_duplicates")
    return people_page(
        request,
        Candidate,
        "two_people",
        "Keep as two people",
        form,
        candidate=candidate,
        other=other,
    )


@needs(*RIGHTS)
@of_one_candidate
def undo_two_people(request: MemberRequest, pk: int) -> HttpResponse:
    candidate = live_candidate(pk)
    other = _named(request, candidate)
    form = IdentityForm(posted(request))
    if form.is_valid() and form.do(
        lambda: undo_keeping_apart(
            candidate, other, by=request.user, reason=form.cleaned_data["reason"]
        )
    ):
        messages.success(
            request, f"{other} ({other.reference}) may be the same person again."
        )
        return redirect("admin:scorecards_candidate_change", pk)
    return people_page(
        request,
        Candidate,
        "undo_two_people",
        "List as possible duplicates again",
        form,
        candidate=candidate,
        other=other,
        may_confirm=TwoPeople.objects.of(candidate, other).exists(),
    )


def _named(request: MemberRequest, candidate: Candidate) -> Candidate:
    """The other one of the pair, as the links to these pages have it."""
    if other := other_candidate(request, candidate):
        return other
    raise Http404

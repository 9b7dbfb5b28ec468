"""What the pages about who is who have in common: who may, who is meant, the page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, Candidate
from scorecards.models.people import key_of_reference
from scorecards.people.forms import IdentityForm
from scorecards.people.near import near_people
from scorecards.workflow.identity import RIGHT

View = Callable[[MemberRequest, int], HttpResponse]
RIGHTS = (RIGHT, "scorecards.view_candidate", "scorecards.view_application")


class MergedError(Exception):
    """Of somebody who is part of another candidate by now."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        super().__init__("This candidate is merged.")


def of_one_candidate(view: View) -> View:
    """Leads on to the person when somebody was quicker, and says so."""

    @wraps(view)
    def answer(request: MemberRequest, pk: int) -> HttpResponse:
        try:
            return view(request, pk)
        except MergedError as error:
            merged = error.candidate
        person = merged.person
        messages.warning(
            request,
            f"{merged.reference} is part of {person} ({person.reference}) now. "
            "Nothing else was changed.",
        )
        return redirect("admin:scorecards_candidate_change", person.pk)

    return answer


def live_candidate(pk: int) -> Candidate:
    """Raises `MergedError`."""
    return _live(get_object_or_404(Candidate, pk=pk))


def other_candidate(request: MemberRequest, candidate: Candidate) -> Candidate | None:
    """Raises `MergedError`."""
    key = key_of_reference(request.GET.get("with", ""))
    if key is None or key == candidate.pk:
        return None
    other = Candidate.objects.filter(pk=key).first()
    return other and _live(other)


def _live(candidate: Candidate) -> Candidate:
    if candidate.merged_into_id:
        raise MergedError(candidate)
    return candidate


def posted(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def people_page(
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


def choose_other(request: MemberRequest, candidate: Candidate) -> HttpResponse:
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

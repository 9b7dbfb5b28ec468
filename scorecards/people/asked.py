"""What the pages about who is who have in common: who may, who is meant, the page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from glossary.admin_base.pages import admin_page
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, Candidate
from scorecards.models.people import key_of_reference
from scorecards.people.forms import IdentityForm
from scorecards.people.near import near_people
from scorecards.workflow.identity import RIGHT

RIGHTS = (RIGHT, "scorecards.view_candidate", "scorecards.view_application")


def live_candidate(pk: int) -> Candidate:
    found: Candidate = get_object_or_404(Candidate.objects.live(), pk=pk)
    return found


def other_candidate(request: MemberRequest, candidate: Candidate) -> Candidate | None:
    key = key_of_reference(request.GET.get("with", ""))
    others = Candidate.objects.live().exclude(pk=candidate.pk)
    return others.filter(pk=key).first() if key else None


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

"""The page that says who can read an opening's candidates."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.admin_base.revisions import RevisedForm
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.models import Opening
from scorecards.openings.interviewers import Names, reviewers
from scorecards.panel.opening_head import head
from scorecards.workflow.locking import lock_opening
from scorecards.workflow.naming_team import name_team

MAX_MEMBERS = 40
BLANK = 3


class TeamForm(RevisedForm, forms.Form):
    """A line for each member, and some that are blank."""

    readers = forms.ChoiceField(
        label="Who can read the candidates",
        choices=Opening.Readers.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who can read the candidates."},
    )

    def __init__(self, *args: Any, opening: Opening, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opening = opening
        self.names = Names(reviewers(), "reviewer")
        team = opening.team.select_related("person").order_by("pk")
        members = [self.names.label(each.person) for each in team]
        self.initial.setdefault("readers", opening.readers)
        for place in range(1, min(len(members) + BLANK, MAX_MEMBERS) + 1):
            self.fields[f"member-{place}"] = forms.CharField(
                label=f"Team member {place}",
                required=False,
                max_length=300,
                initial=members[place - 1] if place <= len(members) else "",
                widget=forms.TextInput(
                    attrs={"list": "reviewers", "autocomplete": "off"}
                ),
            )

    @property
    def member_fields(self) -> Iterator[forms.BoundField]:
        for name in self.fields:
            if name != "readers":
                yield self[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.people: list[User] = []
        for name, typed in list(cleaned.items()):
            if name == "readers" or not typed.strip():
                continue
            try:
                person = self.names.find(typed)
            except forms.ValidationError as error:
                self.add_error(name, error)
            else:
                self.people += [person] * (person not in self.people)
        return cleaned


@needs("scorecards.change_opening")
def team(request: MemberRequest, pk: int) -> HttpResponse:
    known = Opening.objects.readable_by(request.user).select_related("kit", "role")
    opening = get_object_or_404(known, pk=pk)
    if request.method == "POST":
        return _name(request, opening)
    form = TeamForm(opening=opening)
    return _page(request, form)


@in_transaction
def _name(request: MemberRequest, opening: Opening) -> HttpResponse:
    """Compared with who is on the team behind the opening's lock."""
    lock_opening(opening)
    form = TeamForm(request.POST, opening=opening)
    if not form.is_valid():
        return _page(request, form)
    readers = Opening.Readers(form.cleaned_data["readers"])
    if name_team(opening, readers, form.people, by=request.user):
        done = "Saved who can read the candidates."
        log_change(request, opening, done)
        messages.success(request, done)
    return redirect("admin:scorecards_opening_team", opening.pk)


def _page(request: MemberRequest, form: TeamForm) -> HttpResponse:
    opening = form.opening
    return admin_page(
        request,
        Opening,
        "scorecards/openings/team.html",
        "Hiring team",
        status=409 if form.overtaken else 422 if form.errors else 200,
        **head(opening, request.user, "team"),
        revision=form.revision,
        differences=form.differences,
        form=form,
        suggestions=form.names.suggestions,
    )

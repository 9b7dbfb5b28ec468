"""A kit to read and print, without a candidate: what would be asked now."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from glossary.models import Level, Role
from glossary.roles.answer import Near
from scorecards.accounts.login import MemberRequest
from scorecards.interview.blank_kit import blank_content
from scorecards.interview.role_picker import RolePicker
from scorecards.kits.area_pages import link_areas
from scorecards.kits.making import KitContent, NoQuestionsError, content_for
from scorecards.models.levels import what_is_expected


class KitPreviewForm(forms.Form):
    """``content`` is what was asked for, once the form is valid."""

    role = forms.CharField(
        max_length=220,
        widget=forms.TextInput(
            attrs={"list": "roles", "autocomplete": "off", "class": "form-control"}
        ),
        error_messages={"required": "Pick a role."},
    )
    level = forms.ChoiceField(
        choices=[("", "Pick a level"), *Level.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Pick a level.",
            "invalid_choice": "Pick a level from the list.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = RolePicker()
        self.content: KitContent | None = None
        self.near: list[Near] = []
        title = self.data.get("role", "")
        if title and not self.data.get("level"):
            self.data = {**self.data, "level": self.roles.answer(title).level or ""}

    def clean_role(self) -> Role:
        text = self.cleaned_data["role"]
        if role := self.roles.find(text):
            return role
        self.near = self.roles.near(text)
        if general := self.roles.general():
            return general
        raise forms.ValidationError(
            f"There is no role “{text}”. Pick one from the list."
        )

    def clean(self) -> None:
        role, level = (self.cleaned_data.get(name) for name in ("role", "level"))
        if not role or not level:
            return
        try:
            self.content = content_for(role, level)
        except NoQuestionsError as error:
            self.add_error("level", str(error))


@never_cache
@require_safe
def preview_kit(request: MemberRequest) -> HttpResponse:
    """For everybody who can log in. Sixteen queries at most; nothing is stored."""
    asked = "role" in request.GET
    form = KitPreviewForm(request.GET.dict() if asked else None)
    content = form.content if form.is_valid() else None
    context: dict[str, Any] = {"form": form, "content": content}
    if content:
        link_areas(content.questions, request.user)
        context |= {
            **blank_content(content),
            "level": Level(content.level),
            "expectation": what_is_expected(content.level),
        }
    return render(
        request,
        "scorecards/interview/preview_kit.html",
        context,
        status=422 if form.errors else 200,
    )

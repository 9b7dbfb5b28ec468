"""An opening's page that says whether there is a newer kit, and moves to it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from scorecards.admin_base.model_admin import WorkflowAdmin
from scorecards.kits.differences import count
from scorecards.models import Kit, Opening, Scorecard
from scorecards.workflow.upgrading_kit import (
    NewerKit,
    NotMovedError,
    move_to_newest_kit,
    newer_kit,
)


class MoveForm(forms.Form):
    """Moves to what was read, and to nothing else."""

    checksum = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, opening: Opening, user: Any, **kwargs: Any) -> None:
        self.opening = opening
        self.user = user
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        # Whether others have begun is not for those to know who owe one here.
        owed = Scorecard.objects.of(self.user).owed()
        if owed.filter(application__opening=self.opening).exists():
            raise forms.ValidationError(
                "You owe a scorecard for this opening yourself. Ask another "
                "coordinator to move it, or withdraw yours first."
            )

    def move(self) -> Kit | None:
        """The kit moved to; None where the form says why not."""
        try:
            return move_to_newest_kit(
                self.opening, expected=self.cleaned_data["checksum"]
            )
        except NotMovedError as error:
            self.add_error(None, str(error))
            return None


class MovingAdmin(WorkflowAdmin):
    change_form_template = "scorecards/openings/opening.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.move_view)
        move = path("<int:pk>/move/", view, name="scorecards_opening_move")
        return [move, *super().get_urls()]

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        context = super().page_context(request, obj)
        if obj.closed_at is None and (newer := newer_kit(obj)):
            context |= {"newer": newer, "number_of_changes": count(newer.sections)}
        return context

    def move_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What changed since the opening's kit was made; POST moves to the newest."""
        known = Opening.objects.select_related("kit", "role__industry")
        opening = get_object_or_404(known, pk=pk)
        if not request.user.has_perms(
            ["scorecards.view_opening", "scorecards.view_kit"]
        ):
            raise PermissionDenied
        if request.method != "POST":
            return self._move_page(request, opening)
        if not self.has_change_permission(request, opening):
            raise PermissionDenied
        form = MoveForm(request.POST, opening=opening, user=request.user)
        if form.is_valid() and self._move(request, form):
            page = reverse("admin:scorecards_opening_change", args=[pk])
            return HttpResponseRedirect(page)
        return self._move_page(request, get_object_or_404(known, pk=pk), form)

    def _move(self, request: HttpRequest, form: MoveForm) -> bool:
        before = form.opening.kit.version
        with transaction.atomic():
            kit = form.move()
            if kit is None:
                return False
            done = f"Moved from version {before} of the kit to version {kit.version}."
            self.log_change(request, form.opening, done)
        self.message_user(request, done, messages.SUCCESS)
        return True

    def _move_page(
        self, request: HttpRequest, opening: Opening, form: MoveForm | None = None
    ) -> HttpResponse:
        newer: NewerKit | None = newer_kit(opening)
        context = {
            **self.admin_site.each_context(request),
            "title": "A newer kit" if newer else "The newest kit",
            "opts": self.opts,
            "opening": opening,
            "newer": newer,
            "form": form,
            "may_move": self.has_change_permission(request, opening),
            "media": self.media,
        }
        return TemplateResponse(
            request,
            "scorecards/openings/kit.html",
            context,
            status=422 if form else 200,
        )

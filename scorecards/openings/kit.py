"""An opening's page that says whether there is a newer kit, and moves to it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.kits.differences import count
from scorecards.models import Opening, Scorecard
from scorecards.workflow.planning_questions import has_begun
from scorecards.workflow.upgrading_kit import (
    Moved,
    NewerKit,
    NotMovedError,
    move_to_newest_kit,
    newer_kit,
)

CHANGE = "scorecards.change_opening"


class MoveForm(forms.Form):
    """Moves to what was read, and to nothing else."""

    checksum = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, opening: Opening, user: Any, **kwargs: Any) -> None:
        self.opening = opening
        self.user = user
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        # Whether others have begun is not for those to know who owe one here.
        to_do = Scorecard.objects.of(self.user).to_do()
        if to_do.filter(application__opening=self.opening).exists():
            raise forms.ValidationError(
                "You still have a scorecard to submit for this opening. "
                "Ask another coordinator to move it, or withdraw yours first."
            )

    def move(self) -> Moved | None:
        """None where the form says why not."""
        try:
            return move_to_newest_kit(
                self.opening, by=self.user, expected=self.cleaned_data["checksum"]
            )
        except NotMovedError as error:
            self.add_error(None, str(error))
            return None


def can_take_newest(opening: Opening, user: Any) -> bool:
    """Whether this person could move it now, if there is a newer kit.

    Whether others have begun is not for those to know who owe one here.
    """
    if opening.closed_at or opening.self_started or opening.kit.opening_id:
        return False
    if not user.has_perm(CHANGE):
        return False
    to_do = Scorecard.objects.of(user).to_do().filter(application__opening=opening)
    return not to_do.exists() and not has_begun(opening)


def newer_kit_context(opening: Opening, user: Any) -> dict[str, Any]:
    """What an opening's page says of a newer kit, where it can be taken."""
    if can_take_newest(opening, user) and (newer := newer_kit(opening)):
        return {"newer": newer, "number_of_changes": count(newer.sections)}
    return {}


@needs("scorecards.view_opening", "scorecards.view_kit")
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed since the opening's kit was made; POST moves to the newest."""
    known = Opening.objects.visible_to(request.user)
    known = known.select_related("kit", "role__industry")
    opening = get_object_or_404(known, pk=pk)
    if request.method != "POST":
        return _page(request, opening)
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    form = MoveForm(request.POST, opening=opening, user=request.user)
    if form.is_valid() and _move(request, form):
        return redirect("admin:scorecards_opening_change", pk)
    return _page(request, get_object_or_404(known, pk=pk), form)


@in_transaction
def _move(request: HttpRequest, form: MoveForm) -> bool:
    moved = form.move()
    if moved is None:
        return False
    done = (
        f"Opening moved from version {moved.before} of the kit to version "
        f"{moved.kit.version}."
    )
    log_change(request, form.opening, done)
    messages.success(request, done)
    return True


def _page(
    request: HttpRequest, opening: Opening, form: MoveForm | None = None
) -> HttpResponse:
    newer: NewerKit | None = newer_kit(opening)
    return admin_page(
        request,
        Opening,
        "scorecards/openings/kit.html",
        "Move to the newest kit" if newer else "Newest kit",
        status=422 if form else 200,
        opening=opening,
        newer=newer,
        form=form,
        may_confirm=bool(newer)
        and (bool(form) or can_take_newest(opening, request.user)),
    )

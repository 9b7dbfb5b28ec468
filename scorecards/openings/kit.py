"""The page that says whether an opening, or a round of its plan that has a kit of its
own, could have a newer kit, and moves to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.locking import in_transaction
from scorecards.kits.differences import count
from scorecards.models import Opening, PlanRound, Scorecard
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

    def __init__(
        self,
        *args: Any,
        opening: Opening,
        planned: PlanRound | None,
        user: Any,
        **kwargs: Any,
    ) -> None:
        self.opening, self.planned = opening, planned
        self.user = user
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        # Who has one to submit here may not know whether others have begun.
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
                self.opening,
                by=self.user,
                expected=self.cleaned_data["checksum"],
                planned=self.planned,
            )
        except NotMovedError as error:
            self.add_error(None, str(error))
            return None


def can_take_newest(
    opening: Opening, user: Any, planned: PlanRound | None = None
) -> bool:
    """Whether this person could move it now, if there is a newer kit.

    Whether others have begun is not for those to know who have one to submit here.
    """
    kit = planned.asks if planned else opening.kit
    if opening.closed_at or opening.self_started or kit.opening_id:
        return False
    if not user.has_perm(CHANGE):
        return False
    to_do = Scorecard.objects.of(user).to_do().filter(application__opening=opening)
    return not to_do.exists() and not has_begun(opening, planned)


@dataclass(frozen=True)
class Offer:
    """A newer kit that a round can take."""

    planned: PlanRound
    newer: NewerKit

    @property
    def before(self) -> int:
        return self.planned.asks.version

    @property
    def changes(self) -> int:
        return count(self.newer.sections)


def newer_kit_context(opening: Opening, user: Any) -> dict[str, Any]:
    """What an opening's page says of newer kits, where they can be taken."""
    rounds = opening.rounds.exclude(kit=None).exclude(kit=opening.kit_id)
    offers = list(_offers(opening, user, rounds.select_related("kit")))
    context: dict[str, Any] = {"newer_of_rounds": offers}
    if can_take_newest(opening, user) and (newer := newer_kit(opening)):
        context |= {"newer": newer, "number_of_changes": count(newer.sections)}
    return context


def _offers(
    opening: Opening, user: Any, rounds: Iterable[PlanRound]
) -> Iterator[Offer]:
    for planned in rounds:
        planned.opening = opening
        if not can_take_newest(opening, user, planned):
            continue
        if newer := newer_kit(opening, planned):
            yield Offer(planned, newer)


@needs("scorecards.view_opening", "scorecards.view_kit")
def move(request: HttpRequest, pk: int, number: int = 0) -> HttpResponse:
    """What changed since the kit was made; POST moves to the newest."""
    opening, planned = _asking(request, pk, number)
    if request.method != "POST":
        return _page(request, opening, planned)
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    form = MoveForm(request.POST, opening=opening, planned=planned, user=request.user)
    if form.is_valid() and _move(request, form):
        return redirect(
            f"admin:scorecards_opening_{'plan' if number else 'change'}", pk
        )
    return _page(request, *_asking(request, pk, number), form)


def _asking(
    request: HttpRequest, pk: int, number: int
) -> tuple[Opening, PlanRound | None]:
    """404 for a round that asks what the opening asks."""
    known = Opening.objects.visible_to(request.user)
    known = known.select_related("kit", "role__industry")
    opening: Opening = get_object_or_404(known, pk=pk)
    if not number:
        return opening, None
    rounds = opening.rounds.select_related("kit").exclude(kit=None)
    rounds = rounds.exclude(kit=opening.kit_id)
    planned: PlanRound = get_object_or_404(rounds, number=number)
    planned.opening = opening
    return opening, planned


@in_transaction
def _move(request: HttpRequest, form: MoveForm) -> bool:
    moved = form.move()
    if moved is None:
        return False
    done = (
        f"{form.planned or 'Opening'} moved from version {moved.before} of the kit to "
        f"version {moved.kit.version}."
    )
    log_change(request, form.opening, done)
    messages.success(request, done)
    return True


def _page(
    request: HttpRequest,
    opening: Opening,
    planned: PlanRound | None,
    form: MoveForm | None = None,
) -> HttpResponse:
    newer: NewerKit | None = newer_kit(opening, planned)
    return admin_page(
        request,
        Opening,
        "scorecards/openings/kit.html",
        "Move to the newest kit" if newer else "Newest kit",
        status=422 if form else 200,
        opening=opening,
        planned=planned,
        asking=planned or opening,
        kit=planned.asks if planned else opening.kit,
        newer=newer,
        form=form,
        may_confirm=bool(newer)
        and (bool(form) or can_take_newest(opening, request.user, planned)),
    )

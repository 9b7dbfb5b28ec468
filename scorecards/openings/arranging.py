"""Changing what was arranged for an interview, until its scorecard is submitted."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, needs
from glossary.admin_base.revisions import RevisedForm
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.mails.invitations import NoTimeError, download
from scorecards.models import Scorecard
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.openings.arrangement import ARRANGED, ArrangementForm
from scorecards.text.display_names import display_name
from scorecards.workflow.arranging import arrange
from scorecards.workflow.locking import locked_scorecard

RIGHT = "scorecards.assign_scorecard"
TOO_LATE = (
    "The scorecard has been submitted, so its interview can no longer be changed."
)
BEGUN = (
    "The interview has started, so the assigned questions were not changed. The times "
    "were saved."
)


class ChangeForm(RevisedForm, ArrangementForm):
    """Who covers what can be changed until something is saved. Hold the row lock."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.is_untouched:
            del self.fields["focus"], self.fields["shown"]

    @property
    def state(self) -> dict[str, Any]:
        """By their sources, which stay when the opening moves to another kit."""
        left_out = self.instance.answers.filter(is_focus=False)
        sources = left_out.order_by("question__source").values_list("question__source")
        times = {
            name: self.get_initial_for_field(self.fields[name], name)
            for name in ARRANGED
        }
        return {**times, "left out": list(sources)}

    def arrange(self, by: User) -> None:
        arrange(
            self.instance,
            by=by,
            covered=self.covered if "focus" in self.fields else None,
            **{name: self.cleaned_data[name] for name in ARRANGED},
        )


@needs(RIGHT)
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """When it is, and nothing of what the scorecard holds."""
    try:
        return download(get_object_or_404(_arranged_by(request), pk=pk))
    except NoTimeError as error:
        raise Http404("No time is set for this interview.") from error


@needs(RIGHT)
def arrange_interview(request: MemberRequest, pk: int) -> HttpResponse:
    known = _arranged_by(request)
    if request.method == "POST":
        return _change(request, known, pk)
    return _arrange(request, get_object_or_404(known, pk=pk))


@in_transaction
def _change(request: MemberRequest, known: ScorecardQuerySet, pk: int) -> HttpResponse:
    """With the questions of now: the opening may move to another kit meanwhile."""
    try:
        card = locked_scorecard(pk, known)
    except Scorecard.DoesNotExist as error:
        raise Http404 from error
    return _arrange(request, card)


def _arranged_by(request: HttpRequest) -> ScorecardQuerySet:
    known = Scorecard.objects.arranged_by(request.user)
    status = Scorecard.Status
    known = known.exclude(status__in=[status.WITHDRAWN, status.DECLINED])
    return known.select_related(
        "application__candidate", "application__opening__kit", "kit"
    )


def _arrange(request: MemberRequest, card: Scorecard) -> HttpResponse:
    page = redirect("admin:scorecards_application_change", card.application_id)
    if card.is_submitted:
        messages.warning(request, TOO_LATE)
        return page
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        instance=card,
        initial={"focus": _focus(card)},
        opening=card.application.opening,
        reader=request.user,
    )
    if not form.is_valid():
        return _page(request, form)
    if form.has_changed():
        form.arrange(by=request.user)
    if "shown" in request.POST and not card.is_untouched:
        messages.warning(request, BEGUN)
    else:
        messages.success(
            request, f"Changed the interview of {display_name(card.interviewer)}."
        )
    return page


def _page(request: HttpRequest, form: ChangeForm) -> HttpResponse:
    card = form.instance
    return admin_page(
        request,
        Scorecard,
        "scorecards/openings/arrange.html",
        f"Interview by {display_name(card.interviewer)}",
        status=409 if form.overtaken else 422 if form.errors else 200,
        application=card.application,
        scorecard=card,
        form=form,
        adminform=AdminForm(form, [(None, {"fields": form.shown_fields})], {}),
    )


def _focus(card: Scorecard) -> list[str]:
    keys = card.answers.filter(is_focus=True).values_list("question", flat=True)
    return [str(key) for key in keys]

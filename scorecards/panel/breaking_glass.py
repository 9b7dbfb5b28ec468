"""Breaking the glass, and noting what is read through it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, needs
from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.reasons import ReasonForm
from scorecards.models import Application, Scorecard
from scorecards.panel.debrief.queries import is_through_glass
from scorecards.workflow import breaking_glass

RIGHTS = ("scorecards.break_glass", "scorecards.view_application")


class BreakForm(ReasonForm):
    missing = "Explain why you need to read them now."

    def __init__(
        self, *args: Any, application: Application, person: Any, **kwargs: Any
    ) -> None:
        self.application = application
        self.person = person
        super().__init__(*args, **kwargs)
        self.fields[
            "reason"
        ].help_text = "Everyone with access to the audit trail can read it."

    def break_glass(self) -> bool:
        """Whether it could be; the form says why not."""
        try:
            breaking_glass.break_glass(
                self.application, by=self.person, reason=self.cleaned_data["reason"]
            )
        except breaking_glass.NothingToBreakError:
            self.add_error(
                None, "You have no scorecard to do here. Nothing is hidden from you."
            )
        return self.is_valid()


@needs(*RIGHTS)
def break_glass(request: MemberRequest, pk: int) -> HttpResponse:
    known = Application.objects.readable_by(request.user)
    known = known.select_related("candidate", "opening")
    application = get_object_or_404(known, pk=pk)
    form = BreakForm(
        request.POST if request.method == "POST" else None,
        application=application,
        person=request.user,
    )
    if form.is_valid() and form.break_glass():
        messages.warning(
            request,
            "You can now read other interviewers’ scorecards for this application. "
            "Every time you do is recorded, and your own scorecard is marked.",
        )
        return redirect("admin:scorecards_application_change", application.head_key)
    return _page(request, form)


def _page(request: MemberRequest, form: BreakForm) -> HttpResponse:
    application = form.application
    to_do = Scorecard.objects.of(request.user).to_do()
    withheld = list(
        to_do.filter(application__in=application.together.values("pk")).order_by(
            "round"
        )
    )
    broken = bool(withheld) and is_through_glass(application, withheld, request.user)
    return admin_page(
        request,
        Application,
        "scorecards/panel/break_glass.html",
        "Read other scorecards before submitting yours",
        status=422 if form.errors else 200,
        form=form,
        application=application,
        to_do=withheld,
        broken=broken,
        may_confirm=bool(withheld) and not broken,
    )


def note_reading(request: Any, scorecards: Iterable[Scorecard], page: str) -> None:
    """Record what is read of other people's scorecards through broken glass.

    One query where there are any, more where the glass is broken.
    """
    others = {
        scorecard.application_id
        for scorecard in scorecards
        if scorecard.interviewer_id != request.user.pk
    }
    if others:
        breaking_glass.note_views(request.user, others, page)

"""All interview times of a candidate on one page, until the scorecards are in."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from glossary.admin_base.pages import admin_page, log_change, needs
from glossary.admin_base.revisions import RevisedForm
from glossary.locking import in_transaction
from glossary.plurals import counted
from scorecards.accounts.login import MemberRequest
from scorecards.admin_base.zoned_times import ZonedDateTimeField
from scorecards.models import Application, LockedError, Scorecard
from scorecards.openings.arrangement import UNTIL_DUE
from scorecards.openings.clashes import Booking, confirm_field, doubts_about
from scorecards.text.display_names import display_name
from scorecards.workflow.arranging import arrange


class TimesForm(RevisedForm, forms.Form):
    """A start and a length for each scorecard that is still to do."""

    confirm_times = confirm_field()

    def __init__(
        self, *args: Any, application: Application, reader: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.application, self.reader = application, reader
        self.doubts: list[str] = []
        zone = ZoneInfo(application.opening.time_zone)
        known = Scorecard.objects.arranged_by(reader).to_do()
        known = known.filter(application__in=application.together.values("pk"))
        self.cards: list[Scorecard] = list(
            known.order_by("round", "interviewer__first_name", "pk")
        )
        for card in self.cards:
            begins = ZonedDateTimeField(
                label=f"Start, {display_name(card.interviewer)}, round {card.round}",
                initial=card.interview_at,
            )
            begins.zone = zone
            self.fields[f"begins-{card.pk}"] = begins
            self.fields[f"minutes-{card.pk}"] = forms.IntegerField(
                label=f"Minutes, {display_name(card.interviewer)}, round {card.round}",
                initial=card.interview_minutes,
                min_value=5,
                max_value=480,
                error_messages={
                    "required": "Enter how many minutes the interview takes."
                },
            )

    @property
    def lines(self) -> Iterator[tuple[Scorecard, forms.BoundField, forms.BoundField]]:
        for card in self.cards:
            yield card, self[f"begins-{card.pk}"], self[f"minutes-{card.pk}"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.overtaken:
            self.doubts = doubts_about(self._bookings(), self.reader)
            if self.doubts and not cleaned.get("confirm_times"):
                self.add_error("confirm_times", self.doubts)
        return cleaned

    def arrange(self, by: User) -> int:
        """How many interviews changed; those that were submitted meanwhile stay."""
        number = 0
        for card in self._changed_cards():
            begins = self.cleaned_data[f"begins-{card.pk}"]
            minutes = self.cleaned_data[f"minutes-{card.pk}"]
            ends = begins and begins + timedelta(minutes=minutes)
            try:
                arrange(
                    card,
                    by=by,
                    interview_at=begins,
                    interview_minutes=minutes,
                    due_at=ends + UNTIL_DUE if ends else card.due_at,
                )
            except (LockedError, Scorecard.DoesNotExist):
                continue
            number += 1
        return number

    def _changed_cards(self) -> list[Scorecard]:
        names = {name.partition("-")[2] for name in self.changed_data}
        return [card for card in self.cards if str(card.pk) in names]

    def _bookings(self) -> list[Booking]:
        return [
            Booking(
                self.application,
                card.interviewer,
                self.cleaned_data[f"begins-{card.pk}"],
                self.cleaned_data[f"minutes-{card.pk}"],
                card.pk,
            )
            for card in self._changed_cards()
            if self.cleaned_data.get(f"begins-{card.pk}")
        ]


@needs("scorecards.assign_scorecard")
def times(request: MemberRequest, pk: int) -> HttpResponse:
    known = Application.objects.heads().readable_by(request.user)
    known = known.select_related("candidate", "opening__kit")
    application = get_object_or_404(known, pk=pk)
    if request.method == "POST":
        return _arrange(request, application)
    return _page(request, TimesForm(application=application, reader=request.user))


@in_transaction
def _arrange(request: MemberRequest, application: Application) -> HttpResponse:
    """Compared with the times behind the scorecards' locks."""
    together = application.together.values("pk")
    rows = Scorecard.objects.select_for_update(of=("self",)).order_by("pk")
    list(rows.filter(application__in=together))
    form = TimesForm(request.POST, application=application, reader=request.user)
    if not form.is_valid():
        return _page(request, form)
    number = form.arrange(request.user)
    done = f"Changed the times of {counted(number, 'interview')}."
    if number:
        log_change(request, application, done)
    messages.success(request, done)
    return redirect("admin:scorecards_opening_place", application.opening_id)


def _page(request: MemberRequest, form: TimesForm) -> HttpResponse:
    application = form.application
    return admin_page(
        request,
        Application,
        "scorecards/openings/times.html",
        f"Interview times of {application.candidate}",
        status=409 if form.overtaken else 422 if form.errors else 200,
        revision=form.revision,
        differences=form.differences,
        application=application,
        form=form,
    )

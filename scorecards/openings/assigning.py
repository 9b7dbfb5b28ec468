"""Assigning a scorecard to an interviewer: first the application, then the rest."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from glossary.admin_base.checked_input import as_key
from glossary.admin_base.pages import admin_page, log_addition, needs
from glossary.locking import in_transaction
from scorecards.accounts.login import MemberRequest
from scorecards.models import Application, Scorecard
from scorecards.openings.arrangement import ARRANGED, ArrangementForm
from scorecards.openings.interviewers import interviewers
from scorecards.text.display_names import bare_name, display_name
from scorecards.workflow.locking import (
    OpeningClosedError,
    lock_opening,
    lock_with_opening,
    require_open,
)
from scorecards.workflow.starting import assign


class InterviewerField(forms.ModelChoiceField):  # type: ignore[type-arg] # not at run time
    def label_from_instance(self, obj: Any) -> str:
        return f"{bare_name(obj)} ({obj.get_username()})"


class AssignForm(ArrangementForm):
    """For the instance's application. Save it in a transaction."""

    interviewer = InterviewerField(
        queryset=interviewers(),
        help_text="Active people who can fill in scorecards.",
    )
    round = forms.IntegerField(
        min_value=1,
        max_value=99,
        initial=1,
        help_text="2 or more if the same person interviews the candidate again.",
    )

    class Meta:
        model = Scorecard
        fields = ["interviewer", "round", *ARRANGED]

    def clean(self) -> dict[str, Any]:
        # Whoever assigns or starts here at the same time waits from here on.
        try:
            require_open(lock_opening(self.opening))
        except OpeningClosedError as error:
            self.add_error(None, str(error))
        cleaned = super().clean()
        taken = Scorecard.objects.filter(
            application__in=self.instance.application.together.values("pk"),
            interviewer=cleaned.get("interviewer"),
            round=cleaned.get("round") or 0,
        )
        open_again = Scorecard.Status.DECLINED
        if taken.known().exclude(status=open_again).exists():
            self.add_error(
                None, "This interviewer already has a scorecard for that round."
            )
        return cleaned

    def assign(self, by: User) -> Scorecard:
        wanted = self.instance
        return assign(
            application=wanted.application,
            interviewer=wanted.interviewer,
            round=wanted.round,
            interview_at=wanted.interview_at,
            interview_minutes=wanted.interview_minutes,
            due_at=wanted.due_at,
            place=wanted.place,
            brief=wanted.brief,
            focus=self.covered,
            by=by,
        )


@needs("scorecards.assign_scorecard")
def assign_scorecard(request: MemberRequest, application: Application) -> HttpResponse:
    """The form of the chosen application; without the interviewer, its first look."""
    if request.method == "POST" and "interviewer" not in request.POST:
        return _to_form(application)
    form, scorecard = _assign(request, application)
    if scorecard is None:
        return _page(request, form)
    # No link: it stays hidden from the coordinator until it is submitted.
    messages.success(
        request,
        f"Scorecard for {application} assigned to "
        f"{display_name(scorecard.interviewer)}. You can read it once it is submitted.",
    )
    if "_addanother" in request.POST:
        return _to_form(application)
    return redirect("admin:scorecards_application_change", application.pk)


@in_transaction
def _assign(
    request: MemberRequest, application: Application
) -> tuple[AssignForm, Scorecard | None]:
    """No scorecard on the first look, and where the form says why not."""
    sent = request.POST if request.method == "POST" else None
    if sent is not None:  # the form shows the questions of now
        application = lock_with_opening(application)
    form = AssignForm(
        sent,
        instance=_blank(request, application),
        opening=application.opening,
        reader=request.user,
    )
    if not form.is_valid():
        return form, None
    scorecard = form.assign(by=request.user)
    log_addition(request, scorecard)
    return form, scorecard


def _blank(request: MemberRequest, application: Application) -> Scorecard:
    """Filled with what was arranged, where somebody declined and is replaced."""
    blank = Scorecard(application=application, kit=application.opening.kit)
    declined = Scorecard.objects.arranged_by(request.user).declined()
    declined = declined.filter(application__in=application.together.values("pk"))
    before = declined.filter(pk=as_key(request.GET.get("instead_of"))).first()
    if before:
        blank.interviewer_id = before.proposed_id
        for name in ("round", *ARRANGED):
            setattr(blank, name, getattr(before, name))
    return blank


def _page(request: HttpRequest, form: AssignForm) -> HttpResponse:
    fields = ["interviewer", "round", *ARRANGED, "focus", "shown"]
    fields += ["confirm_times"] * bool(form.doubts)
    return admin_page(
        request,
        Scorecard,
        "scorecards/openings/assign.html",
        "Assign a scorecard",
        status=422 if form.errors else 200,
        application=form.instance.application,
        form=form,
        adminform=AdminForm(form, [(None, {"fields": fields})], {}),
    )


def chosen_application(request: HttpRequest) -> Application | None:
    """The one that was chosen."""
    key = request.POST.get("application") or request.GET.get("application")
    known = Application.objects.select_related("candidate", "opening__kit")
    return known.filter(pk=as_key(key)).first()


def _to_form(application: Application) -> HttpResponseRedirect:
    query = {"application": application.pk}
    return HttpResponseRedirect(reverse("admin:scorecards_scorecard_add", query=query))

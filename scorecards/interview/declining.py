"""The page on which an interviewer declines an interview or hands it over."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from scorecards.accounts.login import MemberRequest
from scorecards.models import BegunError, Scorecard
from scorecards.text.display_names import bare_name
from scorecards.workflow.declining import INTERVIEW, NoInterviewerError, decline


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg] # not at run time
    def label_from_instance(self, obj: Any) -> str:
        return bare_name(obj)


class DeclineForm(forms.Form):
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Coordinators see this. Example: “I know the candidate well.”",
        error_messages={"required": "Explain why you can’t do this interview."},
    )
    proposed = ColleagueField(
        label="Colleague who could interview instead",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody in particular",
        help_text="A coordinator decides, and assigns the interview.",
    )

    def __init__(self, *args: Any, interviewer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["proposed"]
        # Everybody who may: who else has a scorecard is not to be seen from here.
        field.queryset = (
            User.objects.with_perm(
                INTERVIEW,
                include_superusers=False,
                backend="django.contrib.auth.backends.ModelBackend",
            )
            .exclude(pk=interviewer.pk)
            .order_by("first_name", "last_name", "username")
        )
        self.helper = FormHelper()
        self.helper.add_input(Submit("decline", "Decline interview"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decline_interview(request: MemberRequest, pk: int) -> HttpResponse:
    own = Scorecard.objects.of(request.user).to_do()
    card = get_object_or_404(
        own.select_related("application__candidate", "application__opening", "kit"),
        pk=pk,
    )
    form = DeclineForm(
        request.POST if request.method == "POST" else None, interviewer=request.user
    )
    begun = not card.may_be_declined
    if request.method == "POST" and not begun and form.is_valid():
        try:
            decline(card, by=request.user, **form.cleaned_data)
        except BegunError:
            begun = True
        except NoInterviewerError:
            form.add_error("proposed", "They can’t interview any more. Choose another.")
        except Scorecard.DoesNotExist as error:
            raise Http404 from error
        else:
            candidate = card.application.candidate
            messages.success(
                request,
                f"You declined the interview with {candidate}. Coordinators see it in "
                "their to-do list.",
            )
            return redirect("my_scorecards")
    status = 409 if begun and request.method == "POST" else 422 if form.errors else 200
    return render(
        request,
        "scorecards/interview/decline.html",
        {"scorecard": card, "form": form, "begun": begun},
        status=status,
    )

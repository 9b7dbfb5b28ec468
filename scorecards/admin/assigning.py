"""The form with which a coordinator assigns a scorecard to an interviewer."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from scorecards.admin.base import full_name
from scorecards.models import Scorecard
from scorecards.starting import OpeningClosedError, lock_opening


class InterviewerField(forms.ModelChoiceField):  # type: ignore[type-arg] # as below
    def label_from_instance(self, obj: Any) -> str:
        return f"{full_name(obj)} ({obj.get_username()})"


class AssignForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    interviewer = InterviewerField(
        queryset=User.objects.with_perm(
            "scorecards.add_scorecard",
            include_superusers=False,
            backend="django.contrib.auth.backends.ModelBackend",
        ).order_by("first_name", "last_name", "username"),
        help_text="Active people who may fill scorecards.",
    )
    round = forms.IntegerField(
        min_value=1,
        max_value=99,
        initial=1,
        help_text="1, unless the same person interviews the candidate once more.",
    )

    class Meta:
        model = Scorecard
        fields = ["application", "interviewer", "round"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if application := cleaned.get("application"):
            # Whoever assigns or starts here at the same time waits, so that the
            # unique rule, which is checked next, answers with its sentence.
            try:
                lock_opening(application.opening)
            except OpeningClosedError as error:
                self.add_error("application", str(error))
        return cleaned

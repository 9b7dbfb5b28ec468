"""The form that starts a scorecard: role, level, candidate, and what they lead to."""

from collections import Counter
from difflib import get_close_matches
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Layout, Submit
from django import forms
from django.contrib.auth.models import User

from glossary.models import Level, Role
from scorecards.kits import KitContent, NoQuestionsError, content_for
from scorecards.models import Candidate, Opening, Scorecard
from scorecards.starting import (
    AlreadySubmittedError,
    SeveralOpeningsError,
    openings_that_fit,
    start_scorecard,
)

MOST_SUGGESTIONS = 500


class StartForm(forms.Form):
    """`start()` after validation; it adds the questions that only a person settles."""

    role = forms.CharField(
        max_length=220,
        widget=forms.TextInput(attrs={"list": "roles", "autocomplete": "off"}),
        error_messages={"required": "Pick the role you interview for."},
    )
    level = forms.ChoiceField(
        choices=[("", "Pick a level"), *Level.choices],
        error_messages={"required": "Pick the level you interview for."},
    )
    candidate = forms.CharField(
        max_length=200,
        widget=forms.TextInput(attrs={"list": "candidates", "autocomplete": "off"}),
        help_text="Pick one, or type a new name.",
        error_messages={"required": "Pick the candidate, or type a name."},
    )
    opening = forms.ModelChoiceField(
        Opening.objects.none(),
        required=False,
        empty_label="Pick an opening",
        help_text="Several openings fit this role and level.",
    )
    another_round = forms.BooleanField(
        required=False, label="This is another interview with the same person"
    )

    def __init__(self, *args: Any, interviewer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interviewer = interviewer
        self.known_roles: list[Role] = list(
            Role.objects.active().select_related("industry")
        )
        self._title_counts = Counter(role.title for role in self.known_roles)
        self._offer_openings(self._fitting())
        if not (self.is_bound and self.data.get("another_round")):
            self.fields["another_round"].widget = forms.HiddenInput()

    @classmethod
    def like_last_time(cls, interviewer: User) -> "StartForm":
        """Filled with the role and level of this person's latest scorecard."""
        latest = (
            Scorecard.objects.of(interviewer)
            .select_related("kit__role__industry")
            .order_by("-pk")
            .first()
        )
        form = cls(interviewer=interviewer)
        if latest:
            form.initial = {
                "role": form._label(latest.kit.role),
                "level": latest.kit.level,
            }
            form._offer_openings(form._fitting())
        return form

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.layout = Layout(
            "role",
            "level",
            HTML('{% include "scorecards/_kit_preview.html" %}'),
            "candidate",
            Field("another_round"),
            Submit("start", "Start scorecard"),
        )
        return helper

    @property
    def role_suggestions(self) -> list[str]:
        """What the type-ahead offers; told apart by industry where titles are alike."""
        return [self._label(role) for role in self.known_roles[:MOST_SUGGESTIONS]]

    @property
    def candidate_suggestions(self) -> list[str]:
        """Names of those who are candidates for something open. One query."""
        names = (
            Candidate.objects.filter(applications__opening__closed_at=None)
            .order_by("name")
            .values_list("name", flat=True)
            .distinct()
        )
        return list(names[:MOST_SUGGESTIONS])

    @property
    def preview(self) -> KitContent | None:
        """The kit as it would be, once role and level are picked."""
        role, level = self._picked()
        if not role or level not in Level.values:
            return None
        try:
            return content_for(role, level)
        except NoQuestionsError:
            return None

    def clean_role(self) -> Role:
        text = self.cleaned_data["role"]
        if role := self._role_called(text):
            return role
        raise forms.ValidationError(self._unknown_role(text))

    def clean_candidate(self) -> str:
        return " ".join(self.cleaned_data["candidate"].split())

    def start(self) -> Scorecard | None:
        """The scorecard to go to; None when there is something left to settle."""
        values = self.cleaned_data
        try:
            return start_scorecard(
                interviewer=self.interviewer,
                role=values["role"],
                level=values["level"],
                candidate_name=values["candidate"],
                opening=values["opening"],
                another_round=values["another_round"],
            )
        except NoQuestionsError as error:
            self.add_error("level", str(error))
        except SeveralOpeningsError as error:
            self._offer_openings(error.openings)
            self.add_error("opening", "Pick the opening that this interview is for.")
        except AlreadySubmittedError as error:
            self._offer_another_round(error.scorecard)
        return None

    def _picked(self) -> tuple[Role | None, str]:
        values = self.data if self.is_bound else self.initial
        return self._role_called(values.get("role", "")), values.get("level", "")

    def _fitting(self) -> list[Opening]:
        role, level = self._picked()
        return openings_that_fit(role, level) if role and level else []

    def _offer_openings(self, openings: list[Opening]) -> None:
        field = self.fields["opening"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for mypy
        field.queryset = Opening.objects.filter(pk__in=[each.pk for each in openings])
        self.several_openings = len(openings) > 1

    def _offer_another_round(self, last: Scorecard) -> None:
        self.fields["another_round"].widget = forms.CheckboxInput()
        self.add_error(
            "another_round",
            f"You submitted a scorecard for {last.application.candidate} already. "
            "Tick the box to record another interview.",
        )

    def _role_called(self, text: str) -> Role | None:
        wanted = " ".join(text.split()).casefold()
        for role in self.known_roles:
            if wanted == self._label(role).casefold():
                return role
        return None

    def _label(self, role: Role) -> str:
        alike = self._title_counts[role.title] > 1
        return f"{role.title} ({role.industry})" if alike else role.title

    def _unknown_role(self, text: str) -> str:
        labels = self.role_suggestions
        typed = text.casefold()
        near = [label for label in labels if typed in label.casefold()][:4]
        near = near or get_close_matches(text, labels, n=4)
        if not near:
            return f"There is no role “{text}”. Pick one from the list."
        return f"There is no role “{text}”. Did you mean {', '.join(near)}?"

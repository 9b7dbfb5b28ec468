"""The form that starts a scorecard: role, level, candidate, and what they lead to."""

from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Layout, Submit
from django import forms
from django.contrib.auth.models import User

from glossary.models import Level, Role
from scorecards.interview.role_picker import RolePicker
from scorecards.kits.making import KitSize, NoQuestionsError, content_for, size_of
from scorecards.models import Application, Opening, Scorecard
from scorecards.models.people import reference_of
from scorecards.people.field import WhoForm
from scorecards.workflow.locking import OpeningClosedError
from scorecards.workflow.starting import (
    AlreadySubmittedError,
    SeveralOpeningsError,
    openings_that_fit,
    start_scorecard,
)

MAX_SUGGESTIONS = 500
MAX_LOOKED_THROUGH = 5_000


class StartForm(WhoForm):
    """Call `start()` after validation; it may add questions for the person."""

    role = forms.CharField(
        max_length=220,
        widget=forms.TextInput(attrs={"list": "roles", "autocomplete": "off"}),
        error_messages={"required": "Pick a role."},
    )
    level = forms.ChoiceField(
        choices=[("", "Pick a level"), *Level.choices],
        error_messages={"required": "Pick a level."},
    )
    opening = forms.ModelChoiceField(
        Opening.objects.none(),
        required=False,
        empty_label="Pick an opening",
        help_text="There are several openings for this role and level.",
    )
    another_round = forms.BooleanField(
        required=False, label="This is another interview with the same candidate"
    )

    def __init__(self, *args: Any, interviewer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interviewer = self.reader = interviewer
        self.roles = RolePicker()
        if role := self.roles.find(self.initial.get("role", "")):
            self.initial["role"] = self.roles.label(role)
        if not (self.is_bound and self.data.get("another_round")):
            self.fields["another_round"].widget = forms.HiddenInput()
        self._offer_openings()

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
            role = form.roles.label(latest.kit.role)
            form.initial = {"role": role, "level": latest.kit.level}
            form._offer_openings()
        return form

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(
            "role",
            "level",
            HTML('{% include "scorecards/interview/_kit_preview.html" %}'),
            "candidate",
            HTML('{% include "scorecards/people/_who.html" %}'),
            HTML(
                '<input type="hidden" name="request_key" value="{{ form.shown_key }}">'
            ),
            Field("another_round"),
            Submit("start", "Start scorecard"),
        )
        return helper

    @property
    def candidate_suggestions(self) -> list[str]:
        """Candidates for openings that are still open, by name. One query.

        Only looks through the newest `MAX_LOOKED_THROUGH` applications; any other
        name can be typed.
        """
        newest = Application.objects.order_by("-pk")[:MAX_LOOKED_THROUGH]
        names = (
            Application.objects.filter(
                pk__in=newest.values("pk"), opening__closed_at=None
            )
            .order_by("-pk")
            .values_list("candidate__sort_key", "candidate__name", "candidate")
        )
        return [
            f"{name} ({reference_of(key)})"
            for _, name, key in sorted({*names[:MAX_SUGGESTIONS]})
        ]

    @cached_property
    def preview(self) -> KitSize | str:
        """The size of the kit, or a sentence on why it isn’t known yet."""
        role, level = self._picked()
        if not role or not level:
            return (
                "Pick a role and level to see the number of questions and the time "
                "they take."
            )
        chosen = self.data.get("opening") if self.is_bound else None
        for opening in self.openings:
            if len(self.openings) == 1 or str(opening.pk) == chosen:
                return size_of(opening.kit)
        try:
            return content_for(role, level).size
        except NoQuestionsError as error:
            return str(error)

    def clean_role(self) -> Role:
        text = self.cleaned_data["role"]
        if role := self.roles.find(text):
            return role
        raise forms.ValidationError(self.roles.not_found(text))

    def start(self) -> Scorecard | None:
        """The scorecard to go to; None if the person has to answer something first."""
        values = self.cleaned_data
        try:
            return start_scorecard(
                interviewer=self.interviewer,
                role=values["role"],
                level=values["level"],
                candidate=values["candidate"],
                request_key=values["request_key"],
                opening=values["opening"],
                another_round=values["another_round"],
            )
        except NoQuestionsError as error:
            self.add_error("level", str(error))
        except OpeningClosedError as error:
            self.add_error("opening", str(error))
        except SeveralOpeningsError as error:
            self.openings = error.openings
            self.add_error("opening", "Pick the opening this interview is for.")
        except AlreadySubmittedError as error:
            self._offer_another_round(error.scorecard)
        return None

    def _picked(self) -> tuple[Role | None, str]:
        values = self.data if self.is_bound else self.initial
        level = values.get("level", "")
        known_level = level if level in Level.values else ""
        return self.roles.find(values.get("role", "")), known_level

    def _offer_openings(self) -> None:
        """Show the openings that fit; accept any open one for this role and level."""
        role, level = self._picked()
        self.openings = openings_that_fit(role, level) if role and level else []
        if role and level:
            self._opening_field.queryset = Opening.objects.still_open().filter(
                role=role, level=level
            )

    @property
    def asks_for_opening(self) -> bool:
        return len(self.openings) > 1 or "opening" in self.errors

    @property
    def _opening_field(self) -> Any:
        return self.fields["opening"]

    def _offer_another_round(self, last: Scorecard) -> None:
        self.fields["another_round"].widget = forms.CheckboxInput()
        self.add_error(
            "another_round",
            f"You have already submitted a scorecard for {last.application.candidate}. "
            "Tick the box to record another interview.",
        )

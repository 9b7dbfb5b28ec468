"""The form that starts a scorecard: role, level, candidate, and what they lead to."""

from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Layout, Submit
from django import forms
from django.contrib.auth.models import User

from glossary.models import Level, Role
from glossary.roles.asked import as_counted, count_title
from glossary.roles.finder import Near
from scorecards.interview.role_picker import RolePicker
from scorecards.kits.making import KitSize, NoQuestionsError, size_of
from scorecards.kits.sizes import current_size
from scorecards.models import Application, Opening, Scorecard
from scorecards.models.levels import what_is_expected
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
# Enter presses the first button of a form, which is not to be one of “Did you mean”.
ON_ENTER = (
    '<button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">'
    "Start scorecard</button>"
)


class StartForm(WhoForm):
    """Call `start()` after validation; it may add questions for the person.

    ``general_for`` is the title for which the page has offered the general interview,
    ``level_of`` the one whose level it has picked.
    """

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
    general_for = forms.CharField(required=False, widget=forms.HiddenInput())
    level_of = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, interviewer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interviewer = self.reader = interviewer
        self.roles = RolePicker()
        self.typed_role: str = self._values.get("role", "")
        self._read_title()
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
            form.typed_role = form.roles.label(latest.kit.role)
            form.initial = {"role": form.typed_role, "level": latest.kit.level}
            form._offer_openings()
        return form

    def _read_title(self) -> None:
        """Pick the level that a title names, unless that was done and changed since;
        write the role as it is suggested."""
        level = self.titled_level
        if self.is_bound:
            if level and not self.data.get("level"):
                self.data = {**dict(self.data.items()), "level": level}
            return
        if level and self.initial.get("level_of", "") != self.typed_role:
            self.initial["level"] = level
        if role := self.roles.find(self.typed_role):
            self.initial["role"] = self.roles.label(role)

    @property
    def _values(self) -> Any:
        """What was sent, or what the form is filled with."""
        return self.data if self.is_bound else self.initial

    @property
    def titled_level(self) -> str:
        """The level that the title names."""
        return self.roles.answer(self.typed_role).level or ""

    @property
    def levels(self) -> list[tuple[str, str, bool]]:
        """The choices of the level, each with whether it is picked."""
        picked = self._picked()[1]
        field: Any = self.fields["level"]
        return [(value, label, value == picked) for value, label in field.choices]

    @property
    def called_otherwise(self) -> Role | None:
        """The role, where it is not called as was typed."""
        if self.roles.is_label(self.typed_role):
            return None
        return self.roles.find(self.typed_role)

    @cached_property
    def general(self) -> Role | None:
        """The general interview, for a title that no role has."""
        if not self.typed_role.strip() or self.roles.find(self.typed_role):
            return None
        return self.roles.general()

    @property
    def near_roles(self) -> list[Near]:
        """Roles to offer instead of what was typed."""
        if self.roles.find(self.typed_role):
            return []
        return self.roles.near(self.typed_role)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(
            HTML(ON_ENTER),
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
        startable = Opening.objects.still_open().startable_by(self.interviewer)
        names = (
            Application.objects.filter(
                pk__in=newest.values("pk"),
                opening__in=startable.order_by().values("pk"),
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
        return current_size(role, level)

    @property
    def expectation(self) -> str:
        return what_is_expected(self._picked()[1])

    @property
    def preview_query(self) -> dict[str, str]:
        """For the page that shows the kit itself; of what was picked."""
        values = self.data if self.is_bound else self.initial
        return {"role": values.get("role", ""), "level": values.get("level", "")}

    def clean_role(self) -> Role:
        text = self.cleaned_data["role"]
        if role := self.roles.find(text):
            return role
        if not self.general:
            raise forms.ValidationError(
                f"There is no role “{text}”. Pick one from the list."
            )
        if as_counted(self.data.get("general_for", "")) == as_counted(text):
            return self.general
        raise forms.ValidationError(
            f"There is no role “{text}”. Pick another role, or press Start scorecard "
            "again for the general interview."
        )

    def start(self) -> Scorecard | None:
        """The scorecard to go to; None if the person has to answer something first."""
        values = self.cleaned_data
        try:
            scorecard = start_scorecard(
                interviewer=self.interviewer,
                role=values["role"],
                level=values["level"],
                candidate=values["candidate"],
                request_key=values["request_key"],
                opening=values["opening"],
                another_round=values["another_round"],
                title=self._unknown_title,
            )
            if self.general:
                count_title(self.typed_role)
            return scorecard
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

    @property
    def _unknown_title(self) -> str:
        """What was typed, where it leads to the general interview."""
        return self.typed_role if self.general else ""

    def _picked(self) -> tuple[Role | None, str]:
        level = self._values.get("level", "")
        known_level = level if level in Level.values else ""
        return self.roles.find(self.typed_role) or self.general, known_level

    def _offer_openings(self) -> None:
        """Show the openings that fit; accept any open one for this role and level."""
        role, level = self._picked()
        self.openings = (
            openings_that_fit(role, level, self.interviewer, self._unknown_title)
            if role and level
            else []
        )
        if role and level:
            startable = Opening.objects.still_open().startable_by(self.interviewer)
            self._opening_field.queryset = startable.filter(role=role, level=level)

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

"""The form that starts a scorecard: role, level, candidate, and what they lead to."""

from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout, Submit
from django import forms
from django.contrib.auth.models import User

from glossary.models import Level, Role
from glossary.roles.asked import as_counted, count_title
from glossary.roles.finder import Near as NearRole
from scorecards.interview.role_picker import RolePicker
from scorecards.interview.who_to_meet import Met, assigned_to, of_own_openings
from scorecards.kits.making import KitSize, NoQuestionsError, content_for, size_of
from scorecards.models import Application, Candidate, Opening, Scorecard
from scorecards.models.levels import what_is_expected
from scorecards.models.people import MAX_NAME_LENGTH
from scorecards.people.field import WhoForm
from scorecards.people.near import Near
from scorecards.workflow.locking import OpeningClosedError
from scorecards.workflow.starting import (
    AlreadySubmittedError,
    SeveralOpeningsError,
    openings_that_fit,
    start_scorecard,
)

# Enter presses the first button of a form, which is not to be one of “Did you mean”.
ON_ENTER = (
    '<button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">'
    "Start scorecard</button>"
)
KEY_OF_FORM = '<input type="hidden" name="request_key" value="{{ form.shown_key }}">'


class StartForm(WhoForm):
    """Call `start()` after validation; it may add questions for the person.

    ``general_for`` is the title for which the page has offered the general interview,
    ``level_of`` the one whose level it has picked.
    """

    candidate = forms.CharField(
        label="Who are you interviewing?",
        max_length=MAX_NAME_LENGTH + 20,
        # The blank placeholder lets the style sheet tell empty from filled.
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": " ", "autofocus": True}
        ),
        error_messages={"required": "Pick a candidate, or type a name."},
    )
    role = forms.CharField(
        max_length=220,
        widget=forms.TextInput(attrs={"list": "roles", "autocomplete": "off"}),
        error_messages={"required": "Pick a role."},
    )
    level = forms.ChoiceField(
        choices=Level.choices,
        widget=forms.RadioSelect,
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

    is_of_application = False
    """Whether role and level are those of what the candidate applied for."""

    def __init__(self, *args: Any, interviewer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interviewer = self.reader = interviewer
        self.roles = RolePicker()
        self.typed_role: str = self._values.get("role", "")
        self._take_from_application()
        self._read_title()
        if not (self.is_bound and self.data.get("another_round")):
            self.fields["another_round"].widget = forms.HiddenInput()
        self._offer_openings()

    @classmethod
    def of_whoever_was_picked(
        cls, typed: dict[str, Any], interviewer: User
    ) -> "StartForm":
        """With the role and level of their application, whatever was typed before."""
        form = cls(initial={**typed, "role": "", "level": ""}, interviewer=interviewer)
        return form if form.typed_role else cls(initial=typed, interviewer=interviewer)

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
    def near_roles(self) -> list[NearRole]:
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
            "candidate",
            HTML('{% include "scorecards/interview/_who_to_meet.html" %}'),
            Div(
                Div(
                    HTML('{% include "scorecards/interview/_role_and_level.html" %}'),
                    HTML(KEY_OF_FORM),
                    Field("another_round"),
                    Submit("start", "Start scorecard"),
                ),
                HTML('{% include "scorecards/interview/_kit_preview.html" %}'),
                css_class="start-kit",
            ),
        )
        return helper

    @cached_property
    def assigned(self) -> list[Scorecard]:
        """Whom they have a scorecard for already, as far as was typed."""
        return assigned_to(self.interviewer, self.typed)

    @cached_property
    def of_own_openings(self) -> list[Met]:
        """Each candidate once, the newest application first."""
        found = of_own_openings(self.interviewer, self.typed)
        return list({each.key: each for each in reversed(found)}.values())[::-1]

    @cached_property
    def near(self) -> list[Near]:
        """Others of a name like it, before somebody new."""
        offered = {each.key for each in self.of_own_openings}
        return [each for each in super().near if each.key not in offered]

    def candidate_of(self, key: str) -> Candidate | None:
        for met in self.of_own_openings:
            if met.key == key:
                return met.candidate
        return super().candidate_of(key)

    @cached_property
    def picked(self) -> Candidate | None:
        """Who was picked; None for nobody yet, and for somebody new."""
        return self.from_list or self.candidate_of(self.answered)

    @cached_property
    def from_list(self) -> Candidate | None:
        """Who is meant by a name that ends with its reference: nobody has to ask."""
        return self._from_list(self.typed)

    def _take_from_application(self) -> None:
        """Role and level of what the candidate applied for, where that is one thing
        and the page has none."""
        if not self.picked or (self.is_bound and self.data.get("role")):
            return
        startable = Opening.objects.still_open().startable_by(self.interviewer)
        known = startable.filter(
            applications__in=Application.objects.filter(candidate=self.picked)
        )
        wanted = {each.pk: each for each in known.select_related("role__industry")[:9]}
        pairs = {(each.role, each.level) for each in wanted.values()}
        if len(pairs) != 1:
            return
        self.is_of_application = True
        role, level = pairs.pop()
        self.typed_role = self.roles.label(role)
        values = {"role": self.typed_role, "level": level}
        self.data = {**dict(self.data.items()), **values} if self.is_bound else {}
        self.initial = {**self.initial, **values}

    @cached_property
    def others_are_visible(self) -> bool:
        """Whether they can read what others wrote, until they write themselves."""
        if not self.picked:
            return False
        others = Scorecard.objects.visible_to(self.interviewer).submitted()
        others = others.exclude(interviewer=self.interviewer)
        of: dict[str, Any] = {"candidate": self.picked}
        if opening := self._opening_meant:
            of["opening"] = opening
        return others.filter(application__in=Application.objects.filter(**of)).exists()

    @cached_property
    def preview(self) -> KitSize | str:
        """The size of the kit, or a sentence on why it isn’t known yet."""
        role, level = self._picked()
        if not role or not level:
            return (
                "Pick a role and level to see the number of questions and the time "
                "they take."
            )
        if opening := self._opening_meant:
            return size_of(opening.kit)
        try:
            return content_for(role, level).size
        except NoQuestionsError as error:
            return str(error)

    @property
    def _opening_meant(self) -> Opening | None:
        """The one that fits, or the one that was chosen."""
        chosen = self.data.get("opening") if self.is_bound else None
        for opening in self.openings:
            if len(self.openings) == 1 or str(opening.pk) == chosen:
                return opening
        return None

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

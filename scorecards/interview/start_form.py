"""The form that starts a scorecard: role, level, candidate, and what they lead to."""

from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout, Submit
from django import forms
from django.contrib.auth.models import User

from glossary.roles.asked import count_title
from scorecards.interview.role_form import RoleAndLevelForm
from scorecards.interview.who_to_meet import WhoToMeetForm
from scorecards.kits.making import KitSize, NoQuestionsError, size_of
from scorecards.kits.sizes import current_size
from scorecards.models import Application, Opening, Scorecard
from scorecards.models.people import MAX_NAME_LENGTH
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
IN_ORDER = ("candidate", "role", "level", "another_round", "opening")
KEY_OF_FORM = '<input type="hidden" name="request_key" value="{{ form.shown_key }}">'


class StartForm(WhoToMeetForm, RoleAndLevelForm):
    """Call `start()` after validation; it may add questions for the person."""

    candidate = forms.CharField(
        label="Who are you interviewing?",
        max_length=MAX_NAME_LENGTH + 20,
        # The blank placeholder lets the style sheet tell empty from filled.
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": " "}),
        error_messages={"required": "Pick a candidate, or type a name."},
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

    is_of_application = False
    """Whether role and level are those of what the candidate applied for."""

    def __init__(self, *args: Any, interviewer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interviewer = self.reader = interviewer
        self.typed_role = self._values.get("role", "")
        self._take_from_application()
        self.read_title()
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

    @property
    def focus(self) -> str:
        """The field to begin with: the first that was refused."""
        return next((name for name in IN_ORDER if name in self.errors), IN_ORDER[0])

    @property
    def helper(self) -> FormHelper:
        self.fields[self.focus].widget.attrs["autofocus"] = True
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
        role, level = self.picked_kit
        if not role or not level:
            return (
                "Pick a role and level to see the number of questions and the time "
                "they take."
            )
        if opening := self._opening_meant:
            return size_of(opening.kit)
        return current_size(role, level)

    @property
    def _opening_meant(self) -> Opening | None:
        """The one that fits, or the one that was chosen."""
        chosen = self.data.get("opening") if self.is_bound else None
        for opening in self.openings:
            if len(self.openings) == 1 or str(opening.pk) == chosen:
                return opening
        return None

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
                title=self.unknown_title,
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

    def _offer_openings(self) -> None:
        """Show the openings that fit; accept any open one for this role and level."""
        role, level = self.picked_kit
        self.openings = (
            openings_that_fit(role, level, self.interviewer, self.unknown_title)
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

"""What a coordinator arranges for an interview: when it is, and who covers what."""

import re
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth.models import User

from scorecards.admin_base.zoned_times import ZonedDateTimeField
from scorecards.kits.planned_questions import asked_questions, weights_differ
from scorecards.models import KitQuestion, Opening, Scorecard
from scorecards.openings.clashes import Booking, confirm_field, doubts_about
from scorecards.workflow.starting import INTERVIEW_MINUTES

UNTIL_DUE = timedelta(hours=24)
TIMES = ("interview_at", "interview_minutes", "due_at")
ARRANGED = (*TIMES, "place", "brief")


class ArrangementForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    """Times are of the opening's zone.

    ``shown`` lists the questions that the page showed: one that the opening asks only
    since then is covered, as nobody has unticked it.
    """

    interview_at = ZonedDateTimeField(label="Interview start")
    due_at = ZonedDateTimeField(label="Scorecard due")
    brief = forms.CharField(
        label="Note to the interviewer",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        help_text="What to know beforehand. Leave out what others think of the person.",
    )
    focus = forms.MultipleChoiceField(
        label="Assigned questions",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Questions you leave unticked stay on the page as optional.",
        error_messages={
            "invalid_choice": "The questions of this opening have changed. Check your "
            "choice and save again."
        },
    )
    shown = forms.CharField(
        required=False, max_length=500, widget=forms.HiddenInput, strip=False
    )
    confirm_times = confirm_field()

    class Meta:
        model = Scorecard
        fields = list(ARRANGED)

    def __init__(
        self, *args: Any, opening: Opening, reader: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.opening, self.reader = opening, reader
        self.doubts: list[str] = []
        self._tell_zone()
        self.questions = asked_questions(opening, self.instance.kit)
        focus = self.fields["focus"]
        assert isinstance(focus, forms.MultipleChoiceField)  # noqa: S101 - for mypy
        focus.choices = [(str(key), label) for key, label in self._labels()]
        keys = [question.pk for question, _ in self.questions]
        self.initial.setdefault("focus", [str(key) for key in keys])
        self.initial["shown"] = ",".join(map(str, keys))
        self.fields["interview_minutes"].required = False

    def _tell_zone(self) -> None:
        zone = self.opening.time_zone
        for name in ("interview_at", "due_at"):
            field = self.fields[name]
            assert isinstance(field, ZonedDateTimeField)  # noqa: S101 - for mypy
            field.zone = ZoneInfo(zone)
            field.help_text = f"In the time zone {zone}."
        self.fields[
            "due_at"
        ].help_text += " If empty: 24 hours after the interview ends."

    def _labels(self) -> list[tuple[int, str]]:
        weighted = weights_differ(weight for _, weight in self.questions)
        return [
            (question.pk, _label(question, weight if weighted else None))
            for question, weight in self.questions
        ]

    def clean_interview_minutes(self) -> int:
        return self.cleaned_data["interview_minutes"] or INTERVIEW_MINUTES

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, minutes = cleaned.get("interview_at"), cleaned.get("interview_minutes")
        if begins and minutes and not self.errors.get("due_at"):
            ends = begins + timedelta(minutes=minutes)
            cleaned["due_at"] = cleaned.get("due_at") or ends + UNTIL_DUE
            if cleaned["due_at"] < ends:
                self.add_error(
                    "due_at", "This is before the interview ends. Choose a later time."
                )
        if "focus" in cleaned and not self.covered:
            self.add_error("focus", "Tick at least one question.")
        self._ask_about_times(cleaned)
        return cleaned

    def _ask_about_times(self, cleaned: dict[str, Any]) -> None:
        """Where they are new, and nobody has confirmed them yet."""
        begins, minutes = cleaned.get("interview_at"), cleaned.get("interview_minutes")
        person = cleaned.get("interviewer") or self.instance.interviewer_id
        is_new = {"interview_at", "interview_minutes"} & {*self.changed_data}
        if not (begins and minutes and person and is_new):
            return
        if isinstance(person, int):
            person = self.instance.interviewer
        application = self.instance.application
        booking = Booking(application, person, begins, minutes, self.instance.pk)
        self.doubts = doubts_about([booking], self.reader)
        if self.doubts and not cleaned.get("confirm_times"):
            self.add_error("confirm_times", self.doubts)

    @property
    def shown_fields(self) -> list[str]:
        """All but the confirmation, unless there is something to confirm."""
        return [name for name in self.fields if name != "confirm_times" or self.doubts]

    @property
    def covered(self) -> set[int]:
        """The keys of the questions to cover; all where the page showed none."""
        shown = set(re.findall(r"[0-9]{1,18}", self.cleaned_data.get("shown", "")))
        unticked = shown - set(self.cleaned_data["focus"])
        keys = {question.pk for question, _ in self.questions}
        return {key for key in keys if str(key) not in unticked}


def _label(question: KitQuestion, weight: int | None) -> str:
    heavy = f", weight {weight}" if weight else ""
    return f"{question.text} ({question.minutes} minutes{heavy})"

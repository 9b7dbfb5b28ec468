"""The forms of one round, of a seat in it, and of the decision rule."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.models import User

from scorecards.models import DecisionRule, KitQuestion, PlanRound
from scorecards.openings.interviewers import Names
from scorecards.workflow.planning_interviews import Rule

SAME, OTHER = "same", "other"


class CoversField(forms.MultipleChoiceField):
    """Sources of questions. Those that the round no longer asks mean nothing."""

    def valid_value(self, value: Any) -> bool:
        return True


class SeatForm(forms.Form):
    """An interviewer, and what they cover; left out where no name is given."""

    who = forms.CharField(
        label="Interviewer",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "interviewers", "autocomplete": "off"}),
    )
    covers = CoversField(
        label="Assigned questions",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, names: Names, questions: list[KitQuestion], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names, self.questions = names, questions
        field: Any = self.fields["covers"]
        field.choices = [
            (question.source, f"{number}. {question.text}")
            for number, question in enumerate(questions, start=1)
        ]

    def clean_who(self) -> User | None:
        typed = self.cleaned_data["who"].strip()
        return self.names.find(typed) if typed else None

    @property
    def ticked(self) -> int:
        return len(self["covers"].value() or [])

    @property
    def summary(self) -> str:
        """What is covered, while the questions are folded."""
        number = len(self.questions)
        if self.ticked in (0, number):
            return "Covers all questions"
        return f"Covers {self.ticked} of {number} questions"


class RoundForm(forms.Form):
    name = forms.CharField(
        max_length=80,
        error_messages={"required": "Give the round a name, such as Craft."},
    )
    minutes = forms.IntegerField(
        label="Length in minutes",
        min_value=5,
        max_value=480,
        initial=60,
        error_messages={
            "required": "Enter how many minutes the interview takes.",
            "min_value": "Choose between 5 minutes and 8 hours.",
            "max_value": "Choose between 5 minutes and 8 hours.",
        },
    )
    asks = forms.ChoiceField(
        label="Questions",
        choices=[
            (SAME, "The questions of the opening"),
            (OTHER, "Other questions for the same role and level"),
        ],
        initial=SAME,
        widget=forms.RadioSelect,
    )
    seats: list[SeatForm]
    questions: list[KitQuestion]
    planned: PlanRound | None
    number: int

    @property
    def asks_others(self) -> bool:
        return bool(self["asks"].value() == OTHER)

    @property
    def has_new_questions(self) -> bool:
        """Whether its questions are only chosen when the plan is saved."""
        return self.asks_others and not (self.planned and self.planned.kit_id)

    @property
    def own_kit(self) -> bool:
        """Whether its questions can be put together by themselves."""
        planned = self.planned
        shared = planned is None or planned.kit_id in (None, planned.opening.kit_id)
        return self.asks_others and not shared

    def twice(self) -> Iterator[SeatForm]:
        known: set[User] = set()
        for seat in self.seats:
            if who := seat.cleaned_data.get("who"):
                if who in known:
                    yield seat
                known.add(who)


class RuleForm(forms.ModelForm):  # type: ignore[type-arg] # not at run time
    class Meta:
        model = DecisionRule
        fields = ["min_mean", "min_area", "answers_red_flags"]

    def as_rule(self) -> Rule:
        return Rule(**self.cleaned_data)

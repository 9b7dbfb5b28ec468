"""An answer: what was heard for one question."""

import re
from typing import Any

from crispy_forms.layout import HTML, Div, Field, Layout
from django import forms
from django.utils import timezone

from scorecards.interview.parts.base import Content, NoteField, PartForm
from scorecards.models import Answer
from scorecards.models.scales import Outcome, Rating

MAX_SECONDS = 4 * 60 * 60


class AnswerForm(PartForm):
    """Beside its fields travels ``seconds``, the time spent on the question so far.

    It is counted by the page and is no content: it only grows, needs no revision and
    is stored in a conflict too.
    """

    record: Answer

    RESULTS = [
        *((str(rating.value), f"{rating.value} {rating.label}") for rating in Rating),
        (Outcome.NOT_ASKED.value, Outcome.NOT_ASKED.label),
        (Outcome.COULD_NOT_ANSWER.value, Outcome.COULD_NOT_ANSWER.label),
    ]

    notes = NoteField(label="Notes", rows=4)
    result = forms.ChoiceField(
        label="Rating", required=False, choices=RESULTS, widget=forms.RadioSelect
    )
    points = forms.MultipleChoiceField(
        label="Listen for", required=False, widget=forms.CheckboxSelectMultiple
    )

    fields_layout = Layout(
        HTML('<details class="answer-rubric" open data-remember="expected">'),
        HTML('{% include "scorecards/interview/_expected_answer.html" %}'),
        Field("points", template="scorecards/interview/_points.html"),
        HTML("</details>"),
        Div(
            Field("notes"),
            Field("result", template="scorecards/interview/_rating.html"),
            css_class="answer-record",
        ),
    )

    def __init__(self, record: Answer, **kwargs: Any) -> None:
        super().__init__(record, prefix=f"answer-{record.question_id}", **kwargs)
        points = self.fields["points"]
        assert isinstance(points, forms.MultipleChoiceField)  # noqa: S101 - for mypy
        points.choices = [
            (str(place), point)
            for place, point in enumerate(record.question.listen_for)
        ]

    @property
    def anchor(self) -> str:
        return f"question-{self.record.question_id}"

    @property
    def heading(self) -> str:
        return self.record.question.text

    @property
    def stored(self) -> Content:
        answer = self.record
        rated = answer.outcome == Outcome.RATED
        return {
            "notes": answer.notes,
            "result": str(answer.rating) if rated else answer.outcome,
            "points": [str(place) for place in answer.points_heard],
        }

    @property
    def stored_revision(self) -> int:
        return self.record.revision

    @property
    def seconds(self) -> int:
        """Spent so far, as the page counted; nothing where it cannot be read."""
        sent = self.data.get(self.add_prefix("seconds"), "")
        counted = int(sent) if re.fullmatch(r"[0-9]{1,9}", sent) else 0
        return max(self.record.seconds_spent, min(counted, MAX_SECONDS))

    def save(self) -> None:
        seconds = self.seconds
        grew = seconds > self.record.seconds_spent
        self.record.seconds_spent = seconds
        super().save()
        if grew and not self.written and not self.record.scorecard.is_submitted:
            self.record.save(update_fields=["seconds_spent"])

    def clean_points(self) -> list[str]:
        return sorted(self.cleaned_data["points"], key=int)

    def write(self, content: Content) -> None:
        answer = self.record
        rated = content["result"].isdigit()
        answer.outcome = Outcome.RATED if rated else content["result"]
        answer.rating = int(content["result"]) if rated else None
        answer.points_heard = [int(place) for place in content["points"]]
        answer.notes = content["notes"]
        answer.revision += 1
        answer.saved_at = timezone.now()
        answer.save()

    @property
    def scale(self) -> list[tuple[Any, str]]:
        """The five ratings from 1 up, each as radio button and anchor."""
        anchors = self.record.question.anchors
        return [
            (radio, anchors.get(radio.data["value"], ""))
            for radio in list(self["result"])[: len(Rating)]
        ]

    @property
    def other_outcomes(self) -> list[Any]:
        """The radio buttons beside the scale."""
        return list(self["result"])[len(Rating) :]

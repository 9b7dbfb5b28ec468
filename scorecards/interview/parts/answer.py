"""An answer: what was heard for one question."""

import re
from collections.abc import Container
from datetime import datetime
from typing import Any, Self

from crispy_forms.layout import HTML, Div, Field, Layout
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property

from scorecards.interview.parts.base import NOTE, Content, PartForm, columns_of
from scorecards.interview.parts.fields import BoxesField, ButtonsField, NoteField
from scorecards.interview.parts.options import Option
from scorecards.models import Answer, KitQuestion
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
        ("", "Not rated yet"),
    ]

    notes = NoteField(label="Notes", rows=4)
    result = ButtonsField(label="Rating", required=False, choices=RESULTS)
    points = BoxesField(label="Listen for", required=False)
    follow_ups = BoxesField(label="Follow-up questions", required=False)

    template = "scorecards/interview/_answer.html"
    fields_layout = Layout(
        HTML('<div class="answer-rubric">'),
        Field("points", template="scorecards/interview/_points.html"),
        Field("follow_ups", template="scorecards/interview/_points.html"),
        HTML('{% include "scorecards/interview/_rubric.html" %}'),
        HTML("</div>"),
        Div(
            Field("notes", template=NOTE),
            Field("result", template="scorecards/interview/_rating.html"),
            css_class="answer-record",
        ),
    )

    def __init__(self, record: Answer, **kwargs: Any) -> None:
        super().__init__(record, prefix=f"answer-{record.question_id}", **kwargs)
        self._offer("points", record.question.listen_for)
        self._offer("follow_ups", record.question.follow_ups)

    def _offer(self, name: str, texts: list[str]) -> None:
        field: Any = self.fields[name]
        field.choices = [(str(place), text) for place, text in enumerate(texts)]

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
            "follow_ups": [str(place) for place in answer.follow_ups_used],
        }

    @property
    def stored_revision(self) -> int:
        return self.record.revision

    @classmethod
    def blank(cls, **fixed: Any) -> Self:
        question = KitQuestion(**fixed.pop("question"))
        return cls(Answer(question=question, **fixed), data=None)

    @property
    def fixed(self) -> dict[str, Any]:
        return {
            "question": columns_of(self.record.question),
            "weight": self.record.weight,
            "is_focus": self.record.is_focus,
        }

    @cached_property
    def carried(self) -> dict[str, Any]:
        return {**super().carried, "seconds": self.seconds, "opened": self.opened}

    @property
    def seconds(self) -> int:
        """Spent so far, as the page counted; nothing where it cannot be read."""
        sent = self.data.get(self.add_prefix("seconds"), "")
        counted = int(sent) if re.fullmatch(r"[0-9]{1,9}", sent) else 0
        return max(self.record.seconds_spent, min(counted, MAX_SECONDS))

    @property
    def opened(self) -> str:
        """When the question was first on screen, as the page says it; or nothing."""
        moment = self.record.opened_at
        return moment.isoformat() if moment else ""

    def _first_opened(self) -> datetime | None:
        """Once known it stays; a time that cannot be read, or is to come, is none."""
        sent = self.data.get(self.add_prefix("opened"), "")[:40]
        try:
            moment = parse_datetime(sent)
        except ValueError:
            moment = None
        if self.record.opened_at or moment is None or timezone.is_naive(moment):
            return self.record.opened_at
        return moment if moment <= timezone.now() else None

    def save(self) -> None:
        seconds, opened_at = self.seconds, self._first_opened()
        learned = (seconds, opened_at) != (
            self.record.seconds_spent,
            self.record.opened_at,
        )
        self.record.seconds_spent, self.record.opened_at = seconds, opened_at
        super().save()
        if learned and not self.written and not self.record.scorecard.is_locked:
            self.record.save(update_fields=["seconds_spent", "opened_at"])

    def clean_points(self) -> list[str]:
        return sorted(self.cleaned_data["points"], key=int)

    def clean_follow_ups(self) -> list[str]:
        return sorted(self.cleaned_data["follow_ups"], key=int)

    def write(self, content: Content) -> None:
        answer = self.record
        rated = content["result"].isdigit()
        answer.outcome = Outcome.RATED if rated else content["result"]
        answer.rating = int(content["result"]) if rated else None
        answer.points_heard = [int(place) for place in content["points"]]
        answer.follow_ups_used = [int(place) for place in content["follow_ups"]]
        answer.notes = content["notes"]
        answer.revision += 1
        answer.saved_at = timezone.now()
        answer.save()

    @property
    def scale(self) -> list[dict[str, Any]]:
        """The buttons of the five ratings from 1 up, each with its anchor."""
        anchors = self.record.question.anchors
        return [
            {
                **button,
                "figure": rating.value,
                "word": rating.label,
                "anchor": anchors.get(str(rating), "") or _between(rating, anchors),
            }
            for button, rating in zip(self.options("result"), Rating, strict=False)
        ]

    @property
    def other_outcomes(self) -> list[Option]:
        """The buttons beside the scale."""
        return self.options("result")[len(Rating) :]


def _between(rating: Rating, anchors: Container[str]) -> str:
    """For a rating without an anchor of its own, whose neighbours have theirs."""
    below, above = rating - 1, rating + 1
    if str(below) in anchors and str(above) in anchors:
        return f"Between {below} and {above}"
    return ""

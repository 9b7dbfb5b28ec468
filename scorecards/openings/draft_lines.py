"""What the builder's page holds before it is saved: sources, and what was typed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from scorecards.models import Kit, KitQuestion
from scorecards.models.opening import MAX_WEIGHT
from scorecards.workflow.building_kit import MAX_QUESTIONS

MAX_DRAFT = 200_000
MAX_LINES = 3 * MAX_QUESTIONS


@dataclass
class Line:
    """By its source, or as it was typed."""

    source: str = ""
    own: dict[str, str] | None = None
    weight: int = 1

    def as_json(self) -> dict[str, Any]:
        return {"source": self.source, "own": self.own, "weight": self.weight}

    @classmethod
    def of(cls, data: Any) -> "Line":
        """Raises `ValueError` for anything that the page did not make."""
        match data:
            case {"source": str(source), "own": None, "weight": int(weight)}:
                line = cls(source, None, weight)
            case {"source": "", "own": {**own}, "weight": int(weight)}:
                typed = {str(name): str(text) for name, text in own.items()}
                if typed != own:
                    raise ValueError("Not text.")
                line = cls("", typed, weight)
            case _:
                raise ValueError("Not a line.")
        if not 1 <= line.weight <= MAX_WEIGHT:
            raise ValueError("No such weight.")
        return line


class Draft(forms.Form):
    """The lines of the page, what is looked for, and the kit it began with."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    lines = forms.CharField(widget=forms.HiddenInput, max_length=MAX_DRAFT)
    q = forms.CharField(label="Find questions", required=False, max_length=200)

    def clean_lines(self) -> list[Line]:
        try:
            data = json.loads(self.cleaned_data["lines"])
            lines = [Line.of(each) for each in data]
        except (TypeError, ValueError, RecursionError) as error:
            raise forms.ValidationError("Reload the page and start again.") from error
        if len(lines) > MAX_LINES:
            raise forms.ValidationError("Take out some questions first.")
        return lines


def state_of(kit: Kit, asked: Iterable[tuple[KitQuestion, int]]) -> dict[str, Any]:
    """What is asked: the kit, and the weight of each question. No query."""
    weights = [(question.pk, weight) for question, weight in asked]
    return {"kit": kit.pk, "asked": weights}

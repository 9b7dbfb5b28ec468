"""The boxes and buttons of a field, made ready for a template.

What Django makes of a widget's choices takes ten times as long, and a page has more
than a hundred of them.
"""

from typing import Any, TypedDict

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html

from scorecards.interview.stencils import Gap

INPUT = '<input type="{}" name="{}" value="{}" id="{}" class="form-check-input"{}>'
CHECKED = " checked"


class Option(TypedDict):
    input: str
    value: str
    label: str
    on: bool


class PartField(forms.BoundField):
    """A field of a part, with its ``options`` in their order."""

    @cached_property
    def options(self) -> list[Option]:
        value = self.value()
        is_list = isinstance(self.field, forms.MultipleChoiceField)
        kind = "checkbox" if is_list else "radio"
        name, choices = self.html_name, getattr(self.field, "choices", [])
        if isinstance(value, Gap):
            return [
                _option(kind, name, place, key, label, Gap(gap_of(self.name, place)))
                for place, (key, label) in enumerate(choices)
            ]
        chosen = set(value or []) if is_list else {value or ""}
        return [
            _option(kind, name, place, key, label, CHECKED if key in chosen else "")
            for place, (key, label) in enumerate(choices)
        ]

    @property
    def checked(self) -> str:
        """Of a single box, what its tag ends with."""
        value = self.value()
        return value if isinstance(value, Gap) else CHECKED if value else ""


def gap_of(name: str, place: int) -> str:
    """Names the gap of an option in a stencil."""
    return f"{name}-{place}"


def _option(
    kind: str, name: str, place: int, value: str, label: Any, checked: str
) -> Option:
    tag = format_html(INPUT, kind, name, value, f"id_{name}_{place}", checked)
    return {"input": tag, "value": value, "label": label, "on": checked == CHECKED}

"""The boxes and buttons of a field, made ready for a template.

What Django makes of a widget's choices takes ten times as long, and a page has more
than a hundred of them.
"""

from typing import Any, TypedDict

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html

UNCHOSEN = '<input type="{}" name="{}" value="{}" id="{}" class="form-check-input">'
CHOSEN = f"{UNCHOSEN[:-1]} checked>"


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
        chosen = set(value or []) if is_list else {value or ""}
        kind = "checkbox" if is_list else "radio"
        name, choices = self.html_name, getattr(self.field, "choices", [])
        return [
            _option(kind, name, f"id_{name}_{place}", key, label, on=key in chosen)
            for place, (key, label) in enumerate(choices)
        ]


def _option(
    kind: str, name: str, id_: str, value: str, label: Any, *, on: bool
) -> Option:
    tag = format_html(CHOSEN if on else UNCHOSEN, kind, name, value, id_)
    return {"input": tag, "value": value, "label": label, "on": on}

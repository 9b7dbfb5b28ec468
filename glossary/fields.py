"""A list of short texts: JSON in the database, one line each in a form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

LINE_LENGTH = 300
"""The longest entry; kits and their rows have columns of that length."""


class LinesFormField(forms.CharField):
    """Text area with one entry per line; blank lines are dropped."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (line.strip() for line in (value or "").splitlines())
        return [line for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))


def validate_lines(value: Any) -> None:
    """Accept only a list of texts, neither blank nor too long for a kit."""
    if not isinstance(value, list) or not all(
        isinstance(line, str) and line.strip() for line in value
    ):
        raise ValidationError("Write one entry per line, without blank entries.")
    for line in value:
        if len(line) > LINE_LENGTH:
            raise ValidationError(
                f"Shorten “{line[:40]}…” to {LINE_LENGTH} characters."
            )


class LinesField(models.JSONField):
    """A list of texts in their order, empty by default."""

    default_validators = [validate_lines]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(
            self, form_class=LinesFormField, **{"help_text": "One per line.", **kwargs}
        )

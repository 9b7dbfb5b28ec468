"""A form that asks for a reason before something is done that is kept for good."""

from typing import Any

from django import forms

from scorecards.models.limits import NOTE_LENGTH


class ReasonForm(forms.Form):
    """Subclasses say what is missing without one, and what it is for."""

    missing = "Give a reason."

    reason = forms.CharField(
        max_length=NOTE_LENGTH, widget=forms.Textarea(attrs={"rows": 4, "cols": 80})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = self.missing

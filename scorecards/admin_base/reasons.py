"""A page that asks for a reason before it does something that is kept for good."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from scorecards.models.limits import NOTE_LENGTH


class ReasonForm(forms.Form):
    """Subclasses say what is missing without one, and what it is for."""

    missing = "Write the reason."

    reason = forms.CharField(
        max_length=NOTE_LENGTH, widget=forms.Textarea(attrs={"rows": 4, "cols": 80})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = self.missing


def reason_page(
    request: HttpRequest, template: str, form: ReasonForm, context: dict[str, Any]
) -> HttpResponse:
    return TemplateResponse(
        request,
        f"scorecards/panel/{template}.html",
        {**context, "form": form},
        status=422 if form.errors else 200,
    )

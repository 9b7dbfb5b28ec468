"""The résumé form: text or a file, and a role to compare with."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from glossary.resumes.files import text_of
from glossary.resumes.plain_text import tidy
from glossary.resumes.refusals import (
    MAX_BYTES,
    MAX_CHARACTERS,
    Refusal,
    RefusedError,
)
from glossary.roles import finder
from glossary.roles.answer import Near
from glossary.roles.names import RoleNames


class PastedText(forms.CharField):
    """Has no ``maxlength``, for which browsers would cut what is pasted."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > MAX_CHARACTERS:
            raise ValidationError(Refusal.TOO_LONG.value)


class ResumeForm(forms.Form):
    """After validation ``resume`` is the text, empty where there is none; ``role_pk``
    is the role. A role that is not known does not keep the text from being read;
    ``near`` are those to offer instead."""

    text = PastedText(
        label="Résumé text",
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 12, "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    file = forms.FileField(
        label="File",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.txt"}),
        help_text=(
            "PDF, Word (.docx) or plain text, at most 5 MB. "
            "It is used instead of the text above."
        ),
    )
    role = forms.CharField(
        label="Role to compare with",
        required=False,
        max_length=220,
        widget=forms.TextInput(attrs={"list": "roles", "autocomplete": "off"}),
        help_text="Optional. Shows which of its terms are missing.",
    )

    too_large = Refusal.TOO_LARGE.value  # also for the page's script

    def __init__(self, *args: Any, roles: RoleNames, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = roles
        self.resume = ""
        self.role_pk: int | None = None
        self.near: list[Near] = []

    def clean_file(self) -> str:
        """The text of the file."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError(Refusal.TOO_LARGE.value)
        try:
            return text_of(file.name or "", file.read())
        except RefusedError as error:
            raise ValidationError(str(error)) from None

    def clean_role(self) -> str:
        role = self._compared() or self.cleaned_data["role"]
        self.role_pk = self.roles.find(role)
        if role and self.role_pk is None:
            answer = finder.kept.get().find(role)
            self.near = answer.choices
            self.role_pk = None if answer.is_shared else answer.role
            if self.role_pk is None:
                raise ValidationError(
                    f"There is no role “{role}”. Pick one from the list."
                )
        return role

    def clean(self) -> None:
        if "text" in self.errors or "file" in self.errors:
            return
        given = self.cleaned_data
        self.resume = given["file"] or given["text"]
        if not self.resume.strip():
            self.add_error("text", "Paste a résumé or choose a file.")
        # The next comparison needs the text again: nothing is kept here.
        role = self._compared() or self.data.get("role", "")
        self.data = {**self.data, "text": self.resume, "role": role}

    def _compared(self) -> str:
        """What the role is called whose button was pressed."""
        pressed = self.data.get("compare", "")
        return self.roles.labels.get(int(pressed), "") if pressed.isdecimal() else ""

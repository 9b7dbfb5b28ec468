"""What is uploaded, and what comes back from its preview."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from scorecards.models.people import MAX_SOURCE, normalize_source
from scorecards.openings.candidate_files.headings import Holds
from scorecards.openings.candidate_files.rows import Choices
from scorecards.uploads.limits import MAX_BYTES

COLUMN, WHO = "column-", "who-"


class UploadForm(forms.Form):
    progress_key = forms.UUIDField(required=False)
    file = forms.FileField(
        label="CSV file or spreadsheet",
        help_text="With a heading for each column: Name, or First name and Last name; "
        "E-mail, Phone and Candidate ID if you have them. CSV, .xlsx or .ods, at most "
        "10,000 candidates and 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.ods"}),
        error_messages={
            "required": "Choose the file with the candidates.",
            "empty": "The file is empty.",
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError("The file is larger than 10 MB. Upload it in parts.")
        return file


class Rows(forms.MultipleChoiceField):
    """Numbers of rows; those that there are not are ignored where they are used."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return value.isdecimal() and len(value) < 8


class PreviewForm(forms.Form):
    """What was chosen on the preview. The file itself is checked apart from it."""

    progress_key = forms.UUIDField(required=False)
    encoding = forms.CharField(required=False, max_length=20)
    separator = forms.CharField(required=False, max_length=1, strip=False)
    sheet = forms.CharField(required=False, max_length=200, strip=False)
    shape = forms.CharField(required=False, max_length=64)
    system = forms.CharField(required=False, max_length=MAX_SOURCE)
    with_hidden = forms.BooleanField(required=False)
    leave_out_rest = forms.BooleanField(required=False)
    leave_out = Rows(required=False)
    take = Rows(required=False)

    def _value(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "")

    @property
    def choices(self) -> Choices:
        return Choices(
            encoding=self._value("encoding"),
            separator=self._value("separator"),
            sheet=self._value("sheet"),
            with_hidden=bool(self.cleaned_data.get("with_hidden")),
        )

    @property
    def choices_with_columns(self) -> Choices:
        return replace(self.choices, columns=self.columns)

    @property
    def posted_shape(self) -> str:
        return self._value("shape")

    @property
    def posted_system(self) -> str:
        return normalize_source(self._value("system"))

    @property
    def columns(self) -> dict[int, Holds]:
        return {
            int(name.removeprefix(COLUMN)): Holds(value)
            for name, value in self.data.items()
            if name.startswith(COLUMN)
            and name.removeprefix(COLUMN).isdecimal()
            and value in [each.value for each in Holds]
        }

    @property
    def answers(self) -> dict[int, str]:
        return {
            int(name.removeprefix(WHO)): str(value)[:20]
            for name, value in self.data.items()
            if name.startswith(WHO) and name.removeprefix(WHO).isdecimal() and value
        }

    @property
    def left_out(self) -> set[int]:
        return {int(each) for each in self.cleaned_data.get("leave_out", ())}

    @property
    def taken(self) -> set[int]:
        return {int(each) for each in self.cleaned_data.get("take", ())}

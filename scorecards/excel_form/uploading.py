"""The two forms of the import: one takes the workbook, one confirms its preview."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from scorecards.excel_form.changes import Change, Keep, as_posted, changes
from scorecards.excel_form.contents import Contents
from scorecards.excel_form.identity import Basis, RefusedError, verified
from scorecards.excel_form.parsing import MAX_BYTES, TOO_LARGE, read_form
from scorecards.interview.page import ScorecardPage
from scorecards.uploads.limits import UnreadableError


class UploadForm(forms.Form):
    """Once valid it has the ``changes``; ``cell_errors`` say what is wrong by cell."""

    file = forms.FileField(
        label="Filled-in form",
        help_text="An .xlsx file of at most 5 MB, saved by Excel or another program.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": "Choose the form you filled in.",
            "empty": "The file is empty. Choose another.",
        },
    )

    def __init__(self, *args: Any, page: ScorecardPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.changes: list[Change] = []
        self.parts: dict[str, Basis] = {}
        self.cell_errors: list[str] = []

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.attrs = {"novalidate": True}
        helper.add_input(Submit("read", "Preview changes"))
        return helper

    def clean_file(self) -> None:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        try:
            self._read(file.read())
        except (UnreadableError, RefusedError) as error:
            raise forms.ValidationError(str(error)) from error

    def _read(self, content: bytes) -> None:
        form = read_form(content)
        identity = verified(form.identity, self.page)
        contents = Contents(form, self.page, identity.entries, identity.parts)
        self.parts = identity.parts
        self.changes = list(changes(self.page, contents.parts, identity.parts))
        self.cell_errors = [*contents.errors, *self._refused(contents)]

    def _refused(self, contents: Contents) -> list[str]:
        """Errors of the scorecard's own forms."""
        every = {change.name: Keep.FORM for change in self.changes}
        posted = as_posted(self.page, self.changes, every)
        bound = ScorecardPage(self.page.scorecard, posted, sent_only=True)
        return [
            f"{contents.places[part.prefix, field]}: {error}"
            for part in bound.sent
            for field, errors in part.errors.items()
            for error in errors
        ]


class ConfirmForm(forms.Form):
    """The choice for every change that needs one."""

    form = forms.CharField(widget=forms.HiddenInput, strip=False)

    def __init__(self, *args: Any, changes: list[Change], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changes = changes
        for change in changes:
            if change.options:
                self.fields[change.name] = forms.ChoiceField(
                    label="Text to keep",
                    choices=[(each.value, each.label) for each in change.options],
                    initial=change.default.value,
                    widget=forms.RadioSelect,
                    error_messages={"required": "Choose which text to keep."},
                )

    @property
    def keep(self) -> dict[str, Keep]:
        return {
            change.name: Keep(self.cleaned_data[change.name])
            for change in self.changes
            if change.options
        }

    def add_refusals(self, page: ScorecardPage) -> None:
        """Show the errors of the scorecard's own forms, with their places."""
        for part in page.refused:
            for field, errors in part.errors.items():
                place = f"{part.heading}, {part[field].label}"
                self.add_error(None, f"{place}: {errors[0]}")

    @property
    def rows(self) -> list[tuple[Change, Any]]:
        """Each change with the field that asks what to keep of it, if one does."""
        return [
            (change, self[change.name] if change.options else None)
            for change in self.changes
        ]

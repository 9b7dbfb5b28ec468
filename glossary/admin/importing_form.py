"""The import form: the page, and the file made from it."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from glossary.admin_base.revisions import FIELD, Difference, revision_of
from glossary.files.finding import TermFile
from glossary.files.problems import Problem
from glossary.models import Industry
from glossary.page_import.page import UnusablePageError
from glossary.page_import.saving import (
    RefusedError,
    checked,
    file_of,
    named_in,
    present,
)
from glossary.page_import.source import MAX_BYTES, decode

OVERTAKEN = (
    "The glossary has another {term} than when this page was made, so nothing was "
    "saved. What you typed is still here. Read what is stored now, then save again to "
    "replace it."
)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _text_area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "cols": 88, "spellcheck": "false"})


class ImportForm(forms.Form):
    """One form for both steps, so that neither loses the other's input."""

    page = forms.CharField(
        label="Page text",
        required=False,
        strip=False,
        max_length=MAX_BYTES,
        widget=_text_area(14),
        help_text="The whole page, from the term's name to the red flags.",
    )
    upload = forms.FileField(
        label="Text file",
        required=False,
        help_text="Instead of pasting: a .txt file of at most 1 MB. It isn’t kept.",
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )
    yaml = forms.CharField(
        label="Term file",
        required=False,
        strip=False,
        max_length=MAX_BYTES,
        widget=_text_area(30),
        help_text="Correct and complete it here. Lines that begin with # say what "
        "the page lacks.",
    )
    replace = forms.BooleanField(
        label="Replace an existing term",
        required=False,
        help_text="Existing kits and scorecards keep their questions.",
    )

    overtaken = False

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        self.user = user
        self.problems: list[Problem] = []
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    @cached_property
    def stored(self) -> str:
        """What the glossary says of the term in the file; empty for a new one."""
        term = named_in(_lines(self["yaml"].value() or ""))
        return file_of(term) if term else ""

    @property
    def revision(self) -> str:
        return revision_of({"file": self.stored}) if self.stored else ""

    @property
    def differences(self) -> list[Difference]:
        """What is stored and what was typed, before the one replaces the other."""
        typed = _lines(self["yaml"].value() or "")
        both = Difference("Term file", self.stored, typed)
        return [both] if self.overtaken else []

    def page_text(self) -> str | None:
        """The uploaded or pasted text; None if neither is usable."""
        if "page" in self.errors or "upload" in self.errors:
            return None
        upload = self.cleaned_data.get("upload")
        try:
            text = decode(upload.read()) if upload else self.cleaned_data["page"]
        except UnusablePageError as error:
            self.refuse_page(error)
            return None
        if not text.strip():
            self.add_error("page", "Paste a page’s text or choose a file.")
            return None
        return str(text)

    def refuse_page(self, error: UnusablePageError) -> None:
        field = "upload" if self.cleaned_data.get("upload") else "page"
        self.add_error(field, str(error))

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload and not upload.name.lower().endswith(".txt"):
            raise ValidationError(
                "This is not a text file. Choose one whose name ends in .txt."
            )
        if upload and upload.size > MAX_BYTES:
            raise ValidationError(
                "This file is larger than 1 MB. Choose a smaller one."
            )
        return upload

    def clean(self) -> dict[str, Any]:
        """On saving, ``file`` is the checked file."""
        super().clean()
        if "save" in self.data and "yaml" in self.cleaned_data:
            self._check_file(self.cleaned_data["yaml"])
        return self.cleaned_data

    def _check_file(self, text: str) -> None:
        try:
            file = checked(_lines(text))
        except RefusedError as error:
            self.problems = error.problems
            self.add_error("yaml", "Nothing was saved. Correct the problems listed.")
            return
        self.cleaned_data["file"] = file
        self._check_permissions(file)

    def _check_permissions(self, file: TermFile) -> None:
        term = present(file)
        if term and not self.user.has_perm("glossary.change_term"):
            self.add_error(
                "yaml",
                f"The glossary already has {term}. Ask somebody who can change it.",
            )
        elif term and not self.cleaned_data["replace"]:
            self.add_error(
                "replace",
                f"{term.industry} already has the term {term}. Tick this to replace "
                "it, or give the new term another name.",
            )
        elif term and self.data.get(FIELD) != self.revision:
            self.overtaken = True
            self.add_error(None, OVERTAKEN.format(term=term))
        known = Industry.objects.filter(slug=file.industry_slug).exists()
        if not known and not self.user.has_perm("glossary.add_industry"):
            self.add_error(
                "yaml",
                f"The glossary doesn’t have the industry {file.term.industry}. Use an "
                "existing one, or ask somebody who can add it.",
            )

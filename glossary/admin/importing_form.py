"""What is sent when a page is imported: the page, and the file made from it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from glossary.files.finding import TermFile
from glossary.files.problems import Problem
from glossary.models import Industry, Role
from glossary.page_import.page import UnusablePageError
from glossary.page_import.saving import RefusedError, checked, present
from glossary.page_import.source import MAX_BYTES, decode


def _text_area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "cols": 88, "spellcheck": "false"})


class ImportForm(forms.Form):
    """One form for both steps, so that neither loses what the other holds."""

    page = forms.CharField(
        label="Text of the page",
        required=False,
        strip=False,
        max_length=MAX_BYTES,
        widget=_text_area(14),
        help_text="The whole page, from the term's name to the red flags.",
    )
    upload = forms.FileField(
        label="Or a text file",
        required=False,
        help_text="A .txt file of at most 1 MB. It is read and not kept.",
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )
    yaml = forms.CharField(
        label="The term's file",
        required=False,
        strip=False,
        max_length=MAX_BYTES,
        widget=_text_area(30),
        help_text="Correct and complete it here. A line that begins with # says what "
        "the page lacks.",
    )
    replace = forms.BooleanField(
        label="Replace the term if the glossary has it already",
        required=False,
        help_text="Kits and scorecards made so far keep what they ask.",
    )

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        self.user = user
        self.problems: list[Problem] = []
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def page_text(self) -> str | None:
        """The uploaded file's text or the pasted one; None where neither is usable."""
        if "page" in self.errors or "upload" in self.errors:
            return None
        upload = self.cleaned_data.get("upload")
        try:
            text = decode(upload.read()) if upload else self.cleaned_data["page"]
        except UnusablePageError as error:
            self.refuse_page(error)
            return None
        if not text.strip():
            self.add_error("page", "Paste the text of a page, or choose a file.")
            return None
        return str(text)

    def refuse_page(self, error: UnusablePageError) -> None:
        field = "upload" if self.cleaned_data.get("upload") else "page"
        self.add_error(field, str(error))

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload and not upload.name.lower().endswith(".txt"):
            raise ValidationError("Choose a text file, whose name ends in .txt.")
        if upload and upload.size > MAX_BYTES:
            raise ValidationError(
                "Choose a file of at most 1 MB; no page is as large as this one."
            )
        return upload

    def clean(self) -> dict[str, Any]:
        """When the file is to be saved, ``file`` is it, checked."""
        super().clean()
        if "save" in self.data and "yaml" in self.cleaned_data:
            self._check_file(self.cleaned_data["yaml"])
        return self.cleaned_data

    def _check_file(self, text: str) -> None:
        try:
            file = checked(text.replace("\r\n", "\n"))
        except RefusedError as error:
            self.problems = error.problems
            self.add_error("yaml", "Nothing was saved. Correct what is listed here.")
            return
        self.cleaned_data["file"] = file
        self._check_permissions(file)

    def _check_permissions(self, file: TermFile) -> None:
        term = present(file)
        if term and not self.user.has_perm("glossary.change_term"):
            self.add_error("yaml", f"The glossary has {term}; you may not change it.")
        elif term and not self.cleaned_data["replace"]:
            self.add_error(
                "replace",
                f"{term.industry} has the term {term} already. Tick this to put the "
                "file in its place, or give the term another name.",
            )
        if unknown := self._not_permitted(file):
            self.add_error(
                "yaml",
                f"You may not add {unknown} to the glossary; name one that it has, or "
                "ask someone who may.",
            )

    def _not_permitted(self, file: TermFile) -> str:
        """The first thing that is new and that this person may not add."""
        known = Industry.objects.filter(slug=file.industry_slug).exists()
        if not known and not self.user.has_perm("glossary.add_industry"):
            return f"the industry {file.term.industry}"
        if self.user.has_perm("glossary.add_role"):
            return ""
        roles = Role.objects.filter(industry__slug=file.industry_slug)
        titles = set(roles.values_list("title", flat=True))
        new = [title for title in file.term.roles if title not in titles]
        return f"the role {new[0]}" if new else ""

"""What goes into the search strings: ticked, typed or suggested."""

from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict

from glossary.fields import LinesFormField
from glossary.sourcing.pieces import TITLES, WORDS, Kind, Piece

OFFERED_EXCLUSIONS = ["recruiter", "recruiting", "talent acquisition", "jobs"]
MAX_EXCLUSIONS = 20
MAX_EXCLUSION_LENGTH = 80


class TickedField(forms.MultipleChoiceField):
    """Ignores values that are no longer choices: addresses outlive edits."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> list[str]:
        return [key for key in super().to_python(value) if self.valid_value(key)]


class SourcingForm(forms.Form):
    """Without ``data`` everything is ticked and exclusions are suggested."""

    words = TickedField(required=False, label="Profile keywords")
    titles = TickedField(required=False, label="Job titles")
    location = forms.CharField(
        required=False,
        max_length=80,
        help_text="As written in profiles: Basel. Leave empty for any location.",
    )
    exclude = LinesFormField(
        required=False,
        label="Excluded words",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Profiles with these are left out. One word or phrase per line.",
    )

    def __init__(self, pieces: list[Piece], data: QueryDict) -> None:
        self.pieces = pieces
        super().__init__(data if "exclude" in data else self._offered())
        for name, kinds in (("words", WORDS), ("titles", TITLES)):
            self._ticked(name).choices = [
                (piece.key, piece.text) for piece in pieces if piece.kind in kinds
            ]
            if not self._ticked(name).choices:
                del self.fields[name]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(
            *self.fields,
            # Quiet: copying comes next, and a script updates by itself.
            StrictButton(
                "Update search strings",
                type="submit",
                css_id="update",
                css_class="btn-outline-secondary",
            ),
        )
        return helper

    def clean_exclude(self) -> list[str]:
        lines = [line.lstrip("-–− ") for line in self.cleaned_data["exclude"]]
        if len(lines) > MAX_EXCLUSIONS:
            raise forms.ValidationError(
                f"There are {len(lines)} excluded words or phrases. "
                f"Keep at most {MAX_EXCLUSIONS}."
            )
        for line in lines:
            if len(line) > MAX_EXCLUSION_LENGTH:
                raise forms.ValidationError(
                    f"Shorten “{line[:40]}…” to {MAX_EXCLUSION_LENGTH} characters."
                )
        return lines

    def clean(self) -> dict[str, Any]:
        """A title or word of the glossary is what a search starts from."""
        if not (self._chosen("words") or self._chosen("titles")):
            first = next(iter(self.fields))
            self.add_error(first, "Tick at least one word or job title.")
        return self.cleaned_data

    def wanted(self) -> list[Piece]:
        """All that should go into the strings, once the form is valid."""
        return [
            *(piece for piece in self.pieces if self._is_ticked(piece)),
            Piece(Kind.LOCATION, self.cleaned_data["location"]),
            *(Piece(Kind.EXCLUSION, line) for line in self.cleaned_data["exclude"]),
        ]

    def _is_ticked(self, piece: Piece) -> bool:
        return piece.key in self._chosen("words" if piece.kind in WORDS else "titles")

    def _chosen(self, name: str) -> list[str]:
        chosen: list[str] = self.cleaned_data.get(name, [])
        return chosen

    def _ticked(self, name: str) -> Any:
        return self.fields[name]

    def _offered(self) -> dict[str, Any]:
        exclusions = [Piece(Kind.EXCLUSION, text) for text in OFFERED_EXCLUSIONS]
        return {
            "words": [piece.key for piece in self.pieces if piece.kind in WORDS],
            "titles": [piece.key for piece in self.pieces if piece.kind in TITLES],
            "exclude": "\n".join(
                each.text
                for each in exclusions
                if not any(piece.holds(each) for piece in self.pieces)
            ),
        }

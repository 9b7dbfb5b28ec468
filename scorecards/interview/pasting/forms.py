"""The box that takes notes, and the preview that says where each piece goes."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from scorecards.interview.page import ScorecardPage
from scorecards.interview.pasting.splitting import MAX_LENGTH, Asked, Piece, split
from scorecards.interview.pasting.storing import Place
from scorecards.models.scorecard import OTHER_NOTES

GENERAL = "other.general_note"
LEFT_OUT = ""


class PasteForm(forms.Form):
    text = forms.CharField(
        label="Notes",
        strip=False,
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        help_text="A line with a question’s number, title or words begins its notes. "
        f"What fits no question goes to the general note. At most {MAX_LENGTH:,} "
        "characters, and 50,000 in one note.",
        error_messages={
            "required": "Paste your notes first.",
            "max_length": "These notes have %(show_value)d characters; the limit is "
            "%(limit_value)d. Paste them in two parts.",
        },
    )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.attrs = {"novalidate": True}
        helper.add_input(Submit("preview", "Preview notes"))
        return helper


class PlacesForm(forms.Form):
    """For each piece of the text, a choice of where it goes."""

    def __init__(
        self, data: Any = None, *, text: str, page: ScorecardPage, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.page = page
        self.pieces = split(text, [_asked(part) for part in page.answers])
        choices = [*_places(page), (LEFT_OUT, "Leave out")]
        for number, piece in enumerate(self.pieces):
            self.fields[f"to-{number}"] = forms.ChoiceField(
                label="Goes to",
                required=False,
                choices=choices,
                initial=self._place_of(piece),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @property
    def rows(self) -> list[tuple[Piece, Any]]:
        return [
            (piece, self[f"to-{number}"]) for number, piece in enumerate(self.pieces)
        ]

    @property
    def texts(self) -> dict[Place, str]:
        """What is to be added, by place; for a valid form."""
        found: dict[Place, str] = {}
        for number, piece in enumerate(self.pieces):
            if chosen := self.cleaned_data[f"to-{number}"]:
                part, field = chosen.split(".")
                before = found.get((part, field))
                text = f"{before}\n\n{piece.text}" if before else piece.text
                found[part, field] = text
        return found

    def add_refusals(self, page: ScorecardPage) -> None:
        for part in page.sent:
            for errors in part.errors.values():
                self.add_error(None, f"{part.heading}: {errors[0]}")

    def _place_of(self, piece: Piece) -> str:
        if piece.place is None:
            return GENERAL
        return f"{self.page.answers[piece.place].prefix}.notes"


def _asked(part: Any) -> Asked:
    return Asked(part.heading, part.record.question.title)


def _places(page: ScorecardPage) -> list[tuple[str, str]]:
    questions = [
        (
            f"{part.prefix}.notes",
            f"{number}. {part.record.question.title or part.heading}",
        )
        for number, part in enumerate(page.answers, start=1)
    ]
    return questions + [(f"other.{name}", label) for name, label in OTHER_NOTES.items()]

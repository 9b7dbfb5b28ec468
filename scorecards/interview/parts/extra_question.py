"""Another question that the interviewer asked: its text, a note and a rating."""

from typing import Any, Self

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property

from scorecards.interview.parts.base import Content, PartForm
from scorecards.interview.parts.fields import ButtonsField, NoteField
from scorecards.models import ExtraQuestion
from scorecards.models.scales import Rating


class ExtraQuestionForm(PartForm):
    """``remove`` is for those without a script: it blanks the rest, which is what
    taking the question away means."""

    record: ExtraQuestion

    text = NoteField(label="Question", rows=1)
    notes = NoteField(label="Notes")
    result = ButtonsField(
        label="Rating",
        required=False,
        choices=[
            *((str(each.value), f"{each.value} {each.label}") for each in Rating),
            ("", "Not rated"),
        ],
    )
    remove = forms.BooleanField(required=False)

    template = "scorecards/interview/_extra_question.html"

    def __init__(self, record: ExtraQuestion, **kwargs: Any) -> None:
        super().__init__(record, prefix=f"extra-{record.number}", **kwargs)

    @classmethod
    def blank(cls, **fixed: Any) -> Self:
        part = cls(ExtraQuestion(number=fixed["number"]), data=None)
        part.is_blank, part.may_be_removed = fixed["is_blank"], fixed["may_be_removed"]
        return part

    @property
    def fixed(self) -> dict[str, Any]:
        return {
            "number": self.record.number,
            "is_blank": self.is_blank,
            "may_be_removed": self.may_be_removed,
        }

    @property
    def anchor(self) -> str:
        return self.prefix

    @property
    def heading(self) -> str:
        return f"Another question you asked, {self.record.number}"

    @cached_property
    def is_blank(self) -> bool:
        """Nothing is in it, neither stored nor sent."""
        return not any(self[name].value() for name in self.stored)

    @cached_property
    def may_be_removed(self) -> bool:
        return bool(self.stored_revision) and not self.is_blank

    @property
    def stored(self) -> Content:
        rating = self.record.rating
        return {
            "text": self.record.text,
            "notes": self.record.notes,
            "result": "" if rating is None else str(rating),
        }

    @property
    def stored_revision(self) -> int:
        return self.record.revision

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("remove"):
            for name in self.stored:
                self.errors.pop(name, None)
                self.cleaned_data[name] = ""
        return self.cleaned_data

    def write(self, content: Content) -> None:
        question = self.record
        question.text, question.notes = content["text"], content["notes"]
        question.rating = int(content["result"]) if content["result"] else None
        question.revision += 1
        question.saved_at = timezone.now()
        question.save()

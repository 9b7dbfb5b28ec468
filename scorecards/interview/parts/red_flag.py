"""A red flag: ticked or not, with its evidence."""

from typing import Any, Self

from django import forms
from django.utils import timezone

from scorecards.interview.parts.base import Content, PartForm, columns_of
from scorecards.interview.parts.fields import NoteField
from scorecards.models import KitRedFlag, RedFlagCheck


class RedFlagForm(PartForm):
    record: RedFlagCheck

    ticked = forms.BooleanField(required=False)
    evidence = NoteField(
        label="Evidence",
        rows=2,
        help_text="What the candidate said or did, in a sentence.",
    )

    template = "scorecards/interview/_red_flag.html"

    def __init__(self, record: RedFlagCheck, **kwargs: Any) -> None:
        super().__init__(record, prefix=f"flag-{record.red_flag_id}", **kwargs)
        self.fields["ticked"].label = record.red_flag.label

    @classmethod
    def blank(cls, **fixed: Any) -> Self:
        return cls(RedFlagCheck(red_flag=KitRedFlag(**fixed)), data=None)

    @property
    def fixed(self) -> dict[str, Any]:
        return columns_of(self.record.red_flag)

    @property
    def anchor(self) -> str:
        return f"red-flag-{self.record.red_flag_id}"

    @property
    def heading(self) -> str:
        return self.record.red_flag.label

    @property
    def stored(self) -> Content:
        return {"ticked": self.record.ticked, "evidence": self.record.evidence}

    @property
    def stored_revision(self) -> int:
        return self.record.revision

    def write(self, content: Content) -> None:
        check = self.record
        check.ticked = content["ticked"]
        check.evidence = content["evidence"]
        check.revision += 1
        check.saved_at = timezone.now()
        check.save()

"""What belongs to no question: a general note, and what the candidate asked."""

from typing import Any, Self

from scorecards.interview.parts.base import Content, PartForm
from scorecards.interview.parts.fields import NoteField
from scorecards.models import Scorecard
from scorecards.models.scorecard import OTHER_NOTES


class OtherNotesForm(PartForm):
    record: Scorecard
    scorecard_fields = (*OTHER_NOTES, "other_notes_revision")

    general_note = NoteField(label=OTHER_NOTES["general_note"])
    candidate_asked = NoteField(label=OTHER_NOTES["candidate_asked"])

    template = "scorecards/interview/_general_notes.html"

    def __init__(self, record: Scorecard, **kwargs: Any) -> None:
        super().__init__(record, prefix="other", **kwargs)

    @classmethod
    def blank(cls, **fixed: Any) -> Self:
        return cls(Scorecard(), data=None, **fixed)

    @property
    def anchor(self) -> str:
        return "other-notes"

    @property
    def heading(self) -> str:
        return "Other notes"

    @property
    def stored(self) -> Content:
        return {name: getattr(self.record, name) for name in OTHER_NOTES}

    @property
    def stored_revision(self) -> int:
        return self.record.other_notes_revision

    def write(self, content: Content) -> None:
        for name in OTHER_NOTES:
            setattr(self.record, name, content[name])
        self.record.other_notes_revision += 1

"""The conclusion: recommendation, its reason where it needs one, and summary."""

from typing import Any, Self

from crispy_forms.layout import Div, Field, Layout

from scorecards.interview.parts.base import NOTE, Content, PartForm
from scorecards.interview.parts.fields import ButtonsField, NoteField
from scorecards.models import Scorecard
from scorecards.models.scales import Recommendation


class ConclusionForm(PartForm):
    record: Scorecard
    scorecard_fields = ("recommendation", "reason", "summary", "conclusion_revision")

    recommendation = ButtonsField(
        required=False, choices=[*Recommendation.choices, ("", "Not decided yet")]
    )
    reason = NoteField(
        label="Reason",
        rows=2,
        help_text="Explain why your recommendation differs from the score.",
    )
    summary = NoteField(
        label="Summary",
        rows=5,
        help_text="The strongest and the weakest evidence, for the hiring panel.",
    )

    template = "scorecards/interview/_part.html"
    fields_layout = Layout(
        Field("recommendation", template="scorecards/interview/_choices.html"),
        Div(Field("reason", template=NOTE), css_class="reason", css_id="reason"),
        Div(Field("summary", template=NOTE), css_id="summary"),
    )

    def __init__(self, record: Scorecard, **kwargs: Any) -> None:
        super().__init__(record, prefix="conclusion", **kwargs)

    @classmethod
    def blank(cls, **fixed: Any) -> Self:
        return cls(Scorecard(), data=None, **fixed)

    @property
    def anchor(self) -> str:
        return "conclusion"

    @property
    def heading(self) -> str:
        return "Conclusion"

    @property
    def stored(self) -> Content:
        return {
            "recommendation": self.record.recommendation,
            "reason": self.record.reason,
            "summary": self.record.summary,
        }

    @property
    def stored_revision(self) -> int:
        return self.record.conclusion_revision

    def write(self, content: Content) -> None:
        scorecard = self.record
        scorecard.recommendation = content["recommendation"]
        scorecard.reason = content["reason"]
        scorecard.summary = content["summary"]
        scorecard.conclusion_revision += 1

"""The experience that was shown: indicators of all levels, and the level itself."""

from typing import Any

from crispy_forms.layout import Field, Layout
from django import forms

from glossary.models import Level
from scorecards.interview.parts.base import Content, PartForm
from scorecards.models import KitIndicator, Scorecard


class ExperienceForm(PartForm):
    record: Scorecard

    indicators = forms.MultipleChoiceField(
        label="Indicators", required=False, widget=forms.CheckboxSelectMultiple
    )
    demonstrated_level = forms.ChoiceField(
        label="Demonstrated level",
        required=False,
        choices=Level.choices,
        widget=forms.RadioSelect,
        help_text="The level at which the person showed experience, whatever the role.",
    )

    fields_layout = Layout(
        Field("indicators", template="scorecards/_indicators.html"),
        Field("demonstrated_level", template="scorecards/_choices.html"),
    )

    def __init__(
        self, record: Scorecard, *, indicators: list[KitIndicator], **kwargs: Any
    ) -> None:
        self.kit_indicators = indicators
        super().__init__(record, prefix="experience", **kwargs)
        field = self.fields["indicators"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for mypy
        field.choices = [(str(each.pk), each.text) for each in indicators]

    @property
    def anchor(self) -> str:
        return "experience"

    @property
    def heading(self) -> str:
        return "Experience level"

    @property
    def stored(self) -> Content:
        seen = set()
        if self.kit_indicators:  # none when another part alone was sent
            seen = {indicator.pk for indicator in self.record.indicators.all()}
        return {
            "indicators": [
                str(each.pk) for each in self.kit_indicators if each.pk in seen
            ],
            "demonstrated_level": self.record.demonstrated_level,
        }

    @property
    def stored_revision(self) -> int:
        return self.record.experience_revision

    def clean_indicators(self) -> list[str]:
        chosen = set(self.cleaned_data["indicators"])
        return [str(each.pk) for each in self.kit_indicators if str(each.pk) in chosen]

    def write(self, content: Content) -> None:
        scorecard = self.record
        scorecard.demonstrated_level = content["demonstrated_level"]
        scorecard.experience_revision += 1
        scorecard.save(update_fields=["demonstrated_level", "experience_revision"])
        scorecard.indicators.set(int(pk) for pk in content["indicators"])

    @property
    def levels(self) -> list[tuple[str, list[tuple[KitIndicator, Any]]]]:
        """Each level's name, with its indicators and their checkboxes."""
        boxes = zip(self.kit_indicators, self["indicators"], strict=True)
        by_level: dict[str, list[tuple[KitIndicator, Any]]] = {
            level.value: [] for level in Level
        }
        for indicator, box in boxes:
            by_level[indicator.level].append((indicator, box))
        return [(Level(level).label, pairs) for level, pairs in by_level.items()]

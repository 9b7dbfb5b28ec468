"""Demonstrated experience: indicators of all levels, and the level itself."""

from typing import Any, Self

from crispy_forms.layout import Field, Layout
from django.utils.functional import cached_property

from glossary.models import WRITTEN_LEVELS, Level, written_level
from scorecards.interview.parts.base import Content, PartForm, columns_of
from scorecards.interview.parts.fields import BoxesField, ButtonsField
from scorecards.models import KitIndicator, Scorecard


class ExperienceForm(PartForm):
    record: Scorecard
    scorecard_fields = ("demonstrated_level", "experience_revision")

    indicators = BoxesField(label="Indicators", required=False)
    demonstrated_level = ButtonsField(
        label="Demonstrated level",
        required=False,
        choices=[*Level.choices, ("", "Not decided yet")],
        help_text="The level the candidate’s experience showed, whatever the role’s.",
    )

    template = "scorecards/interview/_part.html"
    fields_layout = Layout(
        Field("indicators", template="scorecards/interview/_indicators.html"),
        Field("demonstrated_level", template="scorecards/interview/_choices.html"),
    )

    def __init__(
        self, record: Scorecard, *, indicators: list[Any], **kwargs: Any
    ) -> None:
        """``indicators`` of the kit, annotated with ``ticked``."""
        self.kit_indicators = indicators
        super().__init__(record, prefix="experience", **kwargs)
        field: Any = self.fields["indicators"]
        field.choices = [(str(each.pk), each.text) for each in indicators]

    @classmethod
    def blank(cls, **fixed: Any) -> Self:
        indicators: list[Any] = [KitIndicator(**each) for each in fixed["indicators"]]
        for each in indicators:
            each.ticked = False
        part = cls(Scorecard(), indicators=indicators, data=None)
        part.open_levels = fixed["open_levels"]
        return part

    @property
    def fixed(self) -> dict[str, Any]:
        return {
            "indicators": [columns_of(each) for each in self.kit_indicators],
            "open_levels": self.open_levels,
        }

    @cached_property
    def open_levels(self) -> list[str]:
        """The kit’s own, and those with ticks; the others are folded."""
        ticked = set(self["indicators"].value() or [])
        levels = {i.level for i in self.kit_indicators if str(i.pk) in ticked}
        return sorted({*levels, written_level(self.record.kit.level)})

    @property
    def anchor(self) -> str:
        return "experience"

    @property
    def heading(self) -> str:
        return "Experience level"

    @property
    def stored(self) -> Content:
        return {
            "indicators": [str(each.pk) for each in self.kit_indicators if each.ticked],
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
        self._tick(set(content["indicators"]))

    def _tick(self, chosen: set[str]) -> None:
        """Only what changed: two queries at most."""
        changed = [e for e in self.kit_indicators if e.ticked != (str(e.pk) in chosen)]
        ticks = Scorecard.indicators.through
        if gone := [each for each in changed if each.ticked]:
            ticks.objects.filter(scorecard=self.record, kitindicator__in=gone).delete()
        ticks.objects.bulk_create(
            ticks(scorecard=self.record, kitindicator=each)
            for each in changed
            if not each.ticked
        )
        for each in changed:
            each.ticked = not each.ticked

    @property
    def levels(self) -> list[tuple[str, bool, list[tuple[KitIndicator, Any]]]]:
        """Each level's name, whether it is unfolded, and its indicators with their
        checkboxes."""
        boxes = zip(self.kit_indicators, self.options("indicators"), strict=True)
        by_level: dict[str, list[tuple[KitIndicator, Any]]] = {
            level.value: [] for level in WRITTEN_LEVELS
        }
        for indicator, box in boxes:
            by_level[indicator.level].append((indicator, box))
        return [
            (Level(level).label, level in self.open_levels, pairs)
            for level, pairs in by_level.items()
        ]

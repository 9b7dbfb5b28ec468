"""What the calibration page is narrowed to."""

from datetime import datetime
from typing import Any

from django import forms

from glossary.models import Level, Role
from scorecards.models import Opening
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.panel.agreement.quarters import Period, Quarter

LATEST = {"4": "Last four quarters", "8": "Last eight quarters"}
DEFAULT_PERIOD = "4"
SINGLE_QUARTERS = 8
MAX_OPENINGS = 200


class RoleField(forms.ModelChoiceField):  # type: ignore[type-arg] # not at run time
    """Two industries may have a role of the same title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.industry})"


class CalibrationForm(forms.Form):
    """Offers what coordinators may see anyway, never what scorecards hold."""

    period = forms.ChoiceField(
        error_messages={"invalid_choice": "Pick a period from the list."}
    )
    role = RoleField(
        queryset=Role.objects.filter(pk__in=Opening.objects.values("role"))
        .select_related("industry")
        .order_by("title", "industry__name"),
        required=False,
        empty_label="All roles",
        error_messages={"invalid_choice": "Pick a role from the list."},
    )
    level = forms.ChoiceField(
        choices=[("", "All levels"), *Level.choices],
        required=False,
        error_messages={"invalid_choice": "Pick a level from the list."},
    )
    opening = forms.ModelChoiceField(
        queryset=Opening.objects.all(),
        required=False,
        empty_label="All openings",
        error_messages={"invalid_choice": "Pick an opening from the list."},
    )

    def __init__(self, chosen: dict[str, Any], *, now: datetime) -> None:
        super().__init__({"period": DEFAULT_PERIOD, **chosen})
        self.quarter = Quarter.of(now)
        singles = [self.quarter - before for before in range(SINGLE_QUARTERS)]
        period: Any = self.fields["period"]
        period.choices = [
            *LATEST.items(),
            *((quarter.value, str(quarter)) for quarter in singles),
        ]

    def offer_openings(self) -> None:
        """The newest of the chosen role and level, and the chosen one."""
        wanted = {
            name: self.cleaned_data[name]
            for name in ("role", "level")
            if self.cleaned_data.get(name)
        }
        newest = Opening.objects.filter(**wanted).order_by("-created_at", "-pk")
        offered = dict(newest.values_list("pk", "title")[:MAX_OPENINGS])
        if chosen := self.cleaned_data.get("opening"):
            offered.setdefault(chosen.pk, chosen.title)
        by_title = sorted(offered.items(), key=lambda item: item[1])
        opening: Any = self.fields["opening"]
        opening.choices = [("", opening.empty_label), *by_title]

    @property
    def period_chosen(self) -> Period:
        value = self.cleaned_data["period"]
        if value in LATEST:
            return Period.until(self.quarter, quarters=int(value))
        return Period.until(Quarter.parse(value), quarters=1)

    @property
    def narrowed_to(self) -> list[str]:
        """In words, for paper, where the filters are not."""
        role, level, opening = map(self.cleaned_data.get, ("role", "level", "opening"))
        words = [role, level and f"{Level(level).label} level", opening]
        return [str(each) for each in words if each]

    def narrow(self, scorecards: ScorecardQuerySet) -> ScorecardQuerySet:
        period, chosen = self.period_chosen, self.cleaned_data
        paths = {
            "role": "kit__role",
            "level": "kit__level",
            "opening": "application__opening",
        }
        return scorecards.filter(
            submitted_at__gte=period.begins,
            submitted_at__lt=period.ends,
            **{path: chosen[name] for name, path in paths.items() if chosen[name]},
        )

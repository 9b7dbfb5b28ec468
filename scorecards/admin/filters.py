"""Filters of the scorecard list. None offers what only hidden scorecards have."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.http import HttpRequest

from scorecards.models import Scorecard

DATE_PARTS = ("year", "month", "day")


class VisibleFilter(admin.SimpleListFilter):
    """Offers the values found in the scorecards that this person may see.

    A value that is not offered finds nothing, whether it exists or not.
    """

    value_path: str
    label_path: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        # The list makes its filters once more for each that shows counts.
        found = vars(request).setdefault("values_of_visible_filters", {})
        if self.parameter_name not in found:
            found[self.parameter_name] = self.values_visible_to(request.user)
        values: list[tuple[str, str]] = found[self.parameter_name]
        return values

    def values_visible_to(self, user: User | AnonymousUser) -> list[tuple[str, str]]:
        pairs = (
            Scorecard.objects.visible_to(user)
            .order_by(self.label_path, self.value_path)
            .values_list(self.value_path, self.label_path)
            .distinct()
        )
        return [(str(value), label) for value, label in pairs]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        if value not in dict(self.lookup_choices):
            return queryset.none()
        return queryset.filter(**{self.value_path: value})


class IndustryFilter(VisibleFilter):
    title = "industry"
    parameter_name = "industry"
    value_path = label_path = "kit__industry_name"


class RoleFilter(VisibleFilter):
    title = "role"
    parameter_name = "role"
    value_path = label_path = "kit__role_title"


class OpeningFilter(VisibleFilter):
    title = "opening"
    parameter_name = "opening"
    value_path = "application__opening"
    label_path = "application__opening__title"


class RedFlagFilter(admin.SimpleListFilter):
    title = "red flags"
    parameter_name = "red_flags"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Has red flags"), ("no", "Has none")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "yes":
                return queryset.filter(red_flag_count__gt=0)
            case "no":
                return queryset.filter(red_flag_count=0)
        return queryset


def in_words(changelist: ChangeList) -> dict[str, str]:
    """What a list is narrowed to, as people read it: ``{"Level": "Mid"}``."""
    words = {"Search": changelist.query} if changelist.query else {}
    others = changelist.get_filters_params()
    for spec in changelist.filter_specs:
        for parameter in filter(None, spec.expected_parameters()):
            others.pop(parameter, None)
        for place, choice in enumerate(spec.choices(changelist)):
            if choice.get("selected") and place > 0:  # the first is “All”
                words[str(spec.title).capitalize()] = str(choice["display"])
    days = [others.pop(f"submitted_at__{part}", None) for part in DATE_PARTS]
    if any(days):
        words["Submitted in"] = "-".join(day[-1].zfill(2) for day in days if day)
    return words | {name: ", ".join(values) for name, values in others.items()}

"""Filters of lists: several values at once, shown above the table, none invisible."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst

DATE_PARTS = ("year", "month", "day")


class ChosenFilter(admin.SimpleListFilter):
    """Any of the values that are chosen; one that is not offered finds nothing."""

    field: ClassVar[str] = ""
    hint = ""

    def __init__(
        self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any
    ) -> None:
        given = params.get(str(self.parameter_name), [])
        self.values: list[str] = [given] if isinstance(given, str) else list(given)
        super().__init__(request, params, model, model_admin)

    def has_output(self) -> bool:
        """A single value that all rows have would narrow nothing down."""
        return bool(self.values) or len(self.lookup_choices) > 1

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.values:
            return queryset
        offered = dict(self.lookup_choices)
        wanted = [value for value in self.values if value in offered]
        return self.narrowed(queryset, wanted) if wanted else queryset.none()

    def narrowed(self, queryset: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        return queryset.filter(**{f"{self.field}__in": values})

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        name = str(self.parameter_name)
        yield {
            "selected": not self.values,
            "query_string": changelist.get_query_string(remove=[name]),
            "display": "All",
            "value": "",
        }
        for value, label in self.lookup_choices:
            yield {
                "selected": value in self.values,
                "query_string": changelist.get_query_string({name: [value]}),
                "display": label,
                "value": value,
            }


def field_filter(
    field: str, choices: Iterable[tuple[Any, Any]], title: str
) -> type[ChosenFilter]:
    """By a field with choices, under the name that Django gives it in an address."""
    offered = [(str(value), str(label)) for value, label in choices]

    def lookups(self: Any, request: HttpRequest, model_admin: Any) -> Any:
        return offered

    return type(
        "FieldFilter",
        (ChosenFilter,),
        {
            "title": title,
            "parameter_name": f"{field}__exact",
            "field": field,
            "lookups": lookups,
        },
    )


class DayFilter(admin.SimpleListFilter):
    """Today, the past week and so on, of the day on which the list is opened."""

    field: ClassVar[str] = ""
    PERIODS = (
        ("today", "Today"),
        ("week", "Past 7 days"),
        ("month", "This month"),
        ("year", "This year"),
    )

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return self.PERIODS

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        starts = {
            "today": today,
            "week": today - timedelta(days=7),
            "month": today.replace(day=1),
            "year": today.replace(month=1, day=1),
        }
        start = starts.get(self.value() or "")
        if start is None:
            return queryset.none()
        return queryset.filter(**{f"{self.field}__gte": start})


@dataclass(frozen=True)
class Chip:
    """A value that the list is narrowed to, and the address without it."""

    name: str
    words: str
    without: str


def chips_of(changelist: ChangeList) -> list[Chip]:
    """Everything that narrows the list, search aside; a link’s own lookups, too."""
    others = {key: list(values) for key, values in _given(changelist).items()}
    chips: list[Chip] = []
    for spec in changelist.filter_specs:
        for parameter in filter(None, spec.expected_parameters()):
            others.pop(str(parameter), None)
        chips += _chips_of_filter(changelist, spec)
    days = {key: others.pop(key) for key in _date_keys(changelist) if key in others}
    if days:
        words = "-".join(values[-1].zfill(2) for values in days.values())
        without = changelist.get_query_string(remove=list(days))
        name = str(changelist.date_hierarchy).removesuffix("_at")
        chips.append(Chip(f"{capfirst(name)} in", words, without))
    for key, values in others.items():
        words = key.replace("__exact", "").replace("__", " ").replace("_", " ")
        without = changelist.get_query_string(remove=[key])
        chips.append(Chip(capfirst(words), ", ".join(values), without))
    return chips


def _given(changelist: ChangeList) -> dict[str, Any]:
    given: dict[str, Any] = changelist.get_filters_params()
    return given


def _chips_of_filter(changelist: ChangeList, spec: Any) -> list[Chip]:
    title = capfirst(str(spec.title))
    if isinstance(spec, ChosenFilter):
        offered = {value: str(label) for value, label in spec.lookup_choices}
        chosen = [value for value in offered if value in spec.values]
        chips = [
            Chip(title, offered[value], _fewer(changelist, spec, value))
            for value in chosen
        ]
        if set(spec.values) - set(chosen):
            name = str(spec.parameter_name)
            without = changelist.get_query_string(remove=[name])
            chips.append(Chip(title, "not available", without))
        return chips
    names = [str(each) for each in spec.expected_parameters() if each]
    if not any(name in _given(changelist) for name in names):
        return []
    _, *choices = spec.choices(changelist)  # the first is “All”
    without = changelist.get_query_string(remove=names)
    chosen = [str(each["display"]) for each in choices if each.get("selected")]
    return [Chip(title, words, without) for words in chosen or ["not available"]]


def _fewer(changelist: ChangeList, spec: ChosenFilter, value: str) -> str:
    """The address without this one of the values."""
    name = str(spec.parameter_name)
    left = [each for each in spec.values if each != value]
    if left:
        return changelist.get_query_string({name: left})
    return changelist.get_query_string(remove=[name])


def _date_keys(changelist: ChangeList) -> list[str]:
    return [f"{changelist.date_hierarchy}__{part}" for part in DATE_PARTS]

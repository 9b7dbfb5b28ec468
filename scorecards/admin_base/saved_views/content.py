"""What is set on a list, read from an address and made into one again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.admin.views.main import (
    ERROR_FLAG,
    IGNORED_PARAMS,
    ORDER_VAR,
    PAGE_VAR,
    SEARCH_VAR,
)
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode

from glossary.admin_base.rows import CHECKBOX

NO_FILTER = {*IGNORED_PARAMS, PAGE_VAR, ERROR_FLAG}
EVERYTHING = f"?{PAGE_VAR}=1"
"""The list with nothing set, where the bare address opens a saved view."""


@dataclass(frozen=True)
class Content:
    """By names: a column that moves, or that others do not have, does no harm."""

    search: str = ""
    filters: dict[str, list[str]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, given: QueryDict, columns: Sequence[str]) -> "Content":
        return cls(
            search=given.get(SEARCH_VAR, ""),
            filters={
                name: sorted(set(values))
                for name, values in given.lists()
                if name not in NO_FILTER
            },
            order=[*_order(given.get(ORDER_VAR, ""), columns)],
        )

    def __bool__(self) -> bool:
        return bool(self.search or self.filters or self.order)

    def address(self, columns: Sequence[str]) -> str:
        """The query of the list with it set."""
        given: dict[str, Any] = {**self.filters}
        if self.search:
            given[SEARCH_VAR] = self.search
        if self.order:
            given[ORDER_VAR] = ".".join(
                f"-{columns.index(each[1:])}"
                if each.startswith("-")
                else str(columns.index(each))
                for each in self.order
            )
        return f"?{urlencode(given, doseq=True)}" if given else EVERYTHING

    def still_there(
        self, request: HttpRequest, model_admin: Any, columns: Sequence[str]
    ) -> tuple["Content", list[str]]:
        """What the list can still do of it, and the names of what it can’t."""
        filters = {
            name: values
            for name, values in self.filters.items()
            if _is_answered(request, model_admin, name, values)
        }
        order = [each for each in self.order if each.removeprefix("-") in columns]
        lost = [*(self.filters.keys() - filters.keys()), *(set(self.order) - {*order})]
        words = sorted(_words(name) for name in lost)
        return replace(self, filters=filters, order=order), words


def columns_of(request: HttpRequest, model_admin: Any) -> list[str]:
    """As the list has them for this person."""
    columns = [str(each) for each in model_admin.get_list_display(request)]
    return [CHECKBOX, *columns] if model_admin.get_actions(request) else columns


def _order(given: str, columns: Sequence[str]) -> Iterator[str]:
    """Such as ``-submitted``, of ``-7``."""
    for each in given.split("."):
        place = each.removeprefix("-")
        if place.isdecimal() and len(place) < 4 and int(place) < len(columns):
            yield each[: -len(place)] + columns[int(place)]


def _is_answered(
    request: HttpRequest, model_admin: Any, name: str, values: list[str]
) -> bool:
    offered = model_admin.get_list_filter(request)
    if name in {getattr(each, "parameter_name", None) for each in offered}:
        return True
    try:
        model_admin.model._meta.get_field(name.partition("__")[0])
    except FieldDoesNotExist:
        return False
    return all(model_admin.lookup_allowed(name, each, request) for each in values)


def _words(name: str) -> str:
    words = name.removeprefix("-").replace("__exact", "")
    return words.replace("__", " ").replace("_", " ")

"""Handles hand-typed addresses and forms of the admin without an error page."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.templatetags.admin_list import result_headers
from django.contrib.admin.views.main import (
    PAGE_VAR,
    SEARCH_VAR,
    ChangeList,
    ChangeListSearchForm,
)
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import FieldError, ValidationError
from django.db import DataError, NotSupportedError, ProgrammingError
from django.db.models import ForeignKey, ManyToManyField, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from glossary.admin_base.filters import Chip, ChosenFilter, chips_of
from glossary.admin_base.rows import rows_of
from glossary.mentions import Mentions

MAX_SEARCH_LENGTH = 200
KEY = re.compile(r"[0-9]{1,18}")  # what a column of keys can hold
NO_KEY = "0"
# What a lookup raises that the column or the database does not have, or whose value
# has another shape. A fault of ours shows again on the list without any lookup.
UNANSWERABLE = (
    OverflowError,
    ValueError,
    TypeError,
    LookupError,
    ValidationError,
    FieldError,
    DataError,
    ProgrammingError,
    NotSupportedError,
)
# SQLite tries patterns in this process, and some take it minutes.
PATTERN_LOOKUPS = {"regex", "iregex"}


def as_key(value: Any) -> str:
    """The value if it can be a primary key, or else a key that no row has."""
    text = str(value)
    return text if KEY.fullmatch(text) else NO_KEY


def is_searchable(words: str) -> bool:
    return "\0" not in words and len(words) <= MAX_SEARCH_LENGTH


class SearchForm(ChangeListSearchForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[SEARCH_VAR] = forms.CharField(
            required=False,
            strip=False,
            max_length=MAX_SEARCH_LENGTH,
            error_messages={
                "max_length": "A search can have %(limit_value)d characters; yours "
                "had %(show_value)d, so the list shows everything. Shorten it."
            },
        )


class CheckedChangeList(ChangeList):
    """``everything`` is the address of the list with nothing set."""

    search_form_class = SearchForm
    everything = "?"

    def get_query_string(
        self, new_params: Any = None, remove: Iterable[str] | None = None
    ) -> str:
        query: str = super().get_query_string(new_params, remove)
        return self.everything if query == "?" else query

    def cleared(self) -> str:
        """The address without filters, a link’s own lookups among them."""
        return self.get_query_string(remove=[*self.get_filters_params()])

    @property
    def times(self) -> tuple[str, ...]:
        return getattr(self.model_admin, "times", ())

    def rows(self) -> SafeString:
        return rows_of(self)

    def headings(self) -> list[Any]:
        return list(result_headers(self))

    def chips(self) -> list[Chip]:
        return chips_of(self)

    def filters(self) -> list[tuple[Any, list[Any]]]:
        """Each with its links, where it is not one of boxes to tick."""
        return [
            (each, [] if isinstance(each, ChosenFilter) else list(each.choices(self)))
            for each in self.filter_specs
        ]

    def kept(self) -> list[tuple[str, list[str]]]:
        """What an address says beside the boxes, for a form that would lose it."""
        boxes = {
            each.parameter_name
            for each in self.filter_specs
            if isinstance(each, ChosenFilter)
        }
        given: dict[str, list[str]] = self.filter_params
        return [
            (name, values)
            for name, values in given.items()
            if name not in boxes | {PAGE_VAR, SEARCH_VAR}
        ]

    def zone(self) -> str:
        """That of the times in the list; empty where it shows none."""
        times = any(name in self.list_display for name in self.times)
        return settings.TIME_ZONE if times else ""

    def is_empty(self) -> bool:
        """Nothing is there, however little is asked for."""
        return not (self.query or self.get_filters_params())


class KeySelect(AutocompleteSelect):
    """Offers the chosen value again only if it can be looked up."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return as_key(value) if value else value

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, [v and as_key(v) for v in value], attr)


class KeySelectMultiple(AutocompleteSelectMultiple):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return [as_key(v) for v in super().value_from_datadict(data, files, name) or ()]

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, [as_key(v) for v in value], attr)


class CheckedInputAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # not at run time
    """Refuses values that nobody can send by clicking, like any invalid value.

    ``times`` are the columns of its list that show one; ``when_empty`` says what to do
    while the list has no rows at all.
    """

    times: ClassVar[tuple[str, ...]] = ("created_at", "last_login")
    when_empty: ClassVar[str] = ""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        if not PATTERN_LOOKUPS.isdisjoint(lookup.split(LOOKUP_SEP)):
            return False
        filters = self.get_list_filter(request)
        if lookup in {getattr(each, "parameter_name", None) for each in filters}:
            return True
        return super().lookup_allowed(lookup, value, request)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """By its key where ``?_to_field=`` names none, as Django would ask for it."""
        return super().get_object(request, object_id, from_field or None)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CheckedChangeList

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Raises `IncorrectLookupParameters` for values that no column can hold.

        Django then shows the list without them.
        """
        values = (value for _, given in request.GET.lists() for value in given)
        if any("\0" in value for value in values):
            raise IncorrectLookupParameters
        try:
            return super().get_changelist_instance(request)
        except UNANSWERABLE as error:
            raise IncorrectLookupParameters from error

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """Whatever the accents, quotes and hyphens are, on both databases."""
        # Django takes a lookup behind a column alone, and not behind an annotation.
        return [
            f"{field}{LOOKUP_SEP}{Mentions.lookup_name}"
            if self._is_column(field)
            else field
            for field in super().get_search_fields(request)
        ]

    def _is_column(self, path: str) -> bool:
        name, _, rest = path.partition(LOOKUP_SEP)
        return bool(rest) or any(name == f.name for f in self.model._meta.get_fields())

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not is_searchable(search_term):
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *args: Any
    ) -> HttpResponse | None:
        selected = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(KEY.fullmatch(key) for key in selected):
            self.message_user(
                request,
                "Some selected rows are no longer in this list. Nothing was changed.",
                messages.WARNING,
            )
            return None  # the list is shown again
        return super().response_action(request, queryset, *args)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KeySelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self,
        db_field: "ManyToManyField[Any, Any]",
        request: HttpRequest,
        **kwargs: Any,
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KeySelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

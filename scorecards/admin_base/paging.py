"""Lists of any length: counted to a limit, and only what a page shows is completed."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, cast

from django.contrib.admin import ShowFacets
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from glossary.admin_base.checked_input import CheckedChangeList
from glossary.admin_base.record_admin import RecordAdmin
from scorecards.admin_base.dates import date_links
from scorecards.models.asked_once import asked_once

MAX_COUNTED = 5_000


def asked_once_for(request: HttpRequest) -> AbstractContextManager[None]:
    """`asked_once` for its reader, unless an action is run, which may hide more."""
    reads = request.method in ("GET", "HEAD")
    return asked_once(request.user) if reads else nullcontext()


class BoundedPaginator(Paginator):  # type: ignore[type-arg] # not at run time
    """Counts `MAX_COUNTED` rows at most, and has no pages beyond them.

    Where ``shown`` is the last page, as in most lists, its rows are the count.
    """

    object_list: QuerySet[Any]
    shown = 0  # the number of the page that is looked at before anything is counted

    @property
    def _start(self) -> int:
        return (self.shown - 1) * self.per_page

    @cached_property
    def _page(self) -> list[Any]:
        """Keys of the shown page, and the one after them."""
        if not 0 <= self._start < MAX_COUNTED:
            return []
        return self._keys(slice(self._start, self._start + self.per_page + 1))

    @cached_property
    def _counted(self) -> int:
        """One more than `MAX_COUNTED` stands for every number above it."""
        is_last = len(self._page) <= self.per_page
        if is_last and (self._page or self.shown == 1):
            return min(self._start + len(self._page), MAX_COUNTED + 1)
        return self.object_list.order_by().values("pk")[: MAX_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._counted, MAX_COUNTED)

    @property
    def has_more(self) -> bool:
        return self._counted > MAX_COUNTED

    @property
    def limit(self) -> str:
        return f"{MAX_COUNTED:,}"

    @property
    def count_in_words(self) -> str:
        """Such as ``more than 5,000``."""
        return f"more than {self.limit}" if self.has_more else f"{self.count:,}"

    def keys(self, rows: slice) -> list[Any]:
        """Of these rows, in their order."""
        if rows.start == self._start and rows.stop - rows.start <= self.per_page:
            return self._page[: rows.stop - rows.start]
        return self._keys(rows)

    def _keys(self, rows: slice) -> list[Any]:
        return list(self.object_list.values_list("pk", flat=True)[rows])


class SortingPaginator(BoundedPaginator):
    """For lists that no index has in their order: one look finds, counts and sorts."""

    @cached_property
    def _found(self) -> list[Any]:
        return self._keys(slice(MAX_COUNTED + 1))

    @cached_property
    def _counted(self) -> int:
        return len(self._found)

    def keys(self, rows: slice) -> list[Any]:
        return self._found[rows]


class BoundedChangeList(CheckedChangeList):
    """Finds the keys of a page first, then reads those rows with all their columns.

    What a column computes is then computed for one page of rows, not for all found.
    """

    paginator: BoundedPaginator

    model_admin: "BoundedAdmin"
    refused_order = ""

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: list[str | None] | None = None
    ) -> QuerySet[Any]:
        """Sorted as asked, unless that is costly and there are too many."""
        found = super().get_queryset(request, exclude_parameters)
        columns = self.model_admin.costly_to_sort
        self.refused_order = next(filter(self._sorts_by, columns), "").replace("_", " ")
        if self.refused_order and BoundedPaginator(found, 1).has_more:
            return found.order_by(*self.model_admin.get_ordering(request))
        self.refused_order = ""
        return found

    def _sorts_by(self, column: str) -> bool:
        place = list(self.list_display).index(column)
        return place in super().get_ordering_field_columns()

    def get_ordering_field_columns(self) -> dict[int, Any]:
        """What the headings show as sorted."""
        return {} if self.refused_order else super().get_ordering_field_columns()

    def dates(self) -> dict[str, Any]:
        return date_links(self)

    def get_results(self, request: HttpRequest) -> None:
        """As Django’s, which counts before it looks."""
        known = self.model_admin.get_paginator(
            request, self.queryset, self.list_per_page
        )
        self.paginator = paginator = cast(BoundedPaginator, known)
        paginator.shown = self.page_num
        self.result_count, self.full_result_count = paginator.count, None
        self.show_full_result_count = False
        self.can_show_all = self.result_count <= self.list_max_show_all
        self.multi_page = self.result_count > self.list_per_page
        keys = paginator.keys(self._rows_shown())
        rows = self.model_admin.rows_of_page(self.root_queryset, keys)
        # Else it would follow every key there is.
        if isinstance(rows, QuerySet) and not rows.query.select_related:
            rows = self.apply_select_related(rows)
        by_key = {row.pk: row for row in rows}
        self.result_list = [by_key[key] for key in keys if key in by_key]
        self.model_admin.complete_rows(self.result_list)
        self.show_admin_actions = bool(keys)

    def _rows_shown(self) -> slice:
        if not self.multi_page or (self.show_all and self.can_show_all):
            return slice(0, self.result_count)
        try:
            first = (self.paginator.validate_number(self.page_num) - 1) * (
                self.list_per_page
            )
        except InvalidPage as error:
            raise IncorrectLookupParameters from error
        return slice(first, min(first + self.list_per_page, self.result_count))


class BoundedAdmin(RecordAdmin):
    """What a list costs does not depend on how long it is, sorting aside.

    Rows that a filter or a search finds one by one are read until a page is full.
    Counts beside the filters are never shown: each would read the whole table.
    """

    paginator = BoundedPaginator
    list_per_page = 50
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    costly_to_sort: tuple[str, ...] = ()  # of lists whose `ordering` is complete

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return BoundedChangeList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        with asked_once_for(request):
            return super().changelist_view(request, extra_context)

    def rows_of_page(self, known: QuerySet[Any], keys: list[Any]) -> Iterable[Any]:
        """``keys`` were found in ``known``, and so are this person’s to see."""
        return self.with_columns(known.filter(pk__in=keys))

    def complete_rows(self, rows: list[Any]) -> None:
        """Give them what columns show and other queries read."""

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of one page, with what the columns compute."""
        return rows

"""Lists of any length: counted to a limit, and only what a page shows is completed."""

from typing import Any

from django.contrib.admin import ShowFacets
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from glossary.admin_base.checked_input import CheckedChangeList
from glossary.admin_base.record_admin import RecordAdmin
from scorecards.admin_base.dates import date_links

MAX_COUNTED = 10_000


class BoundedPaginator(Paginator):  # type: ignore[type-arg] # not at run time
    """Counts `MAX_COUNTED` rows at most, and has no pages beyond them."""

    object_list: QuerySet[Any]

    @cached_property
    def _counted(self) -> int:
        """One more than `MAX_COUNTED` stands for every number above it."""
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
        """Such as ``more than 10,000``."""
        return f"more than {self.limit}" if self.has_more else f"{self.count:,}"

    def keys(self, rows: slice) -> list[Any]:
        """Of these rows, in their order."""
        return list(self.object_list.values_list("pk", flat=True)[rows])


class SortingPaginator(BoundedPaginator):
    """For lists that no index has in their order: one look finds, counts and sorts."""

    @cached_property
    def _found(self) -> list[Any]:
        return super().keys(slice(MAX_COUNTED + 1))

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
        super().get_results(request)
        keys = self.paginator.keys(self._rows_shown())
        rows = self.model_admin.rows_of_page(self.root_queryset, keys)
        by_key = {row.pk: row for row in self.apply_select_related(rows)}
        self.result_list = [by_key[key] for key in keys if key in by_key]
        self.show_admin_actions = bool(keys)

    def _rows_shown(self) -> slice:
        if self.show_all and self.can_show_all:
            return slice(self.result_count)
        first = (self.page_num - 1) * self.list_per_page
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

    def rows_of_page(self, known: QuerySet[Any], keys: list[Any]) -> QuerySet[Any]:
        """``keys`` were found in ``known``, and so are this person’s to see."""
        return self.with_columns(known.filter(pk__in=keys))

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of one page, with what the columns compute."""
        return rows

"""Pages of lists whose numbers of rows one query found for all of them."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet


class CountedPaginator(Paginator):  # type: ignore[type-arg] # not at run time
    """Counts nothing, and asks nothing for a list that is empty."""

    def __init__(
        self, object_list: QuerySet[Any], per_page: int, *, count: int
    ) -> None:
        super().__init__(object_list if count else object_list.none(), per_page)
        self._count = count

    @property
    def count(self) -> int:
        return self._count

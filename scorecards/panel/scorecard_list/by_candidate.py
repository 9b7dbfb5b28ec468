"""Scorecards sorted by their candidates, who are two tables away."""

from typing import Any

from django.db.models import QuerySet

from scorecards.admin_base.paging import BoundedPaginator
from scorecards.models import Application, Candidate

BY_CANDIDATE = "application__candidate__sort_key"
LOOKED_AT = 2  # candidates for each row up to the end of the page


class ByCandidatePaginator(BoundedPaginator):
    """Looks among the first candidates for a page, which has hardly ever any others.

    To sort all scorecards, each would be looked up in the two other tables. Where few
    of the first candidates have one in the list, they are sorted even so.
    """

    def _keys(self, rows: slice) -> list[Any]:
        first = self._of_first_candidates(LOOKED_AT * rows.stop)
        if first is not None:
            keys = list(first.values_list("pk", flat=True)[rows])
            if len(keys) == rows.stop - rows.start:
                return keys
        return super()._keys(rows)

    def _of_first_candidates(self, number: int) -> QuerySet[Any] | None:
        """Those of so many candidates, and of all of the same name as the last."""
        (order, *_) = self.object_list.query.order_by or ("",)
        if str(order).removeprefix("-") != BY_CANDIDATE:
            return None
        falls = str(order).startswith("-")
        names = Candidate.objects.order_by("-sort_key" if falls else "sort_key")
        last = names.values_list("sort_key", flat=True)[number : number + 1]
        if not (found := list(last)):
            return None
        side = "sort_key__gte" if falls else "sort_key__lte"
        people = Candidate.with_hidden.filter(**{side: found[0]}).order_by()
        applications = Application.with_hidden.filter(candidate__in=people.values("pk"))
        return self.object_list.filter(
            application__in=applications.order_by().values("pk")
        )

"""Years, months and days that a list can be narrowed to. Django's own reads all dates.

Offered is what lies between the first and the last, whether or not something is there.
"""

from datetime import date
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.formats import date_format

PARTS = ("year", "month", "day")
FORMATS = ("Y", "YEAR_MONTH_FORMAT", "MONTH_DAY_FORMAT")


def date_links(changelist: ChangeList) -> dict[str, Any]:
    """For ``admin/date_hierarchy.html``. Two queries at most."""
    field = str(changelist.date_hierarchy)
    chosen = _chosen(changelist, field)

    def link(day: date, depth: int) -> str:
        picked = {f"{field}__{part}": getattr(day, part) for part in PARTS[:depth]}
        return changelist.get_query_string(picked, [f"{field}__"])

    back = None
    if depth := len(chosen):
        day = date(*(*chosen, 1, 1)[:3])
        title = date_format(day, FORMATS[depth - 2]) if depth > 1 else "All dates"
        back = {"link": link(day, depth - 1), "title": title}
    if depth == len(PARTS):
        choices = [{"title": date_format(day, FORMATS[-1])}]
    else:
        level, days = _offered(changelist, field, depth)
        choices = [
            {"link": link(day, level + 1), "title": date_format(day, FORMATS[level])}
            for day in days
        ]
    return {"back": back, "choices": choices}


def _chosen(changelist: ChangeList, field: str) -> list[int]:
    """Year, month and day as far as they are given. The list has checked them."""
    chosen: list[int] = []
    for part in PARTS:
        value = changelist.params.get(f"{field}__{part}")
        if value is None:
            break
        chosen.append(int(value))
    return chosen


def _offered(changelist: ChangeList, field: str, level: int) -> tuple[int, list[date]]:
    """The first level, from this one on, at which there is something to choose."""
    first, last = _ends(changelist, field)
    if first is None or last is None:
        return level, []
    first, last = timezone.localtime(first), timezone.localtime(last)
    while level < 2 and getattr(first, PARTS[level]) == getattr(last, PARTS[level]):
        level += 1
    part = PARTS[level]
    start = date(first.year, first.month if level == 2 else 1, 1)
    values = range(getattr(first, part), getattr(last, part) + 1)
    return level, [start.replace(**{part: value}) for value in values]


def _ends(changelist: ChangeList, field: str) -> tuple[Any, Any]:
    """The first and the last date. Two queries of a long list, none of a page."""
    if len(changelist.result_list) == changelist.result_count:
        shown = [getattr(row, field) for row in changelist.result_list]
        dates = sorted(date for date in shown if date is not None)
        return (dates[0], dates[-1]) if dates else (None, None)
    found = changelist.queryset.order_by()
    if not changelist.paginator.has_more:
        ends = found.aggregate(first=Min(field), last=Max(field))
        return ends["first"], ends["last"]
    # Asked for together they would read every date, not the ends of the index.
    dated = found.exclude(**{field: None}).values_list(field, flat=True)
    return dated.order_by(field).first(), dated.order_by(f"-{field}").first()

"""What stands above the sheet Summary, so that it can be shown as it is."""

from datetime import datetime

from django.utils.formats import date_format

from scorecards.export.selection import Dates, Selection
from scorecards.export.summary import Tallies
from scorecards.workbooks.times import local

TITLE = "Interview scorecards"
DAY = "j F Y"


def title_lines(selection: Selection, tallies: Tallies) -> list[str]:
    """Title, days, filters and a gap; who exported it and when, *About* says."""
    filters = "; ".join(f"{k}: {v}" for k, v in selection.narrowed_to().items())
    return [
        TITLE,
        _period(selection, tallies),
        f"Filters: {filters}" if filters else "All submitted scorecards",
        "",
    ]


def _period(selection: Selection, tallies: Tallies) -> str:
    """The days asked for; if none were, those of the scorecards there are."""
    of = Dates(selection.dates).label
    first, last = selection.first, selection.last
    if first and last:
        return f"{of} from {date_format(first, DAY)} to {date_format(last, DAY)}"
    if first:
        return f"{of} from {date_format(first, DAY)} on"
    if last:
        return f"{of} up to {date_format(last, DAY)}"
    if tallies.first is None or tallies.last is None:
        return "No scorecards"
    return f"Submitted from {_day(tallies.first)} to {_day(tallies.last)}"


def _day(moment: datetime) -> str:
    return date_format(local(moment), DAY)

"""The one place where times turn into what a cell can hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from openpyxl.utils.datetime import to_excel

_chosen: ContextVar[str] = ContextVar("zone of the export", default="")


@contextmanager
def in_zone(name: str) -> Iterator[None]:
    """Within the block, times are those of that zone."""
    token = _chosen.set(name)
    try:
        yield
    finally:
        _chosen.reset(token)


def zone_name() -> str:
    """The export's zone, or the site's; never the one active for the person asking."""
    return _chosen.get() or timezone.get_default_timezone_name()


def local(moment: datetime) -> datetime:
    """The moment on that zone's clock, to the second."""
    return moment.astimezone(ZoneInfo(zone_name())).replace(microsecond=0)


def serial(moment: datetime) -> float:
    """Excel's number for the moment, in days on that zone's clock."""
    naive = local(moment).replace(tzinfo=None)
    return float(to_excel(naive))  # type: ignore[no-untyped-call]  # so in its stubs

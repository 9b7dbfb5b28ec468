"""The one place where times turn into what a cell can hold."""

from datetime import datetime

from django.utils import timezone
from openpyxl.utils.datetime import to_excel


def zone_name() -> str:
    """The site's zone, whichever zone is active for the person asking."""
    return timezone.get_default_timezone_name()


def local(moment: datetime) -> datetime:
    """The moment on the site's clock, to the second."""
    return timezone.localtime(moment, timezone.get_default_timezone()).replace(
        microsecond=0
    )


def serial(moment: datetime) -> float:
    """Excel's number for the moment, in days on the site's clock."""
    naive = local(moment).replace(tzinfo=None)
    return float(to_excel(naive))  # type: ignore[no-untyped-call]  # so in its stubs

"""The sheet About: where the workbook comes from."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import django
import openpyxl
from django.conf import settings

from scorecards.workbooks.columns import Column, Kind, Sheet
from scorecards.workbooks.plain import Fact
from scorecards.workbooks.times import local, zone_name

STAMP = "%Y-%m-%d %H:%M:%S"

# Goes up when a column is renamed, removed, or comes to mean something else, so that
# reports built on the columns can tell.
COLUMNS_VERSION = 4


ABOUT = Sheet[Fact](
    title="About",
    table="About",
    data=False,
    columns=(
        Column("Item", lambda row: row.item, "What the row is about.", width=28),
        Column("Value", lambda row: row.value, "What it is.", Kind.LONG_TEXT, 60),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """When, by whom, filtered by what, made with which versions, and how much.

    ``hidden`` is the number of applications of which others' scorecards wait for the
    reader's own; ``rows`` are by the title of the sheet, or say why it is not there.
    """

    exported_at: datetime
    exported_by: str
    filters: dict[str, str]
    hidden: int
    rows: Mapping[str, int | str]
    checksum: str

    def lines(self) -> Iterator[Fact]:
        yield Fact("Exported at", f"{local(self.exported_at):{STAMP}} ({zone_name()})")
        yield Fact("Exported by", self.exported_by)
        yield Fact("Time zone", zone_name())
        yield Fact("Scorecards", "Submitted only, by scorecard ID")
        for name, value in self.filters.items():
            yield Fact(f"Filter: {name}", value)
        if not self.filters:
            yield Fact("Filters", "None")
        yield Fact(
            "Applications hidden until you submit your own scorecard", self.hidden
        )
        yield Fact("Version of the application", app_version())
        yield Fact("Version of Django", django.get_version())
        yield Fact("Version of openpyxl", openpyxl.__version__)
        yield Fact("Version of the columns", COLUMNS_VERSION)
        for title, count in self.rows.items():
            yield Fact(f"Rows: {title}", count)
        yield Fact("Checksum of the data", self.checksum)


@cache
def app_version() -> str:
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])

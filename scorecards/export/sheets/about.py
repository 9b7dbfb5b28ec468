"""The sheet About: where the workbook comes from."""

import tomllib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import NamedTuple

import django
import openpyxl
from django.conf import settings

from scorecards.export.columns import Column, Kind, Sheet
from scorecards.export.times import local, zone_name


class Fact(NamedTuple):
    item: str
    value: str | int


ABOUT = Sheet[Fact](
    title="About",
    table="About",
    columns=(
        Column("Item", lambda row: row.item, "What the row is about.", width=28),
        Column("Value", lambda row: row.value, "What it is.", Kind.LONG_TEXT, 60),
    ),
)


def facts(
    *,
    at: datetime,
    exported_by: str,
    filters: dict[str, str],
    rows: dict[str, int],
    columns_version: int,
) -> Iterator[Fact]:
    """When, by whom, filtered by what, made with which versions, and how much."""
    yield Fact("Exported at", f"{local(at):%Y-%m-%d %H:%M:%S} ({zone_name()})")
    yield Fact("Exported by", exported_by)
    yield Fact("Scorecards", "Submitted ones only, by scorecard ID")
    for name, value in filters.items():
        yield Fact(f"Filter: {name}", value)
    if not filters:
        yield Fact("Filters", "None")
    yield Fact("Version of the application", app_version())
    yield Fact("Version of Django", django.get_version())
    yield Fact("Version of openpyxl", openpyxl.__version__)
    yield Fact("Version of the columns", columns_version)
    for title, count in rows.items():
        yield Fact(f"Rows: {title}", count)


@cache
def app_version() -> str:
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])

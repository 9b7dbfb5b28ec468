"""The columns of the export as a contract, for those who build reports on them."""

from collections.abc import Iterable, Mapping
from typing import Any

from scorecards.export.contents import Contents
from scorecards.workbooks.about import COLUMNS_VERSION
from scorecards.workbooks.columns import Column, Kind, Sheet

Schema = Mapping[str, Any]


def declared() -> tuple[Sheet[Any], ...]:
    """Every sheet that an export can have."""
    return Contents.declared().every


def schema(every: Iterable[Sheet[Any]]) -> Schema:
    """The version of the columns, and what is declared of each, as JSON can hold it."""
    return {
        "columns_version": COLUMNS_VERSION,
        "sheets": [
            {
                "title": sheet.title,
                "table": sheet.table,
                "columns": [_column(column) for column in sheet.columns],
            }
            for sheet in every
        ],
    }


def broken(before: Schema, now: Schema) -> list[str]:
    """What reports of the version before cannot find any more, in words.

    Nothing once the version has gone up: that is what it is for.
    """
    if now["columns_version"] > before["columns_version"]:
        return []
    left = _names(now)
    return [
        f"{table}[{column}]"
        for table, column in _names(before)
        if (table, column) not in left
    ]


def _column(column: Column[Any]) -> dict[str, str]:
    return {
        "name": column.name,
        "kind": column.kind.name.lower(),
        "unit": _unit(column),
        "values": column.values,
        "meaning": column.meaning,
    }


def _unit(column: Column[Any]) -> str:
    if column.kind is Kind.MOMENT:
        return "date and time"  # in which zone is for each site, and each export
    return column.unit or column.kind.default_unit


def _names(of: Schema) -> dict[tuple[str, str], None]:
    """Table and name of each column, as formulas call it, in their order."""
    return {
        (sheet["table"], column["name"]): None
        for sheet in of["sheets"]
        for column in sheet["columns"]
    }

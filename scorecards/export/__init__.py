"""Exports to Excel and CSV."""

from scorecards.export.filters import FilterError, chosen
from scorecards.export.response import download
from scorecards.export.selection import Selection
from scorecards.export.workbook import ExportCounts, write_export
from scorecards.workbooks.tables import TooManyRowsError

__all__ = [
    "ExportCounts",
    "FilterError",
    "Selection",
    "TooManyRowsError",
    "chosen",
    "download",
    "write_export",
]

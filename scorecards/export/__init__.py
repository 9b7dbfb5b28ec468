"""The Excel export."""

from scorecards.export.response import download
from scorecards.export.tables import TooManyRowsError
from scorecards.export.workbook import ExportCounts, write_workbook

__all__ = ["ExportCounts", "TooManyRowsError", "download", "write_workbook"]

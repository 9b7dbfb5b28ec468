"""The kinds of file that a workbook is written as."""

from django.db import models


class Format(models.TextChoices):
    XLSX = "xlsx", "Excel workbook"
    CSV = "csv", "CSV files, zipped"

    @property
    def ending(self) -> str:
        return ".zip" if self is Format.CSV else ".xlsx"

    @property
    def content_type(self) -> str:
        if self is Format.CSV:
            return "application/zip"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

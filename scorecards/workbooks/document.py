"""What a workbook says of itself, and a file that is the same for the same data."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from scorecards.workbooks.text import clean

PRODUCT = "Structured interviews"
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip file can hold


@dataclass(frozen=True)
class Document:
    """``as_of`` is in UTC: a moment that belongs to the data.

    The title also stands above every printed page.
    """

    title: str = PRODUCT
    subject: str = ""
    description: str = ""
    keywords: str = ""
    as_of: datetime | None = None

    def describe(self, workbook: Workbook) -> None:
        properties: Any = workbook.properties
        properties.creator = properties.lastModifiedBy = PRODUCT
        properties.title = clean(self.title)
        properties.subject = clean(self.subject) or None
        properties.description = clean(self.description) or None
        properties.keywords = clean(self.keywords) or None
        properties.created = properties.modified = self.as_of or UNDATED


def save(workbook: Workbook, file: IO[bytes]) -> None:
    """As openpyxl does, but without the time of day in the file."""
    with UndatedZipFile(file, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).save()


class UndatedZipFile(ZipFile):
    """Its entries tell neither when they were written nor by whom."""

    def open(
        self,
        name: str | ZipInfo,
        mode: Literal["r", "w"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        if isinstance(name, ZipInfo):
            name.date_time, name.external_attr = EARLIEST, 0o600 << 16
        return super().open(name, mode, pwd, force_zip64=force_zip64)

"""Writes rows to CSV files, one a sheet, zipped: `tables.Book` for another format."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from io import SEEK_END, TextIOWrapper
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from scorecards.workbooks.columns import Formula, Kind, Sheet, Value
from scorecards.workbooks.csv_text import guarded
from scorecards.workbooks.times import local

BLOCK = 1024 * 1024  # bytes read at once
ALWAYS = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP file knows
PLAIN_FILE = 0o100644 << 16
UNIX = 3

Row = TypeVar("Row")


class CsvBook:
    """A CSV file a sheet, in temporary files until they are zipped."""

    def __init__(self, sheets: Iterable[Sheet[Any]], *, bom: bool) -> None:
        self.bom = bom
        self._tables = {sheet.title: CsvTable(sheet) for sheet in sheets}

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each sheet has so far, by title."""
        return {title: table.rows for title, table in self._tables.items()}

    @property
    def checksum(self) -> str:
        """SHA-256, in hex, of the files of data one after the other, without BOM."""
        digest = sha256()
        for table in self._tables.values():
            if table.needed and table.sheet.data:
                for block in table.blocks():
                    digest.update(block)
        return digest.hexdigest()

    def append(self, sheet: Sheet[Row], row: Row) -> None:
        self._tables[sheet.title].append(row)

    def extend(self, sheet: Sheet[Row], rows: Iterable[Row]) -> None:
        for row in rows:
            self.append(sheet, row)

    def put_above(self, sheet: Sheet[Row], lines: Sequence[str], total: Row) -> None:
        """Nothing: a file of CSV is a table and no more."""

    def save(self, file: IO[bytes]) -> None:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for table in self._tables.values():
                if table.needed:
                    self._add(archive, table)

    def discard(self) -> None:
        """Remove the temporary files."""
        for table in self._tables.values():
            table.discard()

    def _add(self, archive: ZipFile, table: "CsvTable[Any]") -> None:
        """The same bytes for the same rows: no time, no system of its own."""
        member = ZipInfo(f"{table.sheet.title}.csv", ALWAYS)
        member.compress_type = ZIP_DEFLATED
        member.create_system, member.external_attr = UNIX, PLAIN_FILE
        member.file_size = table.size()  # beyond 4 GB it takes another form
        with archive.open(member, "w") as target:
            if self.bom:
                target.write(BOM_UTF8)
            for block in table.blocks():
                target.write(block)


@contextmanager
def open_csv_book(
    file: IO[bytes], sheets: Iterable[Sheet[Any]], *, bom: bool
) -> Iterator[CsvBook]:
    """Files to write to; they stand, zipped, in the file once the block ends well."""
    book = CsvBook(sheets, bom=bom)
    try:
        yield book
        book.save(file)
    finally:
        book.discard()


class CsvTable(Generic[Row]):
    """One file while it is written."""

    def __init__(self, sheet: Sheet[Row]) -> None:
        self.sheet = sheet
        self.rows = 0
        # The system removes it, even if the process dies.
        self._bytes = TemporaryFile()  # noqa: SIM115 - `discard` closes it
        self._file = TextIOWrapper(self._bytes, encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_ALL)
        self._writer.writerow(map(guarded, sheet.headings))

    @property
    def needed(self) -> bool:
        return bool(self.rows) or not self.sheet.only_when_needed

    def append(self, row: Row) -> None:
        self.rows += 1
        self._writer.writerow(
            [as_text(column.get(row), column.kind) for column in self.sheet.columns]
        )

    def size(self) -> int:
        return self._file.seek(0, SEEK_END)

    def blocks(self) -> Iterator[bytes]:
        """The file from its beginning; what is appended later goes to its end."""
        self._file.seek(0)
        while block := self._bytes.read(BLOCK):
            yield block
        self._file.seek(0, SEEK_END)

    def discard(self) -> None:
        with suppress(OSError):  # the disk may be full, which is why we discard
            self._file.close()


def as_text(value: Value, kind: Kind) -> str:
    """A value as a field: people's text guarded, ours as digits."""
    match value:
        case None:
            return ""
        case str(text):
            return guarded(text)
        case datetime() as moment:
            return f"{local(moment):%Y-%m-%d %H:%M:%S}"
        case int(number):
            return str(number)
        case Decimal() | float() as number:
            return _fixed(Decimal(str(number)), kind.number_format)
        case Formula():
            return as_text(value.value, kind)


def _fixed(number: Decimal, number_format: str) -> str:
    """With as many decimals as a workbook shows, halves up; a per cent is 0.01."""
    if number_format == "General":
        return f"{number:f}"
    decimals = number_format.partition(".")[2].rstrip("%")
    places = len(decimals) + (2 if number_format.endswith("%") else 0)
    return f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"

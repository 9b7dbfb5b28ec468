"""The page's lines beside what each was read as."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from glossary.page_import.page import Page, Remark
from glossary.page_import.source import source_rows


@dataclass(frozen=True)
class Row:
    number: int
    text: str
    read_as: str
    remarks: list[Remark] = field(default_factory=list)


def rows_of(text: str, page: Page) -> Iterator[Row]:
    """Every line that is not blank."""
    remarks: dict[int, list[Remark]] = {}
    for remark in page.remarks:
        remarks.setdefault(remark.line, []).append(remark)
    for number, row in enumerate(source_rows(text), start=1):
        if row:
            label = page.labels.get(number, "")
            yield Row(number, row, label, remarks.get(number, []))

"""A comparison as an Excel workbook: what its pages show, in the order of the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

import django
import openpyxl
from django.utils import timezone

from scorecards.panel.comparison import sheets
from scorecards.panel.comparison.anonymous import Progress
from scorecards.panel.comparison.choosing import ComparisonForm, Line
from scorecards.panel.comparison.columns import BY_PLATE
from scorecards.panel.comparison.heard import heard_of_all
from scorecards.panel.comparison.plates import Nameplate
from scorecards.panel.comparison.queries import ComparisonData
from scorecards.panel.comparison.questions import Asked
from scorecards.panel.comparison.sheets import (
    ComparisonFlagRow,
    ComparisonNoteRow,
    ElsewhereRow,
    MeanRow,
)
from scorecards.panel.comparison.table import Comparison
from scorecards.panel.comparison.table_sheet import comparison_sheet
from scorecards.workbooks.about import app_version
from scorecards.workbooks.columns import Sheet
from scorecards.workbooks.long_text import LONG_TEXT
from scorecards.workbooks.plain import Fact
from scorecards.workbooks.tables import open_book
from scorecards.workbooks.times import local, zone_name


@dataclass(frozen=True)
class Shown:
    """A comparison as its reader has arranged it; ``progress`` when without names.

    What is hidden in the table of the page is nowhere in the workbook.
    """

    material: ComparisonData
    comparison: Comparison
    plates: Mapping[int, Nameplate]
    form: ComparisonForm
    progress: Progress | None = None

    @property
    def kind(self) -> str:
        return "Comparison without names" if self.progress else "Comparison"

    @property
    def looking(self) -> bool:
        """Whether names are still to come."""
        return self.progress is not None and not self.progress.is_complete

    @property
    def lines(self) -> list[Line]:
        return self.form.lines(self.comparison.rows)

    @property
    def questions(self) -> list[Asked]:
        columns = [heading.column for heading in self.form.headings()]
        return [column.asked for column in columns if column.asked]

    @property
    def shows_flags(self) -> bool:
        return "red_flags" not in self.form.hidden


def write_workbook(shown: Shown, file: IO[bytes], *, exported_by: str) -> None:
    """A query for the notes of each question. Nothing here knows a name but plates."""
    now = timezone.now()
    lines = shown.lines
    table = comparison_sheet(shown.form.headings(), looking=shown.looking)
    every: list[Sheet[Any]] = [table, sheets.MEANS, sheets.NOTES]
    every += [sheets.RED_FLAGS] if shown.shows_flags else []
    every += [sheets.ELSEWHERE, LONG_TEXT, sheets.ABOUT]
    with open_book(
        file,
        every,
        title=f"{shown.kind}: {shown.material.opening.title}",
        subject=shown.material.opening.title,
        description="The candidates of one opening side by side.",
        keywords="comparison, scorecards",
        as_of=now,
    ) as book:
        book.extend(table, lines)
        book.extend(sheets.MEANS, _means(shown, lines))
        book.extend(sheets.NOTES, _notes(shown))
        if shown.shows_flags:
            book.extend(sheets.RED_FLAGS, _flags(lines))
        book.extend(sheets.ELSEWHERE, _elsewhere(shown.comparison))
        book.extend(sheets.ABOUT, _about(shown, exported_by, now))


def _means(shown: Shown, lines: list[Line]) -> Iterator[MeanRow]:
    for line in lines:
        for asked in shown.questions:
            if cell := line.row.cells.get(asked.question.pk):
                yield MeanRow(line.row, asked, cell)


def _notes(shown: Shown) -> Iterator[ComparisonNoteRow]:
    """Question by question; in each, the candidates as on its page."""
    for asked in shown.questions:
        for each in heard_of_all(shown.material, asked, shown.plates):
            if each.withheld:
                yield ComparisonNoteRow(asked, each.plate, None)
            for heard in each.heard:
                yield ComparisonNoteRow(asked, each.plate, heard)


def _flags(lines: list[Line]) -> Iterator[ComparisonFlagRow]:
    for line in lines:
        for flag in line.row.red_flags:
            for interviewer, evidence in flag.raised:
                yield ComparisonFlagRow(line.row, flag, interviewer, evidence)


def _elsewhere(comparison: Comparison) -> Iterator[ElsewhereRow]:
    for row in comparison.apart:
        for version, scorecards in row.by_version:
            yield ElsewhereRow(row, version, scorecards)


def _about(shown: Shown, exported_by: str, at: datetime) -> Iterator[Fact]:
    comparison, kit = shown.comparison, shown.comparison.kit
    yield Fact("Opening", shown.material.opening.title)
    yield Fact("Role and level", f"{kit.role_title}, {kit.get_level_display()}")
    yield Fact("Kit version", kit.version)
    yield Fact("Questions", len(comparison.questions))
    yield Fact("Candidates compared", len(comparison.rows))
    yield Fact("Submitted scorecards compared", comparison.scorecards)
    if comparison.withheld:
        yield Fact(
            "Candidates hidden until you submit",
            f"{comparison.withheld}, not part of any figure until then",
        )
    if shown.material.has_more:
        newest = len(shown.material.applications)
        yield Fact("Candidates left out", f"All but the {newest} newest applications")
    if shown.looking:
        yield Fact("Names", "Also masked in notes. Initials and employers are not.")
    yield Fact("Order of candidates", _order(shown))
    yield Fact("Hidden columns", ", ".join(_hidden(shown)) or "None")
    yield Fact("Mean", "Of all ratings of a question. Could not answer counts as 1.")
    yield Fact("Area", "Mean of the answers about it, weighted by question")
    yield Fact("Score", "Mean of all answers, weighted by question")
    yield Fact("Exported at", f"{local(at):%Y-%m-%d %H:%M} ({zone_name()})")
    yield Fact("Exported by", exported_by)
    yield Fact("Version of the application", app_version())
    yield Fact("Version of Django", django.get_version())
    yield Fact("Version of openpyxl", openpyxl.__version__)


def _order(shown: Shown) -> str:
    sort = shown.form.chosen_sort
    if sort.removeprefix("-") == BY_PLATE:
        order = "By number, in an order drawn for you" if shown.progress else "By name"
    else:
        [label] = [
            column.label
            for column in shown.form.columns
            if column.key == sort.removeprefix("-")
        ]
        order = f"By {label.lower()}"
    return f"{order}, descending" if sort.startswith("-") else order


def _hidden(shown: Shown) -> list[str]:
    hidden = shown.form.hidden
    return [column.label for column in shown.form.columns if column.key in hidden]

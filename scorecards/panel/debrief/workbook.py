"""A debrief as an Excel workbook: what the page shows, in the order of the page."""

from collections.abc import Iterator
from datetime import datetime
from typing import IO

import django
import openpyxl
from django.utils import timezone

from scorecards.panel.debrief import matrix_sheets, sheets
from scorecards.panel.debrief.matrix import Order
from scorecards.panel.debrief.page import Debrief
from scorecards.panel.debrief.sheets import ExtraRow, FlagRow, IndicatorRow, NoteRow
from scorecards.text.display_names import display_name
from scorecards.workbooks.about import app_version
from scorecards.workbooks.long_text import LONG_TEXT
from scorecards.workbooks.plain import Fact
from scorecards.workbooks.tables import open_book
from scorecards.workbooks.times import local, zone_name

ORDERS: dict[Order, str] = {
    "spread": "Questions to discuss first",
    "kit": "As in the kit",
}


def write_workbook(
    debrief: Debrief, file: IO[bytes], *, order: Order, exported_by: str
) -> None:
    """Seven sheets; more for several areas, other questions, and too long texts."""
    matrix = matrix_sheets.matrix_sheet(debrief.columns)
    areas = matrix_sheets.areas_sheet(debrief.columns)
    indicators = sheets.indicators_sheet(len(debrief.columns))
    rows = debrief.matrix.in_order(order)
    every = (
        sheets.HEAD,
        matrix,
        areas,
        sheets.NOTES,
        sheets.RED_FLAGS,
        sheets.RECOMMENDATIONS,
        sheets.EXTRA_QUESTIONS,
        indicators,
        LONG_TEXT,
        sheets.ABOUT,
    )
    now = timezone.now()
    application = debrief.application
    with open_book(
        file,
        every,
        title=f"Debrief of {application.candidate.name}",
        subject=application.opening.title,
        description="All submitted scorecards of one application side by side.",
        keywords="debrief, scorecards",
        as_of=now,
    ) as book:
        book.extend(sheets.HEAD, head(debrief))
        book.extend(matrix, rows)
        book.extend(areas, debrief.areas)
        book.extend(
            sheets.NOTES,
            (
                NoteRow(row, cell, cell.answer)
                for row in rows
                for cell in row.cells
                if cell.answer is not None
            ),
        )
        book.extend(
            sheets.RED_FLAGS,
            (
                FlagRow(flag, *each)
                for flag in debrief.red_flags
                for each in flag.raised
            ),
        )
        book.extend(sheets.RECOMMENDATIONS, debrief.columns)
        book.extend(
            sheets.EXTRA_QUESTIONS,
            (
                ExtraRow(column, each)
                for column in debrief.columns
                for each in column.scorecard.asked_besides
            ),
        )
        book.extend(
            indicators,
            (
                IndicatorRow(group, line, len(debrief.columns))
                for group in debrief.indicators
                for line in group.lines
            ),
        )
        book.extend(sheets.ABOUT, _about(exported_by, order, now))


def head(debrief: Debrief) -> Iterator[Fact]:
    """Who, for what, what is there; then decisions and notes, as on the page."""
    application = debrief.application
    opening = application.opening
    yield Fact("Candidate", application.candidate.name)
    yield Fact("Opening", opening.title)
    yield Fact("Role", opening.kit.role_title)
    yield Fact("Level", opening.get_level_display())
    yield Fact("Kit version", ", ".join(map(str, debrief.kit_versions)))
    yield Fact("Scorecards submitted", len(debrief.columns))
    for to_do in debrief.to_do:
        yield Fact(
            "Scorecard to do", f"{display_name(to_do.interviewer)}, round {to_do.round}"
        )
    yield Fact("Score", f"{debrief.score} by {debrief.interviewers} interviewers")
    yield Fact("Questions to discuss", debrief.matrix.to_discuss)
    if not debrief.decisions:
        yield Fact("Decision", "Undecided")
    for decision in debrief.decisions:
        by = f"by {display_name(decision.decided_by)}, {_at(decision.decided_at)}"
        name = "Decision" if decision == debrief.decision else "Earlier decision"
        yield Fact(f"{name}, {by}", decision.get_outcome_display())
        yield Fact(f"{name}: reason", decision.rationale or decision.erased_words)
        if decision.decided_early:
            yield Fact(f"{name}: reason for deciding early", decision.why_early)
    for note in debrief.notes:
        by = f"by {display_name(note.author)}, {_at(note.created_at)}"
        yield Fact(f"Debrief note {by}", note.text or note.erased_words)


def _about(exported_by: str, order: Order, at: datetime) -> Iterator[Fact]:
    yield Fact("Exported at", f"{_at(at)} ({zone_name()})")
    yield Fact("Exported by", exported_by)
    yield Fact("Scorecards", "Submitted ones only")
    yield Fact("Order of questions", ORDERS[order])
    yield Fact("Could not answer", "Counts as 1 in means and in the range")
    yield Fact("Re-rating", "Shown beside the first rating, not part of any mean")
    yield Fact("Version of the application", app_version())
    yield Fact("Version of Django", django.get_version())
    yield Fact("Version of openpyxl", openpyxl.__version__)


def _at(moment: datetime) -> str:
    return f"{local(moment):%Y-%m-%d %H:%M}"

"""What a reader chose to see: the order of the candidates, and which columns not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from scorecards.panel.comparison.cells import ComparisonCell
from scorecards.panel.comparison.columns import (
    BY_PLATE,
    ComparisonColumn,
    Heading,
    in_order,
)
from scorecards.panel.comparison.rows import ComparisonRow


@dataclass(frozen=True)
class Line:
    """A row with what its columns show; only those of means have cells."""

    row: ComparisonRow
    fields: list[tuple[ComparisonColumn, ComparisonCell | None]]


class ComparisonForm(forms.Form):
    """Refuses what is not offered; the page then shows everything, by name."""

    sort = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": "Candidates can’t be sorted by that column. Select "
            "a heading of the table to sort by it."
        },
    )
    hide = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Hide columns",
        error_messages={
            "invalid_choice": "That column doesn’t exist, so all columns are "
            "shown. Tick the columns to hide."
        },
    )

    def __init__(self, chosen: QueryDict, columns: Sequence[ComparisonColumn]) -> None:
        super().__init__(chosen)
        self.columns = columns
        keys = [BY_PLATE, *(column.key for column in columns)]
        sort: Any = self.fields["sort"]
        sort.choices = [(key, key) for each in keys for key in (each, f"-{each}")]
        hide: Any = self.fields["hide"]
        hide.choices = [(column.key, column.label) for column in columns]

    @property
    def chosen_sort(self) -> str:
        return getattr(self, "cleaned_data", {}).get("sort") or BY_PLATE

    @property
    def hidden(self) -> list[str]:
        return getattr(self, "cleaned_data", {}).get("hide") or []

    @property
    def candidate_heading(self) -> Heading:
        column = ComparisonColumn(BY_PLATE, "Candidate", lambda row: row.plate.order)
        return Heading(column, self.chosen_sort)

    def headings(self) -> list[Heading]:
        """Of the columns that are shown."""
        return [
            Heading(column, self.chosen_sort)
            for column in self.columns
            if column.key not in self.hidden
        ]

    def lines(self, rows: Sequence[ComparisonRow]) -> list[Line]:
        """In the chosen order, with the columns that are shown."""
        columns = [heading.column for heading in self.headings()]
        return [
            Line(row, [(column, cell_in(row, column)) for column in columns])
            for row in in_order(rows, self.columns, self.chosen_sort)
        ]


def cell_in(row: ComparisonRow, column: ComparisonColumn) -> ComparisonCell | None:
    return column.cell(row) if column.has_means else None

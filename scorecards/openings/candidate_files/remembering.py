"""Which columns hold what, remembered for the next file with the same headings."""

from collections.abc import Mapping

from scorecards.models import ColumnChoice
from scorecards.openings.candidate_files.headings import Holds, guess
from scorecards.openings.candidate_files.rows import Understood, shape_of
from scorecards.uploads.text_table import HEAD

Remembered = dict[str, dict[int, Holds]]


def remembered(lines: list[list[str]]) -> Remembered:
    """For the first rows of a file, any of which may be its headings. One query."""
    shapes = {shape_of(_trimmed(row)) for row in lines[: 2 * HEAD]}
    rows = ColumnChoice.objects.filter(shape__in=shapes).values_list("shape", "columns")
    return {
        shape: {int(place): Holds(holds) for place, holds in columns.items()}
        for shape, columns in rows
    }


def remember(found: Understood, chosen: Mapping[int, Holds]) -> None:
    """Nothing where it is what would be guessed."""
    if dict(chosen) == guess(found.headings):
        ColumnChoice.objects.filter(shape=found.shape).delete()
        return
    columns = {str(place): holds.value for place, holds in chosen.items()}
    ColumnChoice.objects.update_or_create(
        shape=found.shape, defaults={"columns": columns}
    )


def _trimmed(row: list[str]) -> list[str]:
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells

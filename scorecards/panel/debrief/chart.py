"""Every interviewer's rating of a question, as numbers that a template draws as SVG."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecards.models.scales import Rating
from scorecards.panel.debrief.matrix import Row

SLOT = 64  # width of one rating, in units of the drawing
SIDE = 15  # of a mark
GAP = 1
BESIDE = 4  # marks beside each other in a slot; more go below
SHAPES = ("circle", "square", "diamond", "hexagon")


@dataclass(frozen=True)
class Mark:
    """A letter in a shape, by which a scorecard is told from the others."""

    letter: str
    shape: str
    x: float
    y: float

    @property
    def points(self) -> str:
        """Corners of the shape; a circle has none."""
        half = SIDE / 2
        corners = {
            "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
            "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
            "hexagon": ((-1, 0), (-0.5, -1), (0.5, -1), (1, 0), (0.5, 1), (-0.5, 1)),
        }
        return " ".join(
            f"{self.x + x * half:.1f},{self.y + y * half:.1f}"
            for x, y in corners.get(self.shape, ())
        )


@dataclass(frozen=True)
class Strip:
    """The ratings of one question, from 1 on the left to 5 on the right."""

    row: Row
    marks: list[Mark]
    height: int
    width: int = SLOT * len(Rating)

    @property
    def middles(self) -> list[float]:
        return [_middle(rating) for rating in Rating]

    @property
    def middle(self) -> float:
        return self.height / 2

    @property
    def reach(self) -> tuple[float, float] | None:
        """From the lowest to the highest rating, where there are two."""
        values = self.row.values
        if len(values) < 2:
            return None
        return _middle(min(values)), _middle(max(values))

    @property
    def words(self) -> str:
        """``A 4, B 2``, for those who do not see the drawing."""
        rated = [cell for cell in self.row.cells if cell.value is not None]
        return ", ".join(f"{cell.column.letter} {cell.value}" for cell in rated)


def strips(rows: Iterable[Row]) -> list[Strip]:
    """One for each row in which anything was rated, in the same order."""
    return [_strip(row) for row in rows if row.values]


def legend_marks(letters: Iterable[str]) -> Iterator[Mark]:
    """Each in the middle of a drawing of ``SIDE`` by ``SIDE`` and a bit."""
    for place, letter in enumerate(letters):
        yield Mark(letter, SHAPES[place % len(SHAPES)], SIDE / 2 + 2, SIDE / 2 + 2)


def _strip(row: Row) -> Strip:
    by_rating: dict[int, list[tuple[str, str]]] = {}
    for place, cell in enumerate(row.cells):
        if cell.value is not None:
            shape = SHAPES[place % len(SHAPES)]
            by_rating.setdefault(cell.value, []).append((cell.column.letter, shape))
    most = max(len(marks) for marks in by_rating.values())
    lines = -(-most // BESIDE)
    marks = [
        mark
        for rating, group in by_rating.items()
        for mark in _placed(rating, group, lines)
    ]
    return Strip(row, marks, height=lines * (SIDE + GAP) + 8)


def _placed(rating: int, group: list[tuple[str, str]], lines: int) -> Iterator[Mark]:
    """Around the middle of the slot, in lines of ``BESIDE``."""
    height = lines * (SIDE + GAP) + 8
    used = -(-len(group) // BESIDE)
    top = (height - used * (SIDE + GAP)) / 2 + (SIDE + GAP) / 2
    for place, (letter, shape) in enumerate(group):
        line, at = divmod(place, BESIDE)
        beside = min(len(group) - line * BESIDE, BESIDE)
        left = _middle(rating) - (beside - 1) * (SIDE + GAP) / 2
        yield Mark(letter, shape, left + at * (SIDE + GAP), top + line * (SIDE + GAP))


def _middle(rating: int) -> float:
    return (rating - 0.5) * SLOT

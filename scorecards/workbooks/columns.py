"""What a sheet is made of: each column is declared once, here is what that takes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, Literal, NamedTuple, Self, TypeVar

from openpyxl.chart._chart import ChartBase

from scorecards.workbooks.times import zone_name

Figure = str | int | float | Decimal | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own, without its ``=``; what people type never gets into one.

    ``value`` is its result, for readers that do not calculate. Functions newer than
    Excel 2007 need their prefix, such as ``_xlfn.MAXIFS``.
    """

    text: str
    value: Figure = None
    array: bool = False


Value = Figure | datetime | Formula

# Contravariant: a column that can be read from any row of a scorecard serves for
# a row of one of its answers too.
Row = TypeVar("Row", contravariant=True)


class Kind(Enum):
    """How a cell is shown: number format, side, and whether text wraps.

    Ratings and means of ratings are shaded too, a mean as the rating that it rounds
    to; words may stand among them, and stay plain.
    """

    TEXT = ("General", "left", False)
    LONG_TEXT = ("General", "left", True)
    NUMBER = ("0", "center", False)
    DECIMAL = ("0.00", "center", False)
    PRECISE = ("0.000", "center", False)
    PERCENT = ("0%", "center", False)
    MOMENT = ("yyyy-mm-dd hh:mm", "left", False)
    RATING = ("0", "center", True, True)
    MEAN = ("0.00", "center", True, True)

    def __init__(
        self,
        number_format: str,
        side: Literal["left", "center"],
        wraps: bool,
        shaded: bool = False,
    ) -> None:
        self.number_format = number_format
        self.side = side
        self.wraps = wraps
        self.shaded = shaded

    @property
    def default_unit(self) -> str:
        match self:
            case Kind.TEXT | Kind.LONG_TEXT:
                return "text"
            case Kind.MOMENT:
                return f"date and time, {zone_name()}"
        return "number"


class Bars(NamedTuple):
    """A bar in each cell, from the one figure to the other; to the highest if none."""

    least: float = 0
    most: float | None = None


@dataclass(frozen=True)
class Column(Generic[Row]):
    """``names_candidate`` and ``free_text`` mark what some workbooks leave out."""

    name: str
    get: Callable[[Row], Value]
    meaning: str
    kind: Kind = Kind.TEXT
    width: int = 14
    values: str = ""
    unit: str = ""
    names_candidate: bool = False
    free_text: bool = False
    bars: Bars | None = None

    @property
    def heading(self) -> str:
        """The name; of a time, with its zone, so that nobody has to guess."""
        return f"{self.name} ({zone_name()})" if self.kind is Kind.MOMENT else self.name


class Paper(NamedTuple):
    """How a sheet is printed: the named columns, which stand first; all if none.

    It is fitted to the width of the page up to ``widest`` characters, and into so many
    pages if it is ``tall``: for lists that never grow.
    """

    columns: tuple[str, ...] = ()
    upright: bool = False
    widest: int = 0  # as much as is legible with ease, if 0
    tall: int = 0

    @property
    def width(self) -> int:
        """In characters."""
        return self.widest or (180 if self.upright else 220)


@dataclass(frozen=True)
class Sheet(Generic[Row]):
    """One sheet and the Excel table on it.

    The first ``frozen`` columns stay in sight. ``key`` names a row for people, where a
    text of it goes on elsewhere. ``data`` is what the checksum of a book is of.
    ``above`` is the number of lines before the header, of which the last is for the
    totals. ``charts`` is asked once all is written, with the worksheet and its number
    of rows, for charts each with the cell of its corner.
    """

    title: str
    table: str
    columns: tuple[Column[Row], ...]
    frozen: int = 0
    paper: Paper = Paper()
    key: Callable[[Row], str] = lambda row: ""
    only_when_needed: bool = False
    data: bool = True
    zoom: int = 100  # per cent, on a screen
    most_lines: int = 10  # of a row; more keep it from view, and are not printed
    above: int = 0
    turned: bool = False  # headings of ratings, read from below
    charts: Callable[[Any, int], Iterable[tuple[ChartBase, str]]] | None = None

    def __post_init__(self) -> None:
        """Brings the printed columns to the front, in the order they were given."""
        if printed := self.paper.columns:
            first = [column for column in self.columns if column.name in printed]
            first.sort(key=lambda column: printed.index(column.name))
            rest = [column for column in self.columns if column not in first]
            object.__setattr__(self, "columns", (*first, *rest))

    @property
    def header(self) -> int:
        """The row of the headings, from 1."""
        return self.above + 1

    @property
    def on_paper(self) -> tuple["Column[Row]", ...]:
        if not self.paper.columns:
            return self.columns
        return tuple(each for each in self.columns if each.name in self.paper.columns)

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    def only(self, keep: Callable[[Column[Any]], bool]) -> Self:
        """The sheet with those columns alone; a book takes rows for either of them."""
        return replace(
            self,
            columns=tuple(column for column in self.columns if keep(column)),
            frozen=sum(keep(column) for column in self.columns[: self.frozen]),
        )

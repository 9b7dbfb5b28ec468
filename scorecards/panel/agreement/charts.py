"""Small bar charts by quarter, as numbers that a template draws as SVG."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scorecards.panel.agreement.habits import Hours
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.tables import QuarterRow
from scorecards.panel.agreement.undefined import Undefined
from scorecards.panel.agreement.words import RELIABLE, TENTATIVE, coefficient

WIDTH, HEIGHT = 320, 160
TOP, BOTTOM = 22, 136  # of the bars; the quarters' names are below
GAP = 0.35  # of the room of a bar
CEILING = 1.0
PERCENT = 100.0

Value = tuple[float, str] | None  # how high, and as it is written


@dataclass(frozen=True)
class Bar:
    """Lengths in the units of the chart; no ``height`` where nothing is known."""

    label: str
    text: str
    x: float
    y: float
    width: float
    height: float
    text_y: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Chart:
    title: str
    bars: list[Bar]
    limits: list[float]  # lines across
    baseline: float
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def label_y(self) -> int:
        return HEIGHT - 6


def charts(rows: Sequence[QuarterRow]) -> list[Chart]:
    """One for each figure that is known in some quarter."""
    drawn = [
        _chart(
            "Alpha, with lines at 0.667 and 0.8",
            rows,
            _alpha,
            most=CEILING,
            limits=(RELIABLE, TENTATIVE),
        ),
        _chart("Pairs within one point, per cent", rows, _within_one, most=PERCENT),
        _chart("Questions not asked, per cent", rows, _not_asked),
        _chart("Hours to submission, median", rows, _hours),
        _chart("Submitted on time, per cent", rows, _on_time, most=PERCENT),
    ]
    return [chart for chart in drawn if any(bar.height for bar in chart.bars)]


def _chart(
    title: str,
    rows: Sequence[QuarterRow],
    value_of: Callable[[QuarterRow], Value],
    *,
    most: float = 0.0,
    limits: Sequence[float] = (),
) -> Chart:
    """``most`` is what the full height stands for, or else the highest value."""
    values = [value_of(row) for row in rows]
    known = [value[0] for value in values if value]
    highest = most or max([*known, CEILING])
    lowest = min([0.0, *known])

    def y(value: float) -> float:
        return round(BOTTOM - (value - lowest) / (highest - lowest) * (BOTTOM - TOP), 1)

    room = WIDTH / len(rows)
    bars = [
        _bar(str(row.quarter), value, place * room, room, y)
        for place, (row, value) in enumerate(zip(rows, values, strict=True))
    ]
    return Chart(title, bars, [y(limit) for limit in limits], baseline=y(0))


def _bar(
    label: str, value: Value, left: float, room: float, y: Callable[[float], float]
) -> Bar:
    number, text = value or (0.0, "–")
    top, bottom = y(max(number, 0)), y(min(number, 0))
    return Bar(
        label=label,
        text=text,
        x=round(left + room * GAP / 2, 1),
        y=top,
        width=round(room * (1 - GAP), 1),
        height=max(round(bottom - top, 1), 1) if value else 0,
        text_y=top - 5,
    )


def _alpha(row: QuarterRow) -> Value:
    alpha = row.agreement.alpha
    return None if isinstance(alpha, Undefined) else (alpha, coefficient(alpha))


def _within_one(row: QuarterRow) -> Value:
    return _percent(row.agreement.within_one)


def _not_asked(row: QuarterRow) -> Value:
    value = _percent(row.not_asked)
    return value and (value[0], f"{value[0]:.1f}")  # most are under 10


def _on_time(row: QuarterRow) -> Value:
    return _percent(row.on_time)


def _percent(share: Share | Undefined) -> Value:
    match share:
        case Share():
            return PERCENT * share.part / share.whole, f"{share.percent}"
    return None


def _hours(row: QuarterRow) -> Value:
    match row.hours:
        case Hours():
            return row.hours.median, str(row.hours)
    return None

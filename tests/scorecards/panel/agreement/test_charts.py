"""Charts by quarter: how high bars are, and which charts are drawn."""

from types import SimpleNamespace

import pytest

from scorecards.panel.agreement.charts import BOTTOM, TOP, charts
from scorecards.panel.agreement.habits import Hours
from scorecards.panel.agreement.quarters import Quarter
from scorecards.panel.agreement.spread import Share
from scorecards.panel.agreement.tables import QuarterRow
from scorecards.panel.agreement.undefined import (
    NO_DUE_TIME,
    NO_INTERVIEW_TIME,
    NOTHING_ANSWERED,
    NOTHING_SHARED,
)


def row(number, *, alpha=NOTHING_SHARED, hours=NO_INTERVIEW_TIME, not_asked=None):
    agreement = SimpleNamespace(alpha=alpha, within_one=NOTHING_SHARED)
    return QuarterRow(
        quarter=Quarter(2026, number),
        scorecards=1,
        agreement=agreement,
        not_asked=not_asked or NOTHING_ANSWERED,
        hours=hours,
        on_time=NO_DUE_TIME,
    )


def test_full_agreement_fills_the_height():
    (chart,) = charts([row(1, alpha=1.0), row(2, alpha=0.5)])
    full, half = chart.bars
    assert (full.y, full.height) == (TOP, BOTTOM - TOP)
    assert half.height == pytest.approx((BOTTOM - TOP) / 2)
    assert [bar.text for bar in chart.bars] == ["1.000", "0.500"]
    assert [bar.label for bar in chart.bars] == ["2026 Q1", "2026 Q2"]


def test_what_is_below_zero_hangs_from_the_baseline():
    (chart,) = charts([row(1, alpha=-1.0), row(2, alpha=1.0)])
    below, above = chart.bars
    assert below.y == chart.baseline == above.y + above.height
    assert below.y + below.height == BOTTOM


def test_quarter_without_a_figure_has_a_dash_and_no_bar():
    (chart,) = charts([row(1), row(2, alpha=0.5)])
    assert (chart.bars[0].text, chart.bars[0].height) == ("–", 0)


def test_a_figure_of_zero_still_shows():
    (chart,) = charts([row(1, not_asked=Share(0, 8))])
    assert (chart.bars[0].text, chart.bars[0].height) == ("0.0", 1)


def test_longest_wait_fills_the_height():
    (chart,) = charts([row(1, hours=Hours(40, 3)), row(2, hours=Hours(10, 3))])
    assert chart.bars[0].height == BOTTOM - TOP
    assert chart.bars[1].height == pytest.approx((BOTTOM - TOP) / 4)


def test_nothing_known_draws_nothing():
    assert charts([row(1), row(2)]) == []


def test_bars_stay_inside_of_the_chart():
    (chart,) = charts([row(n, alpha=0.5) for n in (1, 2, 3, 4)])
    assert all(bar.x >= 0 and bar.x + bar.width <= chart.width for bar in chart.bars)
    assert [bar.middle for bar in chart.bars] == [40, 120, 200, 280]

"""The charts beside the sheet Summary: how people recommend, and the mean score."""

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.label import DataLabelList

from scorecards.workbooks.columns import Column
from scorecards.workbooks.shading import ACCENT

MAX_BARS = 20  # of the first rows; more cannot be read
SHADES = ("595959", "BFBFBF", "9CCFC6", ACCENT)  # from no to yes


def summary_charts(
    sheet: Any,
    above: int,
    rows: int,
    columns: Sequence[Column[Any]],
    recommended: Sequence[str],
) -> Iterator[tuple[BarChart, str]]:
    """Below the table, one beside the other."""
    shown = min(rows, MAX_BARS)
    first = above + 2
    place = {column.name: number for number, column in enumerate(columns, start=1)}

    def cells(name: str) -> Reference:
        return Reference(
            sheet, min_col=place[name], min_row=first, max_row=first + shown - 1
        )

    names = cells("Role and level")
    mix = _bars("Recommendations", shown)
    mix.grouping, mix.overlap = "percentStacked", 100
    for name, shade in zip(recommended, SHADES, strict=True):
        _add(mix, cells(name), name, shade)
    mix.set_categories(names)
    mix.y_axis.number_format = "0%"
    mean = _bars("Mean score", shown)
    mean.y_axis.scaling.min, mean.y_axis.scaling.max = 0, 5
    mean.y_axis.majorUnit = 1
    _add(mean, cells("Mean score"), "Mean score", ACCENT)
    mean.set_categories(names)
    mean.legend = None
    mean.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False)
    mean.dataLabels.showLegendKey = False
    below = first + rows + 2
    yield mix, f"B{below}"
    yield mean, f"E{below}"


def _bars(title: str, shown: int) -> BarChart:
    chart = BarChart(barDir="bar", gapWidth=60)
    chart.title = title
    chart.width, chart.height = 16, 5 + 0.9 * shown  # centimetres
    chart.x_axis.delete = chart.y_axis.delete = False  # openpyxl hides them otherwise
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top
    chart.legend.position = "b"
    return chart


def _add(chart: BarChart, values: Reference, name: str, shade: str) -> None:
    series = Series(values, title=name)
    series.graphicalProperties.solidFill = shade
    chart.append(series)

"""Shades of ratings: read without colour too, and only where there is a rating."""

from decimal import Decimal
from itertools import pairwise

import pytest

from scorecards.models.scales import Rating
from scorecards.workbooks.columns import Bars, Kind
from scorecards.workbooks.shading import SHADES
from tests.scorecards.export.made import made, number
from tests.scorecards.export.reading_back import cells, opened


def ratings(values):
    return made([number(), number("Rating", Kind.RATING)], values)


def rules(file):
    """Of the sheet, each with its range."""
    return [
        (str(formatting.sqref), rule)
        for formatting in opened(file)["Made"].conditional_formatting
        for rule in formatting.rules
    ]


def luminance(colour):
    """Relative, as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_each_rating_has_a_rule_of_its_own():
    found = rules(ratings([1, 2, 3]))
    assert {where for where, _ in found} == {"B2:B4"}
    assert [(rule.operator, rule.formula) for _, rule in found] == [
        ("equal", [str(rating.value)]) for rating in Rating
    ]
    grounds = [rule.dxf.fill.bgColor.rgb[2:] for _, rule in found]
    assert grounds == [shade.ground for shade in SHADES.values()]


def test_shades_get_darker_step_by_step_so_that_grey_tells_them_apart():
    grounds = [SHADES[rating].ground for rating in Rating]
    for lighter, darker in pairwise(grounds):
        assert contrast(lighter, darker) > 1.2


@pytest.mark.parametrize("rating", Rating)
def test_the_figure_is_read_on_its_shade(rating):
    assert contrast(SHADES[rating].ground, SHADES[rating].ink) >= 4.5


def test_the_lowest_and_the_highest_are_set_apart_from_the_middle():
    found = {rating: (shade.bold, shade.italic) for rating, shade in SHADES.items()}
    assert found[Rating.NO_EVIDENCE] != found[Rating.MEETS] != found[Rating.EXCEEDS]


def test_a_mean_has_the_shade_of_the_rating_it_rounds_to():
    found = rules(made([number("Mean", Kind.MEAN)], [Decimal("2.50")]))
    assert [(rule.operator, rule.formula) for _, rule in found] == [
        ("between", ["0.5", "1.49"]),
        ("between", ["1.5", "2.49"]),
        ("between", ["2.5", "3.49"]),
        ("between", ["3.5", "4.49"]),
        ("between", ["4.5", "5.49"]),
    ]
    assert found[2][1].dxf.fill.bgColor.rgb[2:] == SHADES[Rating.MEETS].ground


def test_words_stand_among_the_ratings():
    file = ratings([4, "Not asked", None])
    assert [row[1] for row in cells(file, "Made")[1:3]] == [4, "Not asked"]
    assert opened(file)["Made"]["B2"].number_format == "0"


@pytest.mark.parametrize(("kind", "values"), [(Kind.NUMBER, [1]), (Kind.RATING, [])])
def test_nothing_is_shaded_where_there_is_no_rating(kind, values):
    assert not rules(made([number(kind=kind)], values))


@pytest.mark.parametrize(
    ("bars", "ends"),
    [(Bars(), [("num", 0), ("max", None)]), (Bars(1, 5), [("num", 1), ("num", 5)])],
)
def test_bars_have_lengths_that_compare(bars, ends):
    [(where, rule)] = rules(made([number(bars=bars)], [1, 5, 3]))
    bar = rule.dataBar
    assert where == "A2:A4"
    assert [(end.type, end.val) for end in bar.cfvo] == ends
    assert (bar.minLength, bar.maxLength) == (0, 100)


def test_shades_and_bars_stand_on_one_sheet():
    columns = [number("One", Kind.RATING), number("Two", bars=Bars(0, 5))]
    found = rules(made([*columns, number("Three", Kind.RATING)], [1]))
    assert {where for where, _ in found} == {"A2 C2", "B2"}
    assert sorted(rule.priority for _, rule in found) == [1, 2, 3, 4, 5, 6]

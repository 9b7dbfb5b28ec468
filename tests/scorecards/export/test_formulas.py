"""Formulas of our own, which carry their result; what people type is never one."""

from decimal import Decimal

import pytest

from scorecards.workbooks.columns import Column, Formula
from tests.scorecards.export.libreoffice import recalculated
from tests.scorecards.export.made import made, number, part
from tests.scorecards.export.payloads import CAME_AS_TYPED
from tests.scorecards.export.reading_back import cells, column, opened


def with_formula(formula):
    return made([number(), Column("Formula", lambda row: formula, "A formula.")], [2])


@pytest.mark.parametrize(
    "value", [7, 2.5, Decimal("2.50"), "Above & <beyond>", "=1+1", "_x0041_"]
)
def test_its_result_is_there_for_readers_that_do_not_calculate(value):
    file = with_formula(Formula("A2*2", value))
    assert cells(file, "Made")[1] == [2, value]


def test_it_is_a_formula_for_those_that_do():
    cell = opened(with_formula(Formula('IF(A2<3,"a","b")&"c"')))["Made"]["B2"]
    assert (cell.data_type, cell.value) == ("f", '=IF(A2<3,"a","b")&"c"')


def test_one_over_a_range_is_an_array_formula():
    file = with_formula(Formula("SUM(A2:A2*2)", 4, array=True))
    cell = opened(file)["Made"]["B2"].value
    assert (cell.ref, cell.text) == ("B2", "=SUM(A2:A2*2)")


def test_libreoffice_finds_what_it_comes_to():
    formulas = Formula("A2*3"), Formula("SUM(A2:A3*{3;9})", array=True)
    books = recalculated(*map(with_formula, formulas))
    assert [cells(book, "Made")[1] for book in books] == [[2, 6], [2, 6]]


@pytest.mark.parametrize(("formula", "calculates"), [(Formula("A2"), "1"), (3, "0")])
def test_programs_calculate_on_opening_where_there_is_a_formula(formula, calculates):
    file = with_formula(formula)
    assert f'fullCalcOnLoad="{calculates}"' in part(file, "xl/workbook.xml")


@pytest.mark.parametrize("label", CAME_AS_TYPED)
def test_text_beside_a_formula_stays_text(label):
    text = CAME_AS_TYPED[label]
    columns = [
        Column("Text", lambda row: row, "As typed."),
        Column("Formula", lambda row: Formula("1+1", 2), "A formula."),
    ]
    file = made(columns, [text])
    assert column(file, "Made", "Text") == [text]
    assert [cell.data_type for cell in opened(file)["Made"][2]] == ["s", "f"]

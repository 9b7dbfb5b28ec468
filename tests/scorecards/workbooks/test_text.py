"""What a cell can hold: `scorecards.workbooks.text`."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.workbooks.text import (
    CELL_LIMIT,
    CONTINUED,
    clean,
    encoded,
    parts,
    shortened,
)
from tests.scorecards.export.payloads import CAME_AS_TYPED, MADE_VISIBLE


def units(text):
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", CAME_AS_TYPED.values(), ids=CAME_AS_TYPED)
def test_what_a_workbook_can_hold_stays_as_typed(text):
    assert clean(text) == text


@pytest.mark.parametrize(("typed", "seen"), MADE_VISIBLE.values(), ids=MADE_VISIBLE)
def test_what_a_workbook_cannot_hold_is_made_visible(typed, seen):
    assert clean(typed) == seen


@pytest.mark.parametrize(
    ("text", "in_file"),
    [
        ("_x0041_", "_x005F_x0041_"),
        ("_x0041_x0041_", "_x005F_x0041_x005F_x0041_"),
        ("a_x00ff_", "a_x005F_x00ff_"),
        ("_x41_ _x0041 _X0041_", "_x41_ _x0041 _X0041_"),
    ],
)
def test_what_excel_would_decode_is_encoded(text, in_file):
    assert encoded(text) == in_file


def test_text_that_just_fits_is_one_part():
    assert parts("x" * CELL_LIMIT) == ["x" * CELL_LIMIT]


@pytest.mark.parametrize(
    "text",
    ["x" * (CELL_LIMIT + 1), "👍" * 20_000, "_x0041_" * 5_000, "👍x" * 50_000],
    ids=["one too many", "two units each", "encoded", "several parts"],
)
def test_long_text_is_cut_into_parts_that_fit_and_join(text):
    pieces = parts(text)
    assert len(pieces) > 1
    assert "".join(pieces) == text
    assert max(units(encoded(piece)) for piece in pieces) <= CELL_LIMIT


@pytest.mark.parametrize("text", ["x" * 40_000, "👍" * 20_000, "_x0041_" * 9_000])
def test_shortened_text_fills_its_cell_and_says_where_it_goes_on(text):
    short = shortened(text)
    beginning = short.removesuffix(CONTINUED)
    assert short != beginning
    assert text.startswith(beginning)
    assert CELL_LIMIT - 13 < units(encoded(short)) <= CELL_LIMIT


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_text_is_clean_once_cleaned(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not re.search("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", cleaned)
    assert len(cleaned.replace("\n", "")) == len(re.sub("\r|\n", "", text))

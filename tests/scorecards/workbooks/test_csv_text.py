"""Text that no spreadsheet runs, and back: `scorecards.workbooks.csv_text`."""

import csv
import io
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scorecards.workbooks.csv_text import CSV_RULES, GUARDS, guarded, unguarded
from scorecards.workbooks.text import clean
from tests.scorecards.export.payloads import CAME_AS_TYPED, MADE_VISIBLE

RUN = set("=+-@＝＋－＠")
BITS = st.sampled_from(
    [*"=+-@＝＠\t\n\r;|,'\" \u00a0\u3000ab\0\u200b", '""', "=1+1", "\r\n"]
)
TEXTS = st.lists(BITS, max_size=12).map("".join) | st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("typed", "in_file"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("＝1", "'＝1"),
        ("\ttab", "'\ttab"),
        (" =1", "' =1"),
        ("\u3000=1", "'\u3000=1"),
        ("\u200b=1", "'\u200b=1"),
        ("a;\ufeff=1", "a;'\ufeff=1"),
        ("'quoted'", "''quoted'"),
        ("a;=1+1", "a;'=1+1"),
        ("a\t=1+1", "a\t'=1+1"),
        ("a\r\n=1+1", "a\n'=1+1"),
        ('a; "=1+1"', 'a;\' "=1+1"'),
        ("a\n'=1+1", "a\n''=1+1"),
        ("\n=1+1", "'\n'=1+1"),
        (";\t\n=1", ";\t\n'=1"),
    ],
)
def test_an_apostrophe_stands_wherever_a_formula_could_begin(typed, in_file):
    assert guarded(typed) == in_file


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1-2",
        "O'Brien",
        "a, -b",
        "(+41)",
        '"=1"',
        "a;b|c\nd",
        "#N/A",
        "{=1+1}",
        " a",
    ],
)
def test_what_runs_nowhere_stands_as_typed(text):
    assert guarded(text) == text


@pytest.mark.parametrize(
    "text", [*CAME_AS_TYPED.values(), *dict(MADE_VISIBLE.values())]
)
def test_known_payloads_come_back(text):
    assert unguarded(guarded(text)) == clean(text)


@settings(max_examples=1_000, deadline=None)
@given(TEXTS)
@example("''\n'''=1")
def test_guarding_is_undone(text):
    assert unguarded(guarded(text)) == clean(text)


@settings(max_examples=1_000, deadline=None)
@given(TEXTS)
def test_no_cell_begins_a_formula_whichever_way_the_text_is_cut(text):
    whole, pieces = guarded(text), re.split("[;|\t\n]", guarded(text))
    assert not RUN & set(whole.strip()[:1])
    for piece in pieces[1:]:
        assert not RUN & set(piece.strip().lstrip('"').strip()[:1])


@settings(max_examples=500, deadline=None)
@given(first=TEXTS, second=TEXTS, separator=st.sampled_from(";\t|"))
def test_read_with_another_separator_no_cell_begins_a_formula(first, second, separator):
    """With that of Python's csv, which is one way to take quotes that do not fit."""
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow([guarded(first), guarded(second)])
    file.seek(0)
    for row in csv.reader(file, delimiter=separator):
        for cell in row:
            assert not RUN & set(cell.strip()[:1])


@pytest.mark.parametrize("text", ["\n" * 200_000, ";" * 200_000, ' "' * 100_000])
def test_long_texts_take_no_longer_than_their_length(text):
    assert unguarded(guarded(text)) == text


def test_the_rules_have_the_expression_that_undoes_it():
    assert GUARDS.pattern in CSV_RULES
    assert re.sub(GUARDS.pattern, "", guarded("a;=1\n=2")) == "a;=1\n=2"

"""How one text became another."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.text.differences import Run, compare_lists, compare_words

texts = st.text("ab c.\n", max_size=40)
entries = st.lists(st.text("abc ", min_size=1, max_size=12), max_size=6)


def side(runs, other):
    return "".join(run.text for run in runs if run.mark != other)


@given(texts, texts)
def test_runs_hold_both_texts_to_the_letter(old, new):
    runs = compare_words(old, new)

    assert side(runs, "new") == old
    assert side(runs, "gone") == new


def test_only_the_changed_word_is_marked():
    assert compare_words("Name four phases.", "Name five phases.") == [
        Run("same", "Name "),
        Run("gone", "four"),
        Run("new", "five"),
        Run("same", " phases."),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [("One thing said.", "Another matter altogether!"), ("a " * 2000, "b")],
)
def test_texts_with_little_in_common_are_shown_one_after_the_other(old, new):
    assert compare_words(old, new) == [Run("gone", old), Run("new", new)]


@pytest.mark.parametrize(
    ("old", "new", "labels"),
    [
        (["x"], ["x"], []),
        (["x"], ["x", "y"], ["Point added"]),
        (["x", "y"], ["y"], ["Point removed"]),
        (["says who"], ["says who and when"], ["Point reworded"]),
        (["x", "y", "z"], ["z", "x", "y"], ["Point moved"]),
        (["one two", "z"], ["z", "one two three"], ["Point moved and reworded"]),
        (["x"], ["y"], ["Point removed", "Point added"]),
        (["x", "x"], ["x"], ["Point removed"]),
    ],
)
def test_entries_of_a_list_by_what_happened_to_them(old, new, labels):
    assert [edit.label for edit in compare_lists("Point", old, new)] == labels


@given(entries, entries)
def test_lists_are_the_same_exactly_when_nothing_is_said(old, new):
    assert (compare_lists("Point", old, new) == []) == (old == new)


@given(entries, entries)
def test_every_entry_that_came_or_went_is_named(old, new):
    edits = compare_lists("Point", old, new)

    for mark, gained, others in (("new", new, old), ("gone", old, new)):
        named = {side(edit.runs, "gone" if mark == "new" else "new") for edit in edits}
        assert set(gained) - set(others) <= named


def test_long_lists_are_compared_at_their_ends_and_by_equal_entries():
    old = [f"line {n}" for n in range(1_000)]
    new = [*old[:500], "another", *old[501:990], *reversed(old[990:999]), old[999]]

    labels = Counter(edit.label for edit in compare_lists("Line", old, new))

    assert labels["Line added"] == labels["Line removed"] == 1
    assert labels["Line moved"] == 8


def test_words_that_would_take_too_long_to_compare_are_shown_one_after_the_other():
    old, new = ".," * 499, ",;" * 499

    assert compare_words(old, new) == [Run("gone", old), Run("new", new)]

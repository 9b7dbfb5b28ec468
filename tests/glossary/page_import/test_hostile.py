"""Files that are no pages: a sentence each, and none takes long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.files.yaml_source import parse
from glossary.page_import.page import UnusablePageError
from glossary.page_import.source import MAX_BYTES, MAX_LINES, clean_lines, decode
from tests.glossary.page_import.pages import TORQUE, imported

HEADED = "TQA\n\nTerm from Bicycle Assembly industry explained for recruiters\n\n"


def refusal(content):
    with pytest.raises(UnusablePageError) as caught:
        imported(decode(content))
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The page is empty."),
        (b"\n \t\r\n", "The page is empty."),
        (b"\x7fELF\x02\x01\x01\x00\x00", "This is not a text file"),
        (TORQUE.encode() + b"\0", "This is not a text file"),
        (b"\x89PNG\r\n\x1a\n\x81\x8d", "This is not a text file"),
        (b"\xff\xfe\x00\xd8", "This is not a text file"),
        (b"a" * 5_000_000, "The file is larger than 1 MB"),
        (b"a" * MAX_BYTES, "Line 1: This line has 1,000,000 characters."),
        (b"- a\n" * 100_000, "The page has 100,001 lines; the limit is 3,000."),
        (b"root:x:0:0\nbin:x:1:1\n", "This is not a glossary page"),
        (b"A letter.\n\nDear all, nothing here.", "Line 1: The page has no title"),
        (b"Red Flags:\n- none", "Line 1: The page has no title"),
    ],
)
def test_file_that_is_no_page_is_refused_in_a_sentence(content, sentence):
    assert sentence in refusal(content)


@pytest.mark.parametrize(
    "line",
    [
        "(" * 19_000,
        "a " * 9_000,
        "also known as " * 1_400,
        ", and" * 3_900,
        '"' * 19_000,
        "Manager " * 2_400,
        "1-" * 9_000,
        "Expected Answer: " * 1_100,
    ],
)
@pytest.mark.parametrize(
    "heading",
    ["", "Also try searching for:\n\n", "Junior Level Questions\n\nQ: Why?\n\nA: "],
)
def test_long_line_of_repeats_is_read_or_named(heading, line):
    done = imported(HEADED + heading + line)

    assert done.page.name.text == "TQA"


def test_as_many_bullets_as_are_read():
    bullets = "".join(f"- Flag {n}\n" for n in range(MAX_LINES - 10))
    done = imported(f"{HEADED}Red Flags\n\n{bullets}")

    assert len(done.page.red_flags) == MAX_LINES - 10


LINES = TORQUE.splitlines() + ["", "“", "Q:", "A:", "- ", "Senior", "5+", "(", "#"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=60))
def test_any_lines_in_any_order_give_yaml_or_a_sentence(lines):
    try:
        done = imported("\n".join(["TQA", "Industry: Bicycles", *lines]))
    except UnusablePageError as error:
        assert error.sentence
    else:
        assert parse(done.text).data["name"] == "TQA"


def test_control_characters_do_not_reach_the_file():
    done = imported(TORQUE.replace("stem and bars", "stem\x1b[31m and\u202e bars"))

    assert "stem[31m and bars" in " ".join(done.text.split())
    assert done.problems == []


def test_line_numbers_are_those_that_an_editor_shows():
    assert [line.number for line in clean_lines("a\r\n\r\nb\rc\nd")] == [1, 3, 4, 5]

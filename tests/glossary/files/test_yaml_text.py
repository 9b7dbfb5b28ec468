"""The style of a dumped file: readable, always the same, and read as it was meant."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from glossary.files.schema import TermContent
from glossary.files.yaml_source import parse
from glossary.files.yaml_text import WIDTH, file_yaml
from tests.glossary import shipped
from tests.glossary.awkward_texts import LINE
from tests.glossary.term_files import CRO

CRO_FILE = Path("/glossary/pharma/cro.yaml")
TEXT = st.lists(LINE | st.just("") | LINE.map("  {} ".format), min_size=1, max_size=4)


def written(text):
    """The lines of a value."""
    return file_yaml({"key": text}).splitlines()


@trying(max_examples=200, deadline=None)
@given(TEXT.map("\n".join).filter(bool))
@example("word  " * 40 + "end")
@example("a \nb")
@example("\n\na")
@example("a\n")
def test_any_text_is_read_as_it_was_written(text):
    content = {"list": [text, {"key": text}], "levels": {"key": text}}

    assert parse(file_yaml(content)).data == content


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Plain: no", ['key: "Plain: no"']),
        ("Plain text, with a comma.", ["key: Plain text, with a comma."]),
        ("no", ['key: "no"']),
        ("5", ['key: "5"']),
        ('Said "no": left', ["""key: 'Said "no": left'"""]),
        ("one\ntwo", ["key: |-", "  one", "  two"]),
        (
            f"{'word ' * 17}end\n\nNext.",
            ["key: >-", f"  {('word ' * 17).strip()}", "  end", "", "", "  Next."],
        ),
        ("a \nb", ['key: "a \\nb"']),
        ("a\u00a0b", ['key: "a\\u00a0b"']),
    ],
)
def test_style_of_a_text(text, lines):
    assert written(text) == lines


def test_lines_are_filled_up_to_the_width():
    long = written(" ".join(["word"] * 50))[1:]

    assert [len(line) for line in long[:-1]] == [86] * 2
    assert max(map(len, written("x" * 83))) == WIDTH


def test_optional_keys_without_a_value_are_left_out():
    content = TermContent.model_validate(parse(CRO).data).model_dump()
    content["aliases"] = []
    content["levels"]["junior"]["questions"][0]["anchors"] = {}

    text = file_yaml(content)

    assert "aliases" not in text
    assert "anchors" not in text


def test_anchors_stand_by_rating():
    assert file_yaml({"anchors": {"5": "High.", "1": "Low."}}) == (
        "anchors:\n  1: Low.\n  5: High.\n"
    )


@pytest.mark.parametrize("source", shipped.SOURCES)
def test_shipped_file_is_in_the_style_of_the_dump(source):
    """If this fails: manage.py seed_glossary, then dump_glossary --restyle."""
    file = shipped.file_of(source)
    comment, _, text = file.path.read_text().partition("\n")

    assert comment.startswith("# yaml-language-server: ")
    assert text == file_yaml(file.content)

"""What a workbook says of itself, how it prints, and that it is the same each time."""

import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from scorecards.workbooks.columns import Column, Kind, Sheet
from tests.scorecards.export.made import book, part, worksheet
from tests.scorecards.export.payloads import CAME_AS_TYPED, MADE_VISIBLE
from tests.scorecards.export.reading_back import opened

NINE = datetime(2026, 11, 23, 9)  # noqa: DTZ001 # workbooks have UTC without a zone
MILLENNIUM = datetime(2000, 1, 1)  # noqa: DTZ001
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ON_ONE_LINE = [
    text
    for text in (*CAME_AS_TYPED.values(), "R&D &P &A", "7 & 8", "&")
    if text == " ".join(text.split()) and 0 < len(text) <= 100
]


def sheet(*widths, frozen=0, title="Made"):
    columns = tuple(
        Column(f"C{place}", lambda row: row, "Text.", Kind.LONG_TEXT, width)
        for place, width in enumerate(widths or [20])
    )
    return Sheet(title, title, columns, frozen=frozen)


def one(*widths, frozen=0, **document):
    return book([(sheet(*widths, frozen=frozen), ["a"])], **document)


def first(file):
    return opened(file)["Made"]


def test_a_workbook_says_what_it_is():
    words = {"title": "Comparison", "subject": "CRA", "keywords": "a, b"}
    file = one(**words, description="Side by side.", as_of=NINE.replace(tzinfo=UTC))
    found = opened(file).properties
    assert {name: getattr(found, name) for name in words} == words
    assert found.description == "Side by side."
    assert found.creator == found.lastModifiedBy == "Structured interviews"
    assert found.created == found.modified == NINE


def test_without_a_word_it_is_of_the_product_and_undated():
    found = opened(one()).properties
    assert (found.title, found.subject) == ("Structured interviews", None)
    assert found.created == found.modified == MILLENNIUM


@pytest.mark.parametrize(
    "text", [*CAME_AS_TYPED.values(), *dict(MADE_VISIBLE.values())]
)
def test_any_title_makes_a_file_that_opens(text):
    seen = dict(MADE_VISIBLE.values()).get(text, text)
    assert opened(one(title=text)).properties.title == seen


@pytest.mark.parametrize("title", ON_ONE_LINE)
def test_the_title_stands_above_each_page_as_typed(title):
    printed = first(one(title=title)).oddHeader.left.text
    assert printed.replace("&&", "&") == title
    assert printed.count("&") == 2 * title.count("&")


def test_a_long_title_leaves_room_in_the_header():
    header = first(one(title="& " * 300)).oddHeader.left.text
    assert len(header) <= 200


def test_each_page_says_which_it_is_of_which_sheet():
    assert first(one()).oddFooter.center.text == "&A · page &P of &N"


def test_pages_are_a4_across_with_the_header_row_on_each():
    page = first(one())
    assert page.page_setup.paperSize == int(page.PAPERSIZE_A4)
    assert page.page_setup.orientation == "landscape"
    assert page.print_title_rows == "$1:$1"


def test_what_is_legible_in_the_width_of_a_page_is_fitted_to_it():
    page = first(one(100, 120))
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0


def test_a_wider_sheet_repeats_what_stays_in_sight():
    page = first(one(30, 100, 100, frozen=1))
    assert not page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.print_title_cols, page.page_setup.scale) == ("$A:$A", 65)


def test_what_would_fill_the_page_is_not_repeated():
    assert first(one(90, 100, 100, frozen=1)).print_title_cols is None


def written(seconds):
    """A workbook of two sheets, so long after noon."""
    with time_machine.travel(NOON + timedelta(seconds=seconds)):
        return book(
            [(sheet(title="One"), ["a"] * 50), (sheet(title="Two"), ["x" * 40_000])]
        )


def test_the_same_rows_give_the_same_bytes_whenever():
    assert written(seconds=0).getvalue() == written(seconds=7_000_000).getvalue()


def test_the_same_rows_give_the_same_bytes_in_any_process():
    code = (
        "import hashlib, django; django.setup();"
        "from tests.scorecards.workbooks.test_document import written;"
        "print(hashlib.sha256(written(0).getvalue()).hexdigest())"
    )
    done = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            env={
                "PYTHONHASHSEED": seed,
                "DJANGO_SETTINGS_MODULE": "scorecards.settings",
            },
        ).stdout
        for seed in "12"
    }
    assert len(done) == 1


def test_its_parts_tell_no_time():
    with zipfile.ZipFile(written(seconds=0)) as archive:
        assert {info.date_time for info in archive.infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }
        assert archive.testzip() is None


def test_other_rows_give_other_bytes():
    one, other = (book([(sheet(), [text])]) for text in "ab")
    assert worksheet(one) != worksheet(other)
    assert part(one, "xl/workbook.xml") == part(other, "xl/workbook.xml")

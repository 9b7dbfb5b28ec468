"""The pages that the sheet is printed on, by its page breaks and heights of rows."""

from itertools import pairwise

import pytest
from openpyxl import load_workbook

from scorecards.excel_form.printing import REPEATED, ROOM
from scorecards.excel_form.rows import SHEET
from tests.makers import make_long_scorecard
from tests.scorecards.excel_form.workbooks import downloaded

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def long(ida, client):
    client.force_login(ida)
    return make_long_scorecard(ida, questions=8)


def labels_and_heights(file):
    """Of each printed page, for each of its rows."""
    sheet = load_workbook(file)[SHEET]
    breaks = [each.id for each in sheet.row_breaks.brk]
    rows = [
        (sheet.cell(number, 1).value or "", sheet.row_dimensions[number].height)
        for number in range(1, sheet.max_row + 1)
    ]
    return [rows[a:b] for a, b in pairwise([REPEATED, *breaks, len(rows)])]


def labels(page):
    return [label for label, _ in page]


def questions(page):
    return sum(label.startswith("Question ") for label in labels(page))


def test_no_page_has_more_than_fits(client, long):
    pages = labels_and_heights(downloaded(client, long))
    assert max(sum(height for _, height in page) for page in pages) <= ROOM


def test_no_question_is_cut_and_two_share_a_page(client, long):
    pages = labels_and_heights(downloaded(client, long))
    asked = [page for page in pages if questions(page)]
    assert [questions(page) for page in asked] == [2, 2, 2, 2]
    for page in asked:
        assert labels(page)[0].startswith("Question")
        assert labels(page).count("Notes") >= questions(page)


def test_little_paper_stays_empty(client, long):
    pages = labels_and_heights(downloaded(client, long))
    used = sum(height for page in pages for _, height in page)
    assert used / (len(pages) * ROOM) > 0.8


def test_a_question_longer_than_a_page_goes_on_between_rows(client, long):
    long.answers.update(notes="One line of a long note.\n" * 120)
    pages = labels_and_heights(downloaded(client, long))
    assert max(sum(height for _, height in page) for page in pages) <= ROOM
    assert sum(map(questions, pages)) == 8

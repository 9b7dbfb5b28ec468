"""What comes out on paper: the columns that people read, on few pages."""

import re

import pytest

from scorecards.export.contents import Contents
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_submitted,
    make_term,
)
from tests.scorecards.export.libreoffice import printed
from tests.scorecards.export.reading_back import exported, opened

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NOTES = (
    "Named the trial, the site, the date and who signed; could not say why it was late."
)


@pytest.fixture
def twelve(ida, ivan):
    """Twelve scorecards of eight questions, with notes, for two openings."""
    for title in ("CRA", "SRE"):
        term = make_term(title, industry=title, questions=8)
        opening = make_opening(title, role=make_role(title, term))
        for number in range(3):
            application = make_application(f"{title} {number}", opening=opening)
            for who in (ida, ivan):
                make_submitted(
                    who,
                    application=application,
                    rating=2 + number,
                    notes=NOTES,
                    summary=NOTES,
                    flags=1,
                )


def pages(pdf):
    return int(max(re.findall(rb"/Count (\d+)", pdf), key=int))


def test_twelve_scorecards_take_fifteen_pages_at_most(twelve):
    [pdf] = printed(exported())
    assert pages(pdf) <= 15


def test_no_record_is_cut_by_the_side_of_a_page(twelve):
    for sheet in opened(exported()):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert sheet.page_setup.fitToWidth in (None, 1), sheet.title


@pytest.mark.parametrize(
    "sheet", [each for each in Contents.declared().every if each.paper.columns]
)
def test_printed_columns_stand_first_and_are_there(sheet):
    names = [column.name for column in sheet.columns]
    declared = [name for name in sheet.paper.columns if name in names]
    assert names[: len(declared)] == declared
    assert len(declared) == len(sheet.paper.columns)


def test_without_names_and_text_the_rest_is_printed(twelve):
    sheet = opened(exported(candidate_names=False, free_text=False))["Scorecards"]
    [area] = re.findall(r"\$A\$1:\$([A-Z]+)\$", str(sheet.print_area))
    last = [cell.value for cell in sheet[1]][ord(area) - ord("A")]
    assert last == "Recommendation"

"""Workbooks opened, calculated and saved by LibreOffice."""

import io
import re
import zipfile

import pytest

from scorecards.models import Scorecard
from tests.makers import make_application, make_submitted
from tests.scorecards.export.libreoffice import recalculated
from tests.scorecards.export.reading_back import cells, exported, rows, sheet_names

pytestmark = [pytest.mark.django_db, pytest.mark.once]

RESULTS = re.compile(r"(</f>)<v>[^<]*</v>")


def without_results(file):
    """The workbook with its formulas alone, so that they have to be calculated."""
    stripped = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(stripped, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text, number = RESULTS.subn(r"\1", text.decode())
                assert number > 10
            target.writestr(name, text)
    return stripped


@pytest.fixture
def varied(ida, ivan, petra):
    """Scorecards of three candidates, rated differently, one of them flagged."""
    for number, name in enumerate(("Ada Park", "Bo Lind", "Cleo Moss")):
        application = make_application(name)
        for who, rating in ((ida, 2 + number), (ivan, 4 - number)):
            make_submitted(who, application=application, rating=rating, flags=number)
    first = Scorecard.objects.first()
    Scorecard.objects.update(interview_at=first.created_at.replace(year=2020))
    first.answers.filter(question__position=1).update(rating=None, outcome="not_asked")


def test_every_sheet_opens_and_holds_the_same(varied):
    file = exported()
    saved = recalculated(file)
    assert sheet_names(saved) == sheet_names(file)
    for sheet in sheet_names(file):
        assert len(cells(saved, sheet)) == len(cells(file, sheet))
        assert not [
            cell for row in cells(saved, sheet) for cell in row if is_error(cell)
        ]
    assert rows(saved, "Answers") == rows(file, "Answers")


def is_error(cell):
    return isinstance(cell, str) and re.fullmatch(
        r"#(N/A|REF!|NAME\?|VALUE!|NUM!)", cell
    )


def test_formulas_calculated_there_are_our_own_figures(varied):
    file = exported()
    calculated = rows(recalculated(without_results(file)), "Summary")
    for ours, theirs in zip(rows(file, "Summary"), calculated, strict=True):
        assert theirs == {
            name: pytest.approx(value) if isinstance(value, float) else value
            for name, value in ours.items()
        }
    assert ours["Scorecards"] == 6
    assert ours["Median hours to submit"] > 24 * 365

"""Exports as LibreOffice, where it is installed, opens and calculates them."""

import csv
import io
import re
import zipfile

import pytest
from django.urls import reverse

from scorecards.models import Answer, Application, Scorecard
from scorecards.workbooks.csv_text import guarded
from tests.makers import fill, make_scorecard, make_submitted
from tests.scorecards.excel_form.workbooks import downloaded
from tests.scorecards.export.libreoffice import (
    calculated_from_csv,
    recalculated,
)
from tests.scorecards.export.payloads import CAME_AS_TYPED
from tests.scorecards.export.reading_back import cells, exported, opened, sheet_names

# Texts that become formulas when the separator is another one than the file's.
CUT_APART = (
    "a;=1+1;b",
    'a;"=1&";b',
    "a\t=1+1\tb",
    "a|=1+1|b",
    "a\n=1+1;b",
    'a\n"=1&";b',
    "=1+1",
    "＝1+1",
    "'=1+1",
)
SEPARATORS = {"semicolon": ";", "all": ",;\t|"}

pytestmark = pytest.mark.once


@pytest.fixture
def scorecards(ida, ivan):
    for who in (ida, ivan):
        make_submitted(who, flags=1, rating=3)
    make_submitted(ida, round=2, rating=5, recommendation="strong_yes")
    for answer, text in zip(Answer.objects.all(), CAME_AS_TYPED.values(), strict=False):
        Answer.objects.filter(pk=answer.pk).update(notes=text)
    began = Scorecard.objects.first().created_at.replace(year=2020)
    Scorecard.objects.update(summary="=1+1", interview_at=began)


def without_results(file):
    """The workbook with its formulas, and nothing of what they come to."""
    bare = io.BytesIO()
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(bare, "w") as target:
        for name in archive.namelist():
            text = archive.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(rb"(<f\b[^>]*>[^<]*</f>)<v>[^<]*</v>", rb"\1", text)
            target.writestr(name, text)
    return bare


def to_12_digits(rows):
    """LibreOffice writes 15 digits of a number, Python 17."""
    return [
        [float(f"{cell:.12g}") if isinstance(cell, float) else cell for cell in row]
        for row in rows
    ]


def errors(file):
    """The sheets that have a cell of an error, which is no text that reads like one."""
    with zipfile.ZipFile(file) as archive:
        return [
            name
            for name in archive.namelist()
            if name.startswith("xl/worksheets/") and b't="e"' in archive.read(name)
        ]


def assert_as_before(found, file):
    assert sheet_names(found) == sheet_names(file)
    for sheet in sheet_names(file):
        assert to_12_digits(cells(found, sheet)) == to_12_digits(cells(file, sheet))
    assert not errors(found)


@pytest.mark.django_db
def test_formulas_come_to_what_we_say_and_all_else_stays(scorecards):
    file = exported()
    bare = without_results(file)
    assert {cells(bare, "Summary")[6][5]} == {""} != {cells(file, "Summary")[6][5]}
    [found] = recalculated(bare)
    assert_as_before(found, file)


@pytest.mark.django_db
def test_the_workbooks_of_pages_come_through(client, petra, scorecards):
    client.force_login(petra)
    application = Application.objects.get()
    opening = application.opening
    debrief = "admin:scorecards_application_debrief_workbook"
    comparison = "admin:scorecards_opening_comparison{}_workbook"
    client.post(
        reverse("admin:scorecards_opening_comparison_anonymous", args=[opening.pk])
    )
    addresses = [
        reverse(debrief, args=[application.pk]),
        reverse(comparison.format(""), args=[opening.pk]) + "?names=1",
        reverse(comparison.format("_anonymous"), args=[opening.pk]),
    ]
    files = [io.BytesIO(client.get(address).getvalue()) for address in addresses]
    for found, file in zip(recalculated(*files), files, strict=True):
        assert_as_before(found, file)


@pytest.mark.django_db
def test_the_form_of_a_scorecard_comes_through(client, ida):
    client.force_login(ida)
    file = downloaded(client, fill(make_scorecard(ida), notes="=1+1", flags=1))
    [found] = recalculated(file)
    assert_as_before(found, file)


def pairs(texts):
    """Of each text with each, in a CSV file."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerows([1, first, second] for first in texts for second in texts)
    return file.getvalue().encode()


def formulas(file):
    [sheet] = opened(file)
    kinds = [cell.data_type for row in sheet.iter_rows() for cell in row]
    return kinds.count("f")


@pytest.mark.parametrize("separators", SEPARATORS.values(), ids=SEPARATORS)
def test_no_guarded_text_runs_whichever_separator_it_is_read_with(separators):
    texts = CUT_APART, [*map(guarded, CUT_APART)]
    bare, safe = calculated_from_csv(*map(pairs, texts), separators=separators)
    assert formulas(bare) > 0
    assert formulas(safe) == 0

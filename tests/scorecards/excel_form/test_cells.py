"""Whatever people type is text in the sheets, as two other libraries read them."""

import io
import re

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from scorecards.excel_form.rows import MACHINE_SHEET, SHEET
from scorecards.excel_form.text_cells import as_read, as_written, lines, pieces
from scorecards.models import (
    Answer,
    Candidate,
    ExtraQuestion,
    Opening,
    RedFlagCheck,
    Scorecard,
)
from tests.makers import fill, make_scorecard
from tests.scorecards.excel_form.workbooks import downloaded, is_text, places
from tests.scorecards.export.payloads import CAME_AS_TYPED, MADE_VISIBLE

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TEXTS = {
    "notes": Answer,
    "text": ExtraQuestion,
    "general_note": Scorecard,
    "candidate_asked": Scorecard,
    "evidence": RedFlagCheck,
    "summary": Scorecard,
    "reason": Scorecard,
}
NAMES = {"name": Candidate, "title": Opening}
MAX_NAME_LENGTH = 200


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    draft = fill(make_scorecard(ida), flags=2)
    ExtraQuestion.objects.create(scorecard=draft, number=1, text="Why us?")
    return draft


def by_calamine(file, sheet=SHEET):
    file.seek(0)
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.read()))
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def texts(file, field):
    """The texts of a field, those of rows in which one goes on joined.

    Not those of other questions' notes, nor of the blank ones that wait to be filled.
    """
    found = {}
    where = places(file)
    rows = by_calamine(file)
    for key in where:
        if re.match(r"extra-1\.notes|extra-[23]", key):
            continue
        if is_text(key) and key.partition("+")[0].endswith(f".{field}"):
            row = int(where[key][1:]) - 1
            start = key.partition("+")[0]
            found[start] = found.get(start, "") + rows[row][1]
    return list(found.values())


@pytest.mark.parametrize("label", CAME_AS_TYPED)
def test_any_text_comes_back_byte_for_byte(client, draft, label):
    text = CAME_AS_TYPED[label]
    short = text[:MAX_NAME_LENGTH]
    for field, model in TEXTS.items():
        model.objects.update(**{field: text})
    for field, model in NAMES.items():
        model.objects.update(**{field: short})
    file = downloaded(client, draft)

    for field in TEXTS:
        assert set(texts(file, field)) == {text}, field
    facts = {row[0]: row[1] for row in reversed(by_calamine(file))}
    assert (facts["Candidate"], facts["Opening"]) == (short, short)
    for sheet in load_workbook(file):
        found = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert found <= {"s", "n"}
        assert not sheet._hyperlinks


@pytest.mark.parametrize("label", ["vertical tab", "unit separator", "no character"])
def test_what_no_workbook_holds_is_made_visible(client, draft, label):
    typed, seen = MADE_VISIBLE[label]
    draft.answers.update(notes=typed)
    assert texts(downloaded(client, draft), "notes") == [seen] * 2


def test_a_text_that_fits_no_cell_goes_on_in_the_rows_below(client, draft):
    text = "😀" * 50_000
    draft.answers.update(notes=text)
    file = downloaded(client, draft)
    assert texts(file, "notes") == [text] * 2
    longest = max(len(row[1].encode("utf-16-le")) // 2 for row in by_calamine(file))
    assert longest <= 32_767


def test_the_machine_sheet_holds_no_formula_either(client, draft):
    Opening.objects.update(title="=1+1")
    rows = by_calamine(downloaded(client, draft), MACHINE_SHEET)
    assert ["Title of the opening", "=1+1"] in rows


@pytest.mark.parametrize("label", CAME_AS_TYPED)
def test_text_cells_give_back_what_went_in(label):
    text = CAME_AS_TYPED[label]
    assert "".join(as_read(as_written(each)) for each in pieces(text, 87)) == text


def test_lines_break_after_words_and_lose_nothing():
    text = "one two three four\n\nsupercalifragilistic five"
    found = lines(text, 10)
    assert "".join(found) == text
    assert found == [
        "one two ",
        "three ",
        "four\n",
        "\n",
        "supercalif",
        "ragilistic",
        " five",
    ]


def test_escapes_of_halves_of_a_character_are_put_together():
    assert as_read("_xD83D__xDE00_ _x000D__xD83D_") == "😀 \n\ufffd"

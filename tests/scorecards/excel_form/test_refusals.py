"""Workbooks that are not a form for this scorecard, or can’t be read."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from glossary.models import Question
from scorecards.excel_form.rows import KEY, MACHINE_SHEET, SHEET
from scorecards.workflow.upgrading_kit import move_to_newest_kit
from tests.makers import make_application, make_opening, make_scorecard
from tests.scorecards.excel_form.workbooks import (
    changed,
    downloaded,
    filled,
    imported,
    note_key,
    refusal,
    saved,
    upload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def draft(ida, client):
    client.force_login(ida)
    return make_scorecard(ida)


def test_the_form_of_another_interviewer(client, draft, ivan):
    client.force_login(ivan)
    his = downloaded(client, make_scorecard(ivan))
    client.force_login(draft.interviewer)
    says = refusal(upload(client, draft, his))
    assert says.startswith("This form belongs to ivan.")


def test_the_form_of_another_opening(client, draft):
    opening = make_opening("CRA, Lyon")
    other = make_scorecard(
        draft.interviewer, application=make_application("Ada Park", opening=opening)
    )
    says = refusal(upload(client, draft, downloaded(client, other)))
    assert says == (
        "This form is for the opening “CRA, Lyon”, but this scorecard is for "
        "“CRA, Basel”. Choose the form for this scorecard."
    )


def test_the_form_of_another_candidate(client, draft):
    other = make_scorecard(draft.interviewer, application=make_application("Bo Lind"))
    says = refusal(upload(client, draft, downloaded(client, other)))
    assert "form is for Bo Lind, round 1, but this scorecard is for Ada Park" in says


def test_the_form_of_another_kit_version(client, ida):
    client.force_login(ida)
    card = make_scorecard(ida, status="assigned")
    old = downloaded(client, card)
    Question.objects.update(expected_answer="Newer.")
    move_to_newest_kit(card.application.opening)
    says = refusal(upload(client, card, old))
    assert "kit version 1, but the opening has moved to version 2" in says


def test_a_form_that_asks_other_questions(client, ida):
    client.force_login(ida)
    card = make_scorecard(ida, status="assigned")
    old = downloaded(client, card)
    card.answers.first().delete()
    assert "questions have changed" in refusal(upload(client, card, old))


def named(book, name):
    rows = book[MACHINE_SHEET].iter_rows()
    return next(row[1] for row in rows if row[0].value == name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Scorecard", "999"),
        ("Interviewer", "ivan"),
        ("Opening", "999"),
        ("Kit version", "9"),
        ("Entries", "1"),
        ("Signature", "x"),
        ("Signature", None),
        ("Part conclusion", "[0, {}]"),
    ],
)
def test_an_identity_that_was_changed(client, draft, name, value):
    def tamper(book):
        named(book, name).value = value

    file = changed(downloaded(client, draft), tamper)
    assert "hidden sheet that identifies this form" in refusal(
        upload(client, draft, file)
    )


def test_an_identity_that_was_emptied(client, draft):
    def empty(book):
        book[MACHINE_SHEET].delete_rows(1, 100)

    file = changed(downloaded(client, draft), empty)
    assert "hidden sheet that identifies this form" in refusal(
        upload(client, draft, file)
    )


def test_rows_that_were_deleted(client, draft):
    def delete(book):
        sheet = book[SHEET]
        rows = [row for row in range(1, sheet.max_row) if sheet[f"{KEY}{row}"].value]
        sheet.delete_rows(rows[3])

    file = changed(downloaded(client, draft), delete)
    assert "deleted or copied" in refusal(upload(client, draft, file))


@pytest.mark.parametrize("key", ["answer-1.notes", "conclusion.summary", "x", 7])
def test_keys_that_were_changed(client, draft, key):
    def rename(book):
        cells = [cell for cell in book[SHEET][KEY] if cell.value]
        cells[1].value = key

    file = changed(downloaded(client, draft), rename)
    assert "deleted or copied" in refusal(upload(client, draft, file))


def test_rows_that_moved_are_found(client, draft):
    def insert(book):
        sheet = book[SHEET]
        sheet.merged_cells.ranges.clear()
        sheet.insert_rows(4, 3)

    file = filled(changed(downloaded(client, draft), insert), {note_key(draft): "ICH"})
    imported(client, draft, file)
    assert draft.answers.first().notes == "ICH"


def test_a_workbook_that_is_no_form(client, draft):
    assert "it isn’t an Excel form" in refusal(upload(client, draft, saved(Workbook())))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Name,Rating\n", "not an Excel workbook"),
        (b"PK\x03\x04 and nothing", "can’t be read"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "an old format or a password",
        ),
        (b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        (b"", "The file is empty."),
    ],
)
def test_files_that_cannot_be_read(client, draft, content, says):
    assert says in refusal(upload(client, draft, content))


def test_no_file_at_all(client, draft):
    response = client.post(f"/scorecards/{draft.pk}/import/", {})
    assert refusal(response) == "Choose the form you filled in."


def with_part(file, name, content):
    """The workbook with a part added, or another in the place of one."""
    target = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w", 8) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    target.seek(0)
    return target


def test_macros(client, draft):
    file = with_part(downloaded(client, draft), "xl/vbaProject.bin", b"x")
    assert "has macros" in refusal(upload(client, draft, file))


def test_a_file_that_unpacks_to_far_more(client, draft):
    file = with_part(downloaded(client, draft), "xl/more.xml", b" " * 30_000_000)
    assert "far more than the form" in refusal(upload(client, draft, file))


@pytest.mark.parametrize(
    "part",
    [
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/workbook.xml",
        "xl/styles.xml",
        "[Content_Types].xml",
    ],
)
def test_parts_that_are_broken(client, draft, part):
    file = with_part(downloaded(client, draft), part, b"<broken")
    assert "can’t be read" in refusal(upload(client, draft, file))


def test_entities_that_multiply(client, draft):
    names = "abcdefghij"
    entities = "".join(
        f'<!ENTITY {name} "{f"&{names[n - 1]};" * 10 if n else "x" * 1000}">'
        for n, name in enumerate(names)
    )
    bomb = f"<!DOCTYPE worksheet [{entities}]><worksheet>&j;</worksheet>"
    file = with_part(downloaded(client, draft), "xl/worksheets/sheet1.xml", bomb)
    assert "can’t be read" in refusal(upload(client, draft, file))


def test_a_sheet_that_claims_a_million_rows(client, draft):
    file = downloaded(client, draft)
    book = load_workbook(file)
    book[SHEET]["A1048576"] = "far below"
    assert upload(client, draft, saved(book)).status_code == 200

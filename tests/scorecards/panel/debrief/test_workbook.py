"""The debrief in Excel: what the page shows, as text that is never a formula."""

import io
from datetime import UTC, datetime

import pytest
import time_machine

from scorecards.models import (
    Answer,
    AuditEntry,
    DebriefNote,
    Decision,
    RedFlagCheck,
    ReRating,
    Scorecard,
)
from scorecards.panel.debrief.columns import Column
from scorecards.panel.debrief.matrix_sheets import headings
from scorecards.workflow.deciding import decide
from scorecards.workflow.noting import add_note
from tests.makers import make_application, make_scorecard, make_submitted
from tests.scorecards.export.payloads import CAME_AS_TYPED
from tests.scorecards.export.reading_back import cells, opened, rows, sheet_names
from tests.scorecards.panel.debrief.addresses import debrief

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SHEETS = [
    "Debrief",
    "Matrix",
    "Notes",
    "Red flags",
    "Recommendations",
    "Indicators",
    "About",
]

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def application(ida, ivan):
    application = make_application("Ada Park")
    make_submitted(ida, application=application, rating=2, flags=1)
    make_submitted(ivan, application=application, rating=4)
    return application


@pytest.fixture
def workbook(client, petra, application):
    """The file that petra gets."""

    def get(query=""):
        client.force_login(petra)
        response = client.get(debrief(application, "_workbook") + query)
        return io.BytesIO(response.getvalue())

    return get


def facts(file):
    return dict(cells(file, "Debrief")[1:])


def test_a_file_named_by_reference_and_day(client, petra, application):
    client.force_login(petra)
    with time_machine.travel(MONDAY):
        response = client.get(debrief(application, "_workbook"))
        response.getvalue()
    reference = application.candidate.reference
    assert response["Content-Disposition"] == (
        f'attachment; filename="debrief-{reference}-2026-11-23.xlsx"'
    )


def test_seven_sheets(workbook):
    assert sheet_names(workbook()) == SHEETS


def test_head_says_who_submitted_who_has_yet_to_and_who_decided(
    workbook, application, petra, person
):
    make_scorecard(person("olga"), application=application)
    decide(
        application=application,
        by=petra,
        outcome="hold",
        rationale="Wait.",
        override_reason="Olga is away.",
        based_on=None,
    )
    add_note(application, by=petra, text="Ask again.")

    found = facts(workbook())

    assert found["Candidate"] == "Ada Park"
    assert found["Scorecards submitted"] == 2
    assert found["Scorecard to do"] == "olga, round 1"
    assert found["Score"] == "3.00 from 4 answers by 2 interviewers"
    assert found["Decision: reason"] == "Wait."
    assert found["Decision: reason for deciding early"] == "Olga is away."
    assert "Ask again." in found.values()


def test_ratings_are_numbers_and_the_rest_is_words(workbook, application, ida):
    answers = Answer.objects.filter(scorecard__interviewer=ida)
    first, second = answers.values_list("pk", flat=True)
    answers.filter(pk=first).update(outcome="not_asked", rating=None)
    answers.filter(pk=second).update(outcome="could_not_answer", rating=None)

    matrix = {row["Number"]: row for row in rows(workbook(), "Matrix")}

    assert matrix[1]["A ida, round 1"] == "Not asked"
    assert matrix[2]["A ida, round 1"] == "Could not answer (counts as 1)"
    assert matrix[2]["B ivan, round 1"] == 4
    assert (matrix[2]["Mean"], matrix[2]["Range"], matrix[2]["Discuss"]) == (
        2.5,
        3,
        "Yes",
    )
    assert matrix[1]["Range"] == ""


@pytest.mark.parametrize(("query", "order"), [("", [2, 1]), ("?order=kit", [1, 2])])
def test_questions_come_as_on_the_page(workbook, application, ida, query, order):
    Answer.objects.filter(scorecard__interviewer=ida, question__position=1).update(
        rating=4
    )
    assert [row["Number"] for row in rows(workbook(query), "Matrix")] == order


def test_notes_have_a_row_for_each_answer(workbook, application, ida):
    answer = Answer.objects.filter(scorecard__interviewer=ida).first()
    ReRating.objects.create(answer=answer, rating=5, reason="Heard more.")

    row, *others = rows(workbook("?order=kit"), "Notes")

    assert len(others) == 3
    assert row["Notes"] == "She named the four phases."
    assert row["Listen-for points heard"] == "Point A of 1\nPoint C of 1"
    assert row["Listen-for points not heard"] == "Point B of 1"
    assert (row["Re-rating"], row["Reason for the re-rating"]) == (
        5,
        "Heard more.",
    )


def test_flags_recommendations_and_indicators(workbook):
    file = workbook()
    [flag] = rows(file, "Red flags")
    assert (flag["Interviewer"], flag["Evidence"]) == ("ida", "Said so twice.")
    first, second = rows(file, "Recommendations")
    assert (first["Contradicts its score"], second["Contradicts its score"]) == (
        "Yes",
        "No",
    )
    seen = {row["Indicator"]: row["Seen by"] for row in rows(file, "Indicators")}
    assert seen["CRO mid indicator 1"] == 2
    assert seen["CRO junior indicator 1"] == 0


def test_ratings_are_shaded_and_words_among_them_are_not(workbook):
    sheet = opened(workbook())["Matrix"]
    shaded = {str(each.sqref) for each in sheet.conditional_formatting}
    assert [sheet["D1"].value, sheet["E1"].value] == [
        "A ida, round 1",
        "B ivan, round 1",
    ]
    assert shaded == {"D2:D3 E2:E3"}


def test_it_says_whose_debrief_it_is(workbook):
    with time_machine.travel(MONDAY, tick=False):
        found = opened(workbook()).properties
    assert (found.title, found.subject) == ("Debrief of Ada Park", "CRA, Basel")
    assert found.modified == MONDAY.replace(tzinfo=None)


@pytest.mark.parametrize("scorecards", [2, 4, 6])
def test_each_sheet_fits_the_width_of_a_page(workbook, application, person, scorecards):
    for number in range(2, scorecards):
        make_submitted(person(f"olga{number}"), application=application)
    for sheet in opened(workbook()):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title


def test_long_notes_are_printed_whole(workbook):
    Answer.objects.update(notes="x" * 1_000)
    assert opened(workbook())["Notes"].row_dimensions[2].height > 330


def test_drafts_are_left_out(workbook, application, person):
    draft = make_scorecard(person("olga"), application=application)
    draft.answers.update(notes="Secret")
    file = workbook()
    assert len(rows(file, "Recommendations")) == 2
    assert "Secret" not in {row["Notes"] for row in rows(file, "Notes")}


def test_recorded_in_the_audit_trail(workbook, application):
    workbook()
    entry = AuditEntry.objects.get(action="exported")
    assert (entry.actor_name, entry.application_key) == ("petra", application.pk)


def everywhere(application, petra, text):
    """The same text wherever people type one."""
    Answer.objects.update(notes=text)
    RedFlagCheck.objects.update(evidence=text)
    Scorecard.objects.update(summary=text, reason=text)
    answer = Answer.objects.order_by("pk").first()
    ReRating.objects.create(answer=answer, rating=5, reason=text)
    DebriefNote.objects.create(application=application, author=petra, text=text)
    Decision.objects.create(
        application=application,
        decided_by=petra,
        outcome="hold",
        rationale=text,
        override_reason=text,
        decided_early=True,
    )


@pytest.mark.parametrize("label", CAME_AS_TYPED)
def test_any_text_comes_back_as_typed(workbook, application, petra, label):
    text = CAME_AS_TYPED[label]
    everywhere(application, petra, text)

    file = workbook("?order=kit")

    assert [row["Notes"] for row in rows(file, "Notes")] == [text] * 4
    assert [row["Evidence"] for row in rows(file, "Red flags")] == [text]
    assert rows(file, "Notes")[0]["Reason for the re-rating"] == text
    assert {row["Summary"] for row in rows(file, "Recommendations")} == {text}
    assert list(facts(file).values()).count(text) == 3
    for sheet in opened(file):
        found = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert found <= {"s", "n", "d"}
        assert not sheet._hyperlinks


@pytest.mark.parametrize(
    "name", ["=1+1", "a\nb", "_x0041_", "x" * 150, "A\x0bB", "O'Brien"]
)
def test_any_name_makes_a_heading_that_its_table_shares(
    workbook, application, ida, name
):
    ida.first_name = name
    ida.save()
    sheet = opened(workbook())["Matrix"]
    table = sheet.tables["Matrix"]
    assert [column.name for column in table.tableColumns] == [
        cell.value for cell in sheet[1]
    ]


def test_headings_of_the_same_name_differ():
    same = [Column(letter, "Ida", Scorecard(round=1), None) for letter in "AB"]
    assert headings(same) == ["A Ida, round 1", "B Ida, round 1"]

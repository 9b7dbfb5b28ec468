"""The comparison in Excel: what the page shows, arranged as on the page."""

import io

import pytest
import time_machine

from glossary.models import Question
from scorecards.kits.making import current_kit
from scorecards.models import Answer, RedFlagCheck
from tests.makers import make_opening
from tests.scorecards.export import reading_back
from tests.scorecards.export.payloads import CAME_AS_TYPED
from tests.scorecards.export.reading_back import cells, opened, sheet_names
from tests.scorecards.panel.comparison.people import (
    address,
    by_candidate,
    figure,
    read,
    rows,
    submitted,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SHEETS = ["Comparison", "Means", "Notes", "Red flags", "About"]


def test_sheets(workbook):
    assert sheet_names(workbook()) == SHEETS


# The figures


@pytest.mark.parametrize(
    "query", [{}, {"sort": "-score"}, {"sort": "q2", "hide": ["q1", "decision"]}]
)
def test_each_figure_is_that_of_the_page(client, petra, opening, workbook, query):
    page = read(client, petra, opening, **query)
    found = reading_back.rows(workbook(**query), "Comparison")

    lines = page.context["lines"]
    assert [row["Candidate"] for row in found] == list(rows(page))
    assert len(found) == 3
    for line, row in zip(lines, found, strict=True):
        assert row["Score"] == figure(line.row.score.mean)
        assert row["Scorecards"] == line.row.scorecards
        assert row["Still to do"] == line.row.to_do
        if line.row.scorecards:
            assert row["Answers in score"] == line.row.score.count
            assert row["Interviewers"] == line.row.interviewers
            assert row["Red flags"] == len(line.row.red_flags)
            assert row["Scorecards with red flags"] == line.row.raised_in
        for column, cell in line.fields:
            if column.asked and cell:
                rated = (figure(cell.mean), cell.behind)
                shown = rated if cell.count else (cell.blank, "")
                assert (row[column.label], row[f"{column.label}: n, range"]) == shown


def test_words_are_those_of_the_page(workbook):
    found = by_candidate(workbook())

    assert found["Ada Park"]["Recommendations"] == "1 × yes\n1 × no"
    assert found["Ada Park"]["Demonstrated level"] == "2 × mid"
    assert found["Ada Park"]["Decision"] == "Undecided"
    assert found["Cy Orth"]["Remarks"] == "Nothing submitted yet"
    assert (found["Cy Orth"]["Score"], found["Cy Orth"]["Red flags"]) == ("", "")


def test_without_a_mean_it_says_why(workbook, opening):
    Answer.objects.filter(
        question__position=1, scorecard__application__candidate__name="Bo Lind"
    ).update(outcome="not_asked", rating=None)

    file = workbook()

    assert by_candidate(file)["Bo Lind"]["Question 1"] == "Not asked"
    means = [row for row in reading_back.rows(file, "Means") if not row["Mean"]]
    assert [(row["Candidate"], row["Why no mean"]) for row in means] == [
        ("Bo Lind", "Not asked")
    ]


def test_means_have_a_row_for_each_candidate_and_question(workbook):
    [first, second, *others] = reading_back.rows(workbook(), "Means")

    assert (first["Candidate"], first["Number"], first["Mean"]) == ("Ada Park", 1, 2)
    assert (second["Mean"], second["Answers"], second["Interviewers"]) == (3.5, 2, 2)
    assert (second["Lowest"], second["Highest"]) == (2, 5)
    assert [row["Candidate"] for row in others] == ["Bo Lind"] * 2


def test_notes_come_question_by_question(workbook):
    found = reading_back.rows(workbook(), "Notes")

    assert [(row["Number"], row["Candidate"], row["Interviewer"]) for row in found] == [
        (number, *who)
        for number in (1, 2)
        for who in (("Ada Park", "ida"), ("Ada Park", "ivan"), ("Bo Lind", "ivan"))
    ]
    assert (found[0]["Result"], found[1]["Result"]) == ("2 Below", "Not asked")
    assert found[0]["Listen-for points heard"] == "Point A of 1\nPoint C of 1"
    assert found[0]["Listen-for points not heard"] == "Point B of 1"


def test_red_flags_come_with_their_evidence(workbook):
    found = reading_back.rows(workbook(), "Red flags")

    assert [(row["Red flag"], row["Interviewer"]) for row in found] == [
        ("CRO red flag 1", "ida"),
        ("CRO red flag 1", "ivan"),
        ("CRO red flag 2", "ida"),
    ]
    assert {row["Evidence"] for row in found} == {"Said so twice."}


def test_scorecards_of_another_kit_are_apart_and_it_says_why(workbook, ida, opening):
    Question.objects.filter(key="mid-1").update(text="Asked anew?")
    opening.kit = current_kit(opening.role, opening.level)
    opening.save()
    submitted(ida, "Dee Voss", opening, rating=5)

    file = workbook()

    assert list(by_candidate(file)) == ["Cy Orth", "Dee Voss"]
    apart = by_candidate(file, "Other kit versions")
    assert {name: row["Scorecards"] for name, row in apart.items()} == {
        "Ada Park": 2,
        "Bo Lind": 1,
    }
    assert "another version of the kit" in apart["Ada Park"]["Why not compared"]
    assert list(by_candidate(workbook(kit=1))) == ["Ada Park", "Bo Lind", "Cy Orth"]


# As the page is arranged


def test_what_is_hidden_is_nowhere(workbook):
    file = workbook(hide=["q1", "red_flags", "score"])

    headings = cells(file, "Comparison")[0]
    assert "Red flags" not in sheet_names(file)
    assert not {"Score", "Red flags", "Question 1"} & set(headings)
    assert {row["Number"] for row in reading_back.rows(file, "Notes")} == {2}
    assert {row["Number"] for row in reading_back.rows(file, "Means")} == {2}
    about = dict(cells(file, "About"))
    assert about["Hidden columns"] == "Score, Red flags, Question 1"


def test_about_says_in_which_order(workbook):
    assert dict(cells(workbook(), "About"))["Order of candidates"] == "By name"
    about = dict(cells(workbook(sort="-q2"), "About"))
    assert about["Order of candidates"] == "By question 2, descending"


@pytest.mark.parametrize("query", [{"sort": "email"}, {"hide": "name"}])
@pytest.mark.parametrize("page", ["", "_anonymous"])
def test_what_is_not_offered_is_refused_on_the_page(
    client, petra, opening, page, query
):
    client.force_login(petra)
    client.post(address(opening, "_anonymous"))
    names = {} if page else {"names": "1"}

    response = read(client, petra, opening, f"{page}_workbook", **query, **names)

    assert response.status_code == 422
    assert 'role="alert"' in words(response)
    assert ("Ada" in words(response)) is not bool(page)


def test_page_leads_to_it_as_it_is_arranged(client, petra, opening):
    page = words(read(client, petra, opening, sort="-score", hide="q1"))
    link = f"{address(opening, '_workbook')}?sort=-score&amp;hide=q1"
    assert f'<a href="{link}">Download as Excel</a>' in page


# The file


@time_machine.travel("2026-11-23T09:00Z", tick=False)
@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("_workbook", "Comparison"),
        ("_anonymous_workbook", "Comparison without names"),
    ],
)
def test_it_is_named_by_what_it_is_and_the_day(client, petra, opening, page, title):
    client.force_login(petra)
    client.post(address(opening, "_anonymous"))
    response = read(client, petra, opening, page, names=1)

    name = f"{title.lower().replace(' ', '-')}-opening-{opening.pk}-2026-11-23.xlsx"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    found = opened(io.BytesIO(response.getvalue())).properties
    assert (found.title, found.subject) == (f"{title}: CRA, Basel", "CRA, Basel")


@pytest.mark.parametrize("label", CAME_AS_TYPED)
def test_any_text_comes_back_as_typed(workbook, opening, label):
    text = CAME_AS_TYPED[label]
    Answer.objects.update(notes=text)
    RedFlagCheck.objects.update(evidence=text)

    file = workbook()

    assert [row["Notes"] for row in reading_back.rows(file, "Notes")] == [text] * 6
    assert {row["Evidence"] for row in reading_back.rows(file, "Red flags")} == {text}
    for sheet in opened(file):
        found = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert found <= {"s", "n", "d"}


@pytest.mark.parametrize("candidates", [1, 30])
@pytest.mark.parametrize("page", ["", "_anonymous"])
def test_number_of_queries(
    client, person, petra, django_assert_num_queries, candidates, page
):
    opening = make_opening()
    people = [person(f"interviewer{n}", "Interviewers") for n in range(2)]
    for number in range(candidates):
        for each in people:
            submitted(each, f"Candidate {number}", opening, flags=1)
    client.force_login(petra)
    if page:
        client.post(address(opening, page))
    read(client, petra, opening, page)  # draws the order
    with django_assert_num_queries(21 if page else 17):
        response = client.get(address(opening, f"{page}_workbook"))
    assert len(by_candidate(io.BytesIO(response.getvalue()))) == candidates

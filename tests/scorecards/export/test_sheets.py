"""The sheets as Excel sees them: tables, headers, widths, the dictionary."""

import io
import re

import pytest
from openpyxl.utils import get_column_letter

from scorecards.export.contents import Contents
from scorecards.models import Answer, Decision
from scorecards.models.scales import Recommendation
from scorecards.workbooks.about import COLUMNS_VERSION
from scorecards.workbooks.columns import Column, Kind
from tests.makers import (
    make_application,
    make_person,
    make_scorecard,
    make_submitted,
)
from tests.scorecards.blindness.world import undone
from tests.scorecards.export.made import made, number
from tests.scorecards.export.reading_back import (
    exported,
    opened,
    rows,
    sheet_names,
    table,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# A range, such as “1 to 5”, or “1 Strong no to 4 Strong yes”.
LIMITS = re.compile(r"([\d.]+)\D* to ([\d.]+)\D*")

WHOSE = "Scorecard ID|Candidate reference|Candidate|Interviewer"
IDENTITY = (
    "Candidate ID|Scorecard version|Application ID|Opening ID|Opening|Role|Level|"
    "Industry|Kit ID|Kit version|Round|Interviewer username|Interviewed at (UTC)|"
    "Submitted at (UTC)|Hours to submit"
)
# Whoever changes a name here raises COLUMNS_VERSION too: reports are built on them.
COLUMNS_OF_VERSION_4 = {
    "Summary": (
        "Row|Industry|Role|Level|Role and level|Scorecards|Interviewers|Mean score|"
        "Answers in score|Strong no|No|Yes|Strong yes|With red flags|Flag rate|"
        "Median hours to submit"
    ),
    "Scorecards": (
        f"{WHOSE}|Opening|Level|Submitted at (UTC)|Score|Red flags|Recommendation|"
        "Summary|Candidate ID|Scorecard version|Application ID|Opening ID|Role|"
        "Industry|Kit ID|Kit version|Round|Interviewer username|Interviewed at (UTC)|"
        "Hours to submit|Summary row|Created at (UTC)|"
        "Started after other scorecards were visible|"
        "Changed after other scorecards were visible|Answers in score|"
        "Score points|Score weight|Questions|Not asked|Could not answer|"
        "Demonstrated level|Recommendation order|Reason|General note|"
        "What the candidate asked|Other questions"
    ),
    "To do": (
        "Scorecard ID|Candidate reference|Candidate|Opening|Level|Interviewer|State|"
        "Assigned at (UTC)|Due at (UTC)|Days late|Candidate ID|Application ID|"
        "Opening ID|Kit ID|Role|Industry|Round|Interviewer username|"
        "Interview at (UTC)"
    ),
    "Answers": (
        f"{WHOSE}|Question title|Rating|Notes|{IDENTITY}|Question ID|Question order|"
        "Area|Kind of area|Question|Expected answer|Result|Rating in words|Anchor|"
        "Anchor for 1|Anchor for 5|Counts as|Weight|"
        "Listen-for points heard|Listen-for points|Listen-for points heard, in words|"
        "Follow-up questions asked|Planned minutes|Minutes spent|"
        "Changed after other scorecards were visible"
    ),
    "Areas": (
        f"{WHOSE}|Area|Kind of area|Mean|Answers in mean|{IDENTITY}|Area ID|"
        "Points in mean|Weight in mean|Changed after other scorecards were visible"
    ),
    "Matrix": (
        f"{WHOSE}|Score|pharmaceutical-services/cro/mid-1|"
        f"pharmaceutical-services/cro/mid-2|{IDENTITY}"
    ),
    "Red flags": f"{WHOSE}|Area|Red flag|Evidence|{IDENTITY}",
    "Indicators": (
        f"{WHOSE}|Indicator level|Indicator|{IDENTITY}|Demonstrated level|Area|Years"
    ),
    "Other questions": (
        f"{WHOSE}|Question asked|Rating outside the score|Notes|{IDENTITY}|Number|"
        "Rating in words"
    ),
    "Decisions": (
        "Application ID|Candidate reference|Candidate|Opening|Current|Decision|"
        "Decided at (UTC)|Decided by|Rationale|Candidate ID|Opening ID|Role|Level|"
        "Industry|Kit ID|Number|Decided by username|Decided early|"
        "Reason for deciding early"
    ),
    "Agreement": (
        "Scope|Subject|Shared answers|Interviewers|Alpha|Reading of alpha|r wg|"
        "Within one point|Opening ID|Opening|Role|Level|Area ID|Area|Question ID|"
        "Question|Pairs|Why undefined"
    ),
    "Long text": "Sheet|Column|Row key|Part|Of|Text",
    "Data dictionary": "Sheet|Column|Meaning|Unit|Values",
    "Methods": "Figure|Where|How|Source",
    "About": "Item|Value",
}
# Without the questions, which are those of the scorecards.
EVERY = Contents.declared().every


def with_all_sheets(interviewer):
    """A workbook with a row on every sheet."""
    scorecard = make_submitted(interviewer, flags=1)
    scorecard.extra_questions.create(number=1, text="Why us?", rating=3)
    make_scorecard(interviewer, application=make_application("Bo Lind"))
    Answer.objects.update(notes="x" * 40_000)
    return exported()


def test_columns_are_those_of_the_contract(ida):
    file = with_all_sheets(ida)
    assert COLUMNS_VERSION == 4
    assert {
        name: "|".join(table(file, name)[0]) for name in sheet_names(file)
    } == COLUMNS_OF_VERSION_4


def test_dictionary_has_every_column_of_every_sheet(ida):
    file = with_all_sheets(ida)
    listed = [(row["Sheet"], row["Column"]) for row in rows(file, "Data dictionary")]
    columns = [
        (name, heading)
        for name in sheet_names(file)
        for heading in table(file, name)[0]
    ]
    assert listed == [*columns, ("All sheets", "All text")]


def test_dictionary_says_what_each_column_means_and_counts(ida):
    entries = rows(exported(), "Data dictionary")
    assert all(row["Meaning"].endswith(".") and row["Unit"] for row in entries)
    units = {(row["Sheet"], row["Column"]): row["Unit"] for row in entries}
    assert units["Scorecards", "Submitted at (UTC)"] == "date and time, UTC"
    assert units["Answers", "Planned minutes"] == "minutes"
    assert "U+2400" in entries[-1]["Meaning"]


def with_every_choice(interviewer, other):
    """A workbook in which each rating, outcome and recommendation is chosen."""
    for place, recommendation in enumerate(Recommendation, start=1):
        scorecard = make_submitted(
            interviewer,
            round=place,
            rating=place,
            recommendation=recommendation,
            flags=place % 2,
        )
        scorecard.indicators.set(scorecard.kit.indicators.all())
    for rating in range(1, 6):
        scorecard.extra_questions.create(number=rating, text="Why?", rating=rating)
    outcomes = ["not_asked", "could_not_answer"]
    for answer, outcome in zip(scorecard.answers.all(), outcomes, strict=True):
        Answer.objects.filter(pk=answer.pk).update(outcome=outcome, rating=None)
    make_submitted(interviewer, round=5, rating=5)
    make_submitted(other)
    for name in ("Bo Lind", "Cleo Moss", "Dag Ek"):
        application = make_application(name)
        make_submitted(interviewer, application=application, rating=2)
        make_submitted(other, application=application, rating=len(name) % 5 + 1)
    for outcome in Decision.Outcome.values:
        Decision.objects.create(
            application=application,
            outcome=outcome,
            rationale="Read it all.",
            override_reason="Could not wait." if outcome == "hire" else "",
            decided_early=outcome == "hire",
            decided_by=other,
        )
    Answer.objects.update(seconds_spent=600)
    make_scorecard(other, application=make_application("Eve Sand"))
    return exported()


CLOSED = [
    (sheet.title, column.heading)
    for sheet in EVERY
    for column in sheet.columns
    if column.values
]


@pytest.fixture(scope="module")
def made_file(django_db_setup, django_db_blocker):
    """Made once; what went into it is taken back."""
    with django_db_blocker.unblock(), undone():
        people = [make_person(name, "Interviewers") for name in ("ida", "ivan")]
        return with_every_choice(*people)


@pytest.fixture
def filled(made_file):
    """As a file of the test’s own."""
    return io.BytesIO(made_file.getvalue())


@pytest.mark.parametrize(("sheet", "heading"), CLOSED)
def test_values_are_those_that_the_dictionary_lists(filled, sheet, heading):
    [listed] = [
        entry["Values"]
        for entry in rows(filled, "Data dictionary")
        if (entry["Sheet"], entry["Column"]) == (sheet, heading)
    ]
    found = {row[heading] for row in rows(filled, sheet)} - {""}
    assert found
    if limits := LIMITS.fullmatch(listed):
        least, most = map(float, limits.groups())
        most = most / 100 if "%" in listed else most  # of what is stored as a share
        assert all(least <= value <= most for value in found)
    elif listed == "1 and below":
        assert all(value <= 1 for value in found)
    else:
        assert found <= set(listed.split(", "))


def test_every_sheet_is_a_table_of_all_its_rows(ida):
    make_submitted(ida, round=2)
    file = with_all_sheets(ida)
    for sheet in opened(file):
        header, *body = table(file, sheet.title)
        first = 6 if sheet.title == "Summary" else 1
        last = first + max(len(body), 1)
        area = f"A{first}:{get_column_letter(len(header))}{last}"
        [made_table] = sheet.tables.values()
        assert (made_table.ref, made_table.autoFilter.ref) == (area, area)
        assert [column.name for column in made_table.tableColumns] == header


def test_tables_have_names_of_their_own(ida):
    workbook = opened(with_all_sheets(ida))
    names = [table.displayName for sheet in workbook for table in sheet.tables.values()]
    assert names == [
        "Summary",
        "Scorecards",
        "ToDo",
        "Answers",
        "Areas",
        "Matrix",
        "RedFlags",
        "OtherQuestions",
        "Indicators",
        "Decisions",
        "Agreement",
        "LongText",
        "DataDictionary",
        "Methods",
        "About",
    ]


def test_a_table_without_rows_has_an_empty_one():
    workbook = opened(exported())
    assert workbook["Scorecards"].tables["Scorecards"].ref == "A1:AM2"
    assert workbook["Red flags"].tables["RedFlags"].ref == "A1:V2"
    assert rows(exported(), "Scorecards") == []


def test_headers_and_the_candidate_stay_in_sight(ida):
    workbook = opened(with_all_sheets(ida))
    assert [sheet.freeze_panes for sheet in workbook] == [
        "E7",
        *["D2"] * 9,
        "B2",
        *["A2"] * 4,
    ]


def test_widths_are_those_declared_and_hold_a_date(ida):
    workbook = opened(with_all_sheets(ida))
    for sheet in EVERY:
        if sheet.title == "Matrix":
            continue  # has columns of its own for each question
        dimensions = workbook[sheet.title].column_dimensions
        for place, column in enumerate(sheet.columns, start=1):
            written = dimensions[get_column_letter(place)]
            assert written.width == column.width
            assert column.width >= 7
            assert column.kind.name != "MOMENT" or column.width >= 17


def test_long_text_wraps_and_short_text_does_not(ida):
    make_submitted(ida)
    header, row = opened(exported())["Scorecards"].iter_rows()
    wraps = {
        head.value: bool(cell.alignment.wrap_text)
        for head, cell in zip(header, row, strict=True)
    }
    assert wraps["Summary"]
    assert not wraps["Candidate"]


@pytest.mark.parametrize(
    ("notes", "height"),
    [
        ("Short.", 15),
        ("one\ntwo\nthree", 45),
        ("x" * 200, 45),
        ("line\n" * 500, 150),
    ],
)
def test_rows_are_as_high_as_their_text_up_to_ten_lines(ida, notes, height):
    make_submitted(ida, notes=notes)
    assert opened(exported())["Answers"].row_dimensions[2].height == height


@pytest.mark.parametrize(
    ("heading", "height"),
    [
        ("Notes", 30),
        ("Answers in score", 45),
        ("One two three four five six seven", 75),
    ],
)
def test_the_header_is_as_high_as_its_words(heading, height):
    sheet = opened(made([number(heading, width=12)], [1]))["Made"]
    assert sheet.row_dimensions[1].height == height


def test_a_sheet_may_be_larger_on_a_screen():
    assert opened(made([number()], [1], zoom=120))["Made"].sheet_view.zoomScale == 120


@pytest.mark.parametrize(("most", "height"), [(10, 150), (20, 300), (99, 405)])
def test_a_sheet_to_print_may_have_higher_rows(most, height):
    text = Column("Text", lambda row: row, "Text.", Kind.LONG_TEXT)
    sheet = opened(made([text], ["line\n" * 99], most_lines=most))["Made"]
    assert sheet.row_dimensions[2].height == height


def test_titles_are_such_as_excel_allows():
    for sheet in EVERY:
        assert 0 < len(sheet.title) <= 31
        assert not set(sheet.title) & set("/:\\?*[]")
        assert not sheet.title.startswith("'")

"""The sheets as Excel sees them: tables, headers, widths, the dictionary."""

import re

import pytest
from openpyxl.utils import get_column_letter

from scorecards.export import sheets
from scorecards.models import Answer
from scorecards.scales import Recommendation
from tests.makers import make_submitted
from tests.scorecards.export.reading_back import (
    cells,
    exported,
    opened,
    rows,
    sheet_names,
)

pytestmark = pytest.mark.django_db

# A range, such as “1 to 5”, or “1 Strong no to 4 Strong yes”.
LIMITS = re.compile(r"([\d.]+)\D* to ([\d.]+)\D*")

# Whoever changes a name here raises COLUMNS_VERSION too: reports are built on them.
COLUMNS_OF_VERSION_1 = {
    "Scorecards": (
        "Scorecard ID|Candidate reference|Candidate|Opening|Role|Level|Industry|"
        "Kit version|Round|Interviewer|Interviewer username|Submitted at (UTC)|"
        "Created at (UTC)|Begun after others were open|"
        "Changed after others were open|Scorecard version|Application ID|Score|"
        "Answers in score|Questions|Not asked|Could not answer|Red flags|"
        "Demonstrated level|Recommendation|"
        "Recommendation order|Reason|Summary"
    ),
    "Answers": (
        "Scorecard ID|Candidate reference|Candidate|Opening|Role|Level|Industry|"
        "Kit version|Round|Interviewer|Interviewer username|Submitted at (UTC)|"
        "Question ID|Question order|Term|Question|Expected answer|Outcome|Rating|"
        "Rating in words|Anchor|Counts as|Weight|Points heard|Points to hear|"
        "Points heard, in words|Notes|Planned minutes|Minutes spent"
    ),
    "Red flags": (
        "Scorecard ID|Candidate reference|Candidate|Opening|Role|Level|Industry|"
        "Kit version|Round|Interviewer|Interviewer username|Submitted at (UTC)|"
        "Term|Red flag|Evidence"
    ),
    "Indicators": (
        "Scorecard ID|Candidate reference|Candidate|Opening|Role|Level|Industry|"
        "Kit version|Round|Interviewer|Interviewer username|Submitted at (UTC)|"
        "Demonstrated level|Term|Indicator level|Years|Indicator"
    ),
    "Long text": "Sheet|Column|Row key|Part|Of|Text",
    "Data dictionary": "Sheet|Column|Meaning|Unit|Values",
    "About": "Item|Value",
}


def with_all_sheets(interviewer):
    """A workbook with a row on every sheet."""
    make_submitted(interviewer, flags=1)
    Answer.objects.update(notes="x" * 40_000)
    return exported()


def test_columns_are_those_of_the_contract(ida):
    file = with_all_sheets(ida)
    assert sheets.COLUMNS_VERSION == 1
    assert {
        name: "|".join(cells(file, name)[0]) for name in sheet_names(file)
    } == COLUMNS_OF_VERSION_1


def test_dictionary_has_every_column_of_every_sheet(ida):
    file = with_all_sheets(ida)
    listed = [(row["Sheet"], row["Column"]) for row in rows(file, "Data dictionary")]
    columns = [
        (name, heading)
        for name in sheet_names(file)
        for heading in cells(file, name)[0]
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
    outcomes = ["not_asked", "could_not_answer"]
    for answer, outcome in zip(scorecard.answers.all(), outcomes, strict=True):
        Answer.objects.filter(pk=answer.pk).update(outcome=outcome, rating=None)
    make_submitted(interviewer, round=5, rating=5)
    Answer.objects.update(seconds_spent=600)
    return make_submitted(other) and exported()


CLOSED = [
    (sheet.title, column.heading)
    for sheet in sheets.DATA
    for column in sheet.columns
    if column.values
]


@pytest.fixture
def filled(ida, ivan):
    return with_every_choice(ida, ivan)


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
        assert all(least <= value <= most for value in found)
    else:
        assert found <= set(listed.split(", "))


def test_every_sheet_is_a_table_of_all_its_rows(ida):
    make_submitted(ida, round=2)
    file = with_all_sheets(ida)
    for sheet in opened(file):
        header, *body = cells(file, sheet.title)
        [table] = sheet.tables.values()
        area = f"A1:{get_column_letter(len(header))}{len(body) + 1}"
        assert (table.ref, table.autoFilter.ref) == (area, area)
        assert [column.name for column in table.tableColumns] == header


def test_tables_have_names_of_their_own(ida):
    workbook = opened(with_all_sheets(ida))
    names = [table.displayName for sheet in workbook for table in sheet.tables.values()]
    assert names == [
        "Scorecards",
        "Answers",
        "RedFlags",
        "Indicators",
        "LongText",
        "DataDictionary",
        "About",
    ]


def test_a_table_without_rows_has_an_empty_one():
    workbook = opened(exported())
    assert workbook["Scorecards"].tables["Scorecards"].ref == "A1:AB2"
    assert workbook["Red flags"].tables["RedFlags"].ref == "A1:O2"
    assert rows(exported(), "Scorecards") == []


def test_headers_and_the_candidate_stay_in_sight(ida):
    workbook = opened(with_all_sheets(ida))
    assert [sheet.freeze_panes for sheet in workbook] == ["D2"] * 4 + ["A2"] * 3


def test_widths_are_those_declared_and_hold_a_date(ida):
    workbook = opened(with_all_sheets(ida))
    for sheet in sheets.ALL:
        for number, column in enumerate(sheet.columns, start=1):
            written = workbook[sheet.title].column_dimensions[get_column_letter(number)]
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
        ("Short.", 30),  # two points heard, one a line
        ("one\ntwo\nthree", 45),
        ("x" * 200, 60),
        ("line\n" * 500, 150),
    ],
)
def test_rows_are_as_high_as_their_text_up_to_ten_lines(ida, notes, height):
    make_submitted(ida, notes=notes)
    assert opened(exported())["Answers"].row_dimensions[2].height == height


def test_titles_are_such_as_excel_allows():
    for sheet in sheets.ALL:
        assert 0 < len(sheet.title) <= 31
        assert not set(sheet.title) & set("/:\\?*[]")
        assert not sheet.title.startswith("'")

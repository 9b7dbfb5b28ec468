"""Whatever people type comes back as text, from two other libraries."""

import pytest

from scorecards.models import Answer, Candidate, Opening, RedFlagCheck, Scorecard
from scorecards.workbooks.text import CONTINUED
from tests.makers import make_application, make_opening, make_submitted
from tests.scorecards.export.payloads import CAME_AS_TYPED, MADE_VISIBLE
from tests.scorecards.export.reading_back import (
    column,
    exported,
    opened,
    rows,
    sheet_names,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FREE_TEXT = {
    "notes": (Answer, "notes", "Answers", "Notes"),
    "evidence": (RedFlagCheck, "evidence", "Red flags", "Evidence"),
    "summary": (Scorecard, "summary", "Scorecards", "Summary"),
    "reason": (Scorecard, "reason", "Scorecards", "Reason"),
    "candidate name": (Candidate, "name", "Scorecards", "Candidate"),
    "opening title": (Opening, "title", "Scorecards", "Opening"),
}
TITLES = {"candidate name", "opening title"}
TITLE_LENGTH = 200


def with_text(interviewer, model, field, text):
    make_submitted(interviewer, flags=2)
    model.objects.update(**{field: text})


@pytest.fixture
def each_text(ida):
    """A scorecard for each text, which stands wherever its column can hold it."""
    for number, text in enumerate(CAME_AS_TYPED.values()):
        opening = make_opening(f"Opening {number}")
        application = make_application(f"Candidate {number}", opening=opening)
        scorecard = make_submitted(ida, application=application, flags=2)
        of_it = {
            Answer: Answer.objects.filter(scorecard=scorecard),
            RedFlagCheck: RedFlagCheck.objects.filter(scorecard=scorecard),
            Scorecard: Scorecard.objects.filter(pk=scorecard.pk),
            Candidate: Candidate.objects.filter(pk=application.candidate_id),
            Opening: Opening.objects.filter(pk=opening.pk),
        }
        for field, (model, name, *_) in FREE_TEXT.items():
            if field not in TITLES or len(text) <= TITLE_LENGTH:
                of_it[model].update(**{name: text})


def test_any_text_comes_back_byte_for_byte(each_text):
    file = exported()
    for field, (model, _, sheet, heading) in FREE_TEXT.items():
        by_calamine = [row[heading] for row in rows(file, sheet)]
        assert by_calamine == column(file, sheet, heading), field
        times = 2 if model in (Answer, RedFlagCheck) else 1
        for place, (label, text) in enumerate(CAME_AS_TYPED.items()):
            if field not in TITLES or len(text) <= TITLE_LENGTH:
                found = by_calamine[place * times : (place + 1) * times]
                assert found == [text] * times, (field, label)


def test_no_text_makes_a_formula_an_error_or_a_link(each_text):
    for sheet in opened(exported()):
        of_ours = {"f"} if sheet.title == "Summary" else set()
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "d"} | of_ours, cell.value
        assert not sheet._hyperlinks


@pytest.mark.parametrize("field", FREE_TEXT)
@pytest.mark.parametrize("label", ["vertical tab", "unit separator", "no character"])
def test_what_no_workbook_holds_is_made_visible(ida, field, label):
    model, name, sheet, heading = FREE_TEXT[field]
    typed, seen = MADE_VISIBLE[label]
    with_text(ida, model, name, typed)
    file = exported()
    by_calamine = [row[heading] for row in rows(file, sheet)]
    assert by_calamine == column(file, sheet, heading) == [seen] * len(by_calamine)


@pytest.mark.parametrize("label", MADE_VISIBLE)
def test_what_not_even_every_database_holds_is_made_visible(label):
    typed, seen = MADE_VISIBLE[label]
    file = exported(exported_by=typed, list_filters=((typed, "Yes"),))
    about = {row["Item"]: row["Value"] for row in rows(file, "About")}
    assert (about["Exported by"], about[f"Filter: {seen}"]) == (seen, "Yes")


def test_line_ends_of_notes_become_newlines(ida):
    with_text(ida, Answer, "notes", "one\r\ntwo\rthree")
    assert column(exported(), "Answers", "Notes") == ["one\ntwo\nthree"] * 2


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)"])
def test_text_like_a_formula_stays_text_when_edited_in_excel(ida, text):
    with_text(ida, Scorecard, "summary", text)
    cell = opened(exported())["Scorecards"]["K2"]
    assert (cell.value, cell.quotePrefix) == (text, True)


def test_plain_text_carries_no_quote_prefix(ida):
    make_submitted(ida)
    assert not opened(exported())["Scorecards"]["K2"].quotePrefix


@pytest.mark.parametrize("text", ["x" * 40_000, "👍" * 17_000, "=1+1\n" * 8_000])
def test_text_too_long_for_a_cell_goes_on_elsewhere(ida, text):
    with_text(ida, Answer, "notes", text)
    file = exported()
    short = rows(file, "Answers")[0]
    parts = [row for row in rows(file, "Long text") if row["Row key"].endswith("mid-1")]
    assert short["Notes"].endswith(CONTINUED)
    assert text.startswith(short["Notes"].removesuffix(CONTINUED))
    assert [(row["Part"], row["Of"]) for row in parts] == [(1, 2), (2, 2)]
    assert "".join(row["Text"] for row in parts) == text


def test_long_text_names_the_cell_it_is_of(ida):
    with_text(ida, RedFlagCheck, "evidence", "x" * 40_000)
    [row, *_] = rows(exported(), "Long text")
    key = f"{Scorecard.objects.get().pk} red flag 1"
    assert (row["Sheet"], row["Column"], row["Row key"]) == (
        "Red flags",
        "Evidence",
        key,
    )


def test_long_text_is_a_sheet_only_when_needed(ida):
    make_submitted(ida)
    assert "Long text" not in sheet_names(exported())
    Answer.objects.update(notes="x" * 32_768)
    assert "Long text" in sheet_names(exported())

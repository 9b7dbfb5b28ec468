"""The sheets that add up: Summary, Matrix, Decisions, Agreement."""

from array import array
from datetime import UTC, date, datetime, timedelta

import pytest

from scorecards.export.sheets import summary
from scorecards.models import Answer, Decision, Scorecard
from scorecards.panel.agreement.queries import observe, shared_ratings
from scorecards.panel.agreement.summary import Agreement
from scorecards.panel.agreement.tables import by_opening, by_role_and_level
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)
from tests.scorecards.export.reading_back import cells, exported, opened, rows

pytestmark = pytest.mark.django_db

BEGAN = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def two_roles(ida, ivan):
    """Six scorecards of two roles, in which everything differs."""
    cra = make_opening("CRA, Basel", role=make_role("CRA", make_term(questions=6)))
    kubernetes = make_term("Kubernetes", industry="Information Technology", questions=6)
    sre = make_opening("SRE, Oslo", role=make_role("SRE", kubernetes), level="senior")
    for number, opening in enumerate((cra, cra, sre)):
        application = make_application(f"Candidate {number}", opening=opening)
        for who, rating in ((ida, 2 + number), (ivan, 5 - number)):
            scorecard = make_submitted(
                who,
                application=application,
                rating=rating,
                flags=number,
                at=BEGAN + timedelta(hours=number + rating),
                recommendation="yes" if rating > 2 else "strong_no",
            )
            Scorecard.objects.filter(pk=scorecard.pk).update(interview_at=BEGAN)
    first = Scorecard.objects.order_by("pk").first()
    first.answers.filter(question__position=1).update(rating=5, weight=3)
    first.answers.filter(question__position=2).update(rating=None, outcome="not_asked")


def test_each_role_and_level_has_a_row(two_roles):
    industry, pharma = rows(exported(), "Summary")
    assert (industry["Role"], industry["Level"]) == ("SRE", "Senior")
    assert pharma == {
        "Row": 2,
        "Industry": "Pharmaceutical Services",
        "Role": "CRA",
        "Level": "Mid",
        "Role and level": "CRA, mid",
        "Scorecards": 4,
        "Interviewers": 2,
        # 5 three times and four times 2, then 6 times 5, 3 and 4
        "Mean score": 3.8,  # 95 / 25
        "Answers in score": 23,
        "Strong no": 1,
        "No": 0,
        "Yes": 3,
        "Strong yes": 0,
        "With red flags": 2,
        "Flag rate": 0.5,
        "Median hours to submit": 4.5,
    }


def test_totals_stand_above_the_table_and_not_within(two_roles):
    sheet = opened(exported())["Summary"]
    assert sheet.tables["Summary"].ref == "A6:P8"
    total = dict(
        zip(
            (cell.value for cell in sheet[6]),
            (cell.value for cell in sheet[5]),
            strict=True,
        )
    )
    assert total["Role"] == "All"
    assert total["Scorecards"] == '=COUNTIFS(Scorecards[Summary row],">0")'


def test_it_says_what_it_shows(two_roles):
    file = exported(role=("CRA", "SRE"), first=date(2026, 11, 1))
    lines = [row[0] for row in cells(file, "Summary")[:3]]
    assert lines == [
        "Interview scorecards",
        "Submitted from 1 November 2026 on",
        "Filters: Role: CRA, SRE",
    ]


def test_without_dates_it_says_those_of_its_scorecards(two_roles):
    lines = [row[0] for row in cells(exported(), "Summary")[:4]]
    assert lines[1] == "Submitted from 2 November 2026 to 2 November 2026"
    assert lines[2] == "All submitted scorecards"


def test_figures_are_formulas_over_the_sheet_of_scorecards(two_roles):
    sheet = opened(exported())["Summary"]
    header = [cell.value for cell in sheet[6]]
    live = {name: sheet[7][place].value for place, name in enumerate(header)}
    assert live["Scorecards"] == "=COUNTIFS(Scorecards[Summary row],A7)"
    assert live["With red flags"] == (
        '=COUNTIFS(Scorecards[Summary row],A7,Scorecards[Red flags],">0")'
    )
    assert "MEDIAN" in live["Median hours to submit"].text


def test_charts_show_the_mix_and_the_mean_of_each_role_and_level(two_roles):
    mix, mean = opened(exported())["Summary"]._charts
    assert [series.val.numRef.f for series in mix.series] == [
        f"'Summary'!${letter}$7:${letter}$8" for letter in "JKLM"
    ]
    assert [series.tx.v for series in mix.series] == [
        *("Strong no", "No"),
        *("Yes", "Strong yes"),
    ]
    [series] = mean.series
    assert series.val.numRef.f == "'Summary'!$H$7:$H$8"
    assert series.cat.numRef.f == "'Summary'!$E$7:$E$8"


def test_many_rows_are_values(two_roles, monkeypatch):
    live = rows(exported(), "Summary")
    monkeypatch.setattr("scorecards.export.contents.MAX_LIVE_ROWS", 1)
    file = exported()
    kinds = {cell.data_type for row in opened(file)["Summary"] for cell in row}
    assert "f" not in kinds
    assert rows(file, "Summary") == live
    assert summary.MAX_LIVE_ROWS == 200


def test_the_matrix_has_a_column_for_each_question(two_roles):
    file = exported()
    header = cells(file, "Matrix")[0]
    sources = [name for name in header if "/" in name]
    assert len(sources) == 12
    first = rows(file, "Matrix")[0]
    assert [first[name] for name in sources if "cro" in name] == [
        *(5, "Not asked"),
        *(2, 2, 2, 2),
    ]
    assert {first[name] for name in sources if "kubernetes" in name} == {""}


def test_more_questions_than_excel_has_columns_leave_the_matrix_out(
    two_roles, monkeypatch
):
    monkeypatch.setattr("scorecards.export.sheets.matrix.MAX_COLUMNS", 20)
    file = exported()
    assert "Matrix" not in opened(file).sheetnames
    about = dict(cells(file, "About"))
    assert about["Rows: Matrix"] == "Left out: 12 questions need too many columns"


def decided(application, by, *outcomes, override=""):
    for outcome in outcomes:
        Decision.objects.create(
            application=application,
            outcome=outcome,
            rationale=f"To {outcome}.",
            override_reason=override,
            decided_early=bool(override),
            decided_by=by,
        )


def test_decisions_keep_their_history(ida, petra):
    application = make_submitted(ida).application
    decided(application, petra, "hold", "hire")
    found = rows(exported(), "Decisions")
    assert [(row["Number"], row["Current"], row["Decision"]) for row in found] == [
        (1, "No", "Hold"),
        (2, "Yes", "Hire"),
    ]
    assert found[1]["Rationale"] == "To hire."


def test_decisions_on_other_applications_stay_out(ida, petra):
    make_submitted(ida)
    decided(make_application("Bo Lind"), petra, "hire")
    assert rows(exported(), "Decisions") == []


def test_a_decision_is_hidden_from_who_has_a_scorecard_to_submit(ida, petra):
    application = make_submitted(petra).application
    decided(application, ida, "hire")
    assert len(rows(exported(reader=petra), "Decisions")) == 1
    make_scorecard(petra, application=application, round=2)
    file = exported(reader=petra)
    assert rows(file, "Decisions") == []
    about = dict(cells(file, "About"))
    assert about["Applications hidden until you submit your own scorecard"] == 1


def test_without_the_permission_to_read_applications_no_decision_is_told(ida, petra):
    decided(make_submitted(ida).application, petra, "hire")
    assert rows(exported(reader=ida), "Decisions") == []


def test_agreement_is_that_of_the_calibration_page(two_roles):
    found = {
        (row["Scope"], row["Opening"] or f"{row['Role']}, {row['Level'].lower()}"): row
        for row in rows(exported(), "Agreement")
        if row["Scope"] in ("Opening", "Role and level")
    }
    observed = observe(Scorecard.objects.all())
    shared = shared_ratings(observed)
    expected = {
        (scope, row.title): row.agreement
        for scope, table in (
            ("Opening", by_opening(observed, shared)),
            ("Role and level", by_role_and_level(observed, shared)),
        )
        for row in table
    }
    assert found.keys() == expected.keys()
    for key, row in found.items():
        assert row["Alpha"] == pytest.approx(expected[key].alpha)
        assert row["r wg"] == pytest.approx(expected[key].r_wg_shown)
        assert row["Shared answers"] == expected[key].answers
        assert row["Reading of alpha"] == expected[key].reading


def test_agreement_of_all_and_of_each_question_are_there(two_roles):
    found = rows(exported(), "Agreement")
    whole = Agreement.of(shared_ratings(observe(Scorecard.objects.all())).values())
    assert found[0]["Scope"] == "All"
    assert found[0]["Alpha"] == pytest.approx(whole.alpha)
    assert sum(row["Scope"] == "Question" for row in found) == 12


def test_what_is_undefined_is_empty_and_says_why(ida):
    make_submitted(ida)
    [row] = rows(exported(), "Agreement")
    assert (row["Alpha"], row["Within one point"], row["Pairs"]) == ("", "", 0)
    assert row["Why undefined"] == "No shared answers."


def test_names_are_left_out_and_masked_in_what_was_typed(ida, ivan, petra):
    application = make_application("Ada Park")
    make_application("Bo Lind")
    scorecard = make_submitted(
        ida,
        application=application,
        notes="Ada beat Bo.",
        summary="Park knows it.",
        flags=1,
    )
    scorecard.red_flag_checks.update(evidence="Ada said so.")
    decided(application, petra, "hire", override="Lind waits.")
    file = exported(candidate_names=False)
    for sheet in opened(file).sheetnames:
        text = str(cells(file, sheet))
        assert not {"Ada", "Park", "Lind"} & set(text.replace(".", " ").split())
    assert "Candidate" not in cells(file, "Scorecards")[0]
    assert "[candidate] beat [another candidate]." in str(cells(file, "Answers"))
    assert Answer.objects.first().notes == "Ada beat Bo."


def test_free_text_is_left_out(ida, petra):
    scorecard = make_submitted(ida, notes="HEARD", summary="SUMMED", flags=1)
    scorecard.red_flag_checks.update(evidence="EVIDENT")
    decided(scorecard.application, petra, "hire", override="URGENT")
    file = exported(free_text=False)
    whole = str([cells(file, sheet) for sheet in opened(file).sheetnames])
    for typed in ("HEARD", "SUMMED", "EVIDENT", "URGENT", "To hire."):
        assert typed not in whole
    assert dict(cells(file, "About"))["Filter: Free text"] == "Left out"


def test_times_are_those_of_the_zone_asked_for(ida):
    make_submitted(ida, at=datetime(2026, 11, 2, 23, 30, tzinfo=UTC))
    [row] = rows(exported(zone="Asia/Tokyo"), "Scorecards")
    assert row["Submitted at (Asia/Tokyo)"] == datetime.fromisoformat(
        "2026-11-03T08:30"
    )


def test_what_is_reopened_while_reading_is_left_out(ida, ivan, monkeypatch):
    make_submitted(ida)
    reopened = make_submitted(ivan)

    def reopen(scorecards):
        ids = list(scorecards.order_by("pk").values_list("pk", flat=True))
        Scorecard.objects.filter(pk=reopened.pk).update(
            status="draft", submitted_at=None
        )
        return array("q", ids)

    monkeypatch.setattr("scorecards.export.workbook.ids_in_order", reopen)
    found = rows(exported(), "Scorecards")
    assert [row["Interviewer username"] for row in found] == ["ida"]

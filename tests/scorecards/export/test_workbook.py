"""The workbook's sheets and rows: `scorecards.export.write_export`."""

import zipfile
from datetime import UTC, datetime

import pytest
import time_machine

from scorecards.export import (
    ExportCounts,
    Selection,
    TooManyRowsError,
    workbook,
    write_export,
)
from scorecards.models import Scorecard
from scorecards.models.scales import Outcome
from scorecards.workbooks import tables
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)
from tests.scorecards.export.reading_back import (
    cells,
    exported,
    opened,
    rows,
    sheet_names,
)

pytestmark = pytest.mark.django_db

SENT = datetime(2026, 11, 20, 23, 30, 15, 999_999, tzinfo=UTC)


def clock(text):
    """A time as a cell holds it: to the second, without a zone."""
    return datetime.fromisoformat(text)


def only(file, sheet):
    [row] = rows(file, sheet)
    return row


def answer(scorecard, position, **fields):
    scorecard.answers.filter(question__position=position).update(
        **{"rating": None, **fields}
    )


def test_a_scorecard_is_a_row_with_its_figures(ida):
    ida.first_name, ida.last_name = "Ida", "Berg"
    ida.save()
    scorecard = make_submitted(ida, at=SENT, flags=2, recommendation="strong_yes")
    began = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    Scorecard.objects.update(interview_at=began)
    row = only(exported(), "Scorecards")
    created = row.pop("Created at (UTC)")
    assert abs(scorecard.created_at.replace(tzinfo=None) - created).seconds <= 1
    assert row == {
        "Scorecard ID": scorecard.pk,
        "Started after other scorecards were visible": "No",
        "Changed after other scorecards were visible": "No",
        "Scorecard version": 1,
        "Candidate reference": scorecard.application.candidate.reference,
        "Candidate": "Ada Park",
        "Opening": "CRA, Basel",
        "Role": "Clinical Research Associate",
        "Level": "Mid",
        "Industry": "Pharmaceutical Services",
        "Candidate ID": scorecard.application.candidate_id,
        "Opening ID": scorecard.application.opening_id,
        "Kit ID": scorecard.kit_id,
        "Kit version": 1,
        "Round": 1,
        "Interviewer": "Ida Berg",
        "Interviewer username": "ida",
        "Submitted at (UTC)": clock("2026-11-20 23:30:15"),
        "Interviewed at (UTC)": clock("2026-11-20 17:30:00"),
        "Hours to submit": pytest.approx(6.00444, abs=1e-5),
        "Summary row": 1,
        "Application ID": scorecard.application_id,
        "Score": 4,
        "Answers in score": 2,
        "Score points": 8,
        "Score weight": 2,
        "Questions": 2,
        "Not asked": 0,
        "Could not answer": 0,
        "Red flags": 2,
        "Demonstrated level": "Mid",
        "Recommendation": "Strong yes",
        "Recommendation order": 4,
        "Reason": "",
        "Summary": "Knows the work.",
        "General note": "",
        "Other questions": 0,
        "What the candidate asked": "",
    }


def test_an_answer_is_a_row_that_needs_no_lookup(ida):
    scorecard = make_submitted(ida, at=SENT, rating=3)
    first, second = rows(exported(), "Answers")
    assert second["Question order"] == 2
    assert first == {
        "Scorecard ID": scorecard.pk,
        "Candidate reference": scorecard.application.candidate.reference,
        "Candidate": "Ada Park",
        "Opening": "CRA, Basel",
        "Role": "Clinical Research Associate",
        "Level": "Mid",
        "Industry": "Pharmaceutical Services",
        "Candidate ID": scorecard.application.candidate_id,
        "Opening ID": scorecard.application.opening_id,
        "Kit ID": scorecard.kit_id,
        "Kit version": 1,
        "Round": 1,
        "Interviewer": "ida",
        "Interviewer username": "ida",
        "Submitted at (UTC)": clock("2026-11-20 23:30:15"),
        "Scorecard version": 1,
        "Application ID": scorecard.application_id,
        "Interviewed at (UTC)": "",
        "Hours to submit": "",
        "Changed after other scorecards were visible": "No",
        "Anchor for 1": "Nothing.",
        "Anchor for 5": "Plenty.",
        "Question ID": "pharmaceutical-services/cro/mid-1",
        "Question order": 1,
        "Area": "CRO",
        "Kind of area": "Term",
        "Question title": "",
        "Question": "CRO mid question 1?",
        "Expected answer": "CRO mid expected answer 1.",
        "Result": "Rated",
        "Rating": 3,
        "Rating in words": "Meets",
        "Anchor": "Enough.",
        "Counts as": 3,
        "Weight": 1,
        "Listen-for points heard": 2,
        "Listen-for points": 3,
        "Listen-for points heard, in words": "Point A of 1\nPoint C of 1",
        "Notes": "She named the four phases.",
        "Planned minutes": 5,
        "Minutes spent": "",
        "Follow-up questions asked": "",
    }


def test_an_answer_brings_the_time_it_took(ida):
    make_submitted(ida).answers.update(seconds_spent=400)
    assert rows(exported(), "Answers")[0]["Minutes spent"] == 6.67


@pytest.mark.parametrize(
    ("outcome", "words", "counts_as"),
    [
        (Outcome.NOT_ASKED, "Not asked", ""),
        (Outcome.COULD_NOT_ANSWER, "Could not answer", 1),
    ],
)
def test_an_answer_without_a_rating_has_no_figure_for_it(
    ida, outcome, words, counts_as
):
    answer(make_submitted(ida), 1, outcome=outcome)
    row = rows(exported(), "Answers")[0]
    assert (row["Result"], row["Counts as"]) == (words, counts_as)
    assert (row["Rating"], row["Rating in words"], row["Anchor"]) == ("", "", "")


def test_red_flags_are_rows_with_evidence_if_ticked(ida):
    scorecard = make_submitted(ida, flags=1)
    unticked = scorecard.kit.red_flags.get(position=2)
    scorecard.red_flag_checks.create(red_flag=unticked, evidence="Taken back.")
    row = only(exported(), "Red flags")
    assert row["Scorecard ID"] == scorecard.pk
    assert (row["Area"], row["Red flag"]) == ("CRO", "CRO red flag 1")
    assert row["Evidence"] == "Said so twice."


def test_ticked_indicators_are_rows(ida):
    scorecard = make_submitted(ida)
    scorecard.indicators.set(scorecard.kit.indicators.filter(level="senior"))
    first, second = rows(exported(), "Indicators")
    assert first["Scorecard ID"] == scorecard.pk
    assert first["Demonstrated level"] == "Mid"
    assert (first["Area"], first["Indicator level"]) == ("CRO", "Senior")
    assert (first["Years"], first["Indicator"]) == ("5+", "CRO senior indicator 1")
    assert second["Indicator"] == "CRO senior indicator 2"


@pytest.mark.parametrize(
    ("ratings", "mean"),
    [([2] * 2 + [1] * 6, 1.25), ([3] * 3 + [2] * 5, 2.38), ([5] + [4] * 7, 4.13)],
)
def test_score_has_two_decimals_halves_up(ida, ratings, mean):
    make_role("CRA", make_term(questions=8))
    scorecard = make_submitted(ida)
    for position, rating in enumerate(ratings, start=1):
        answer(scorecard, position, rating=rating)
    assert only(exported(), "Scorecards")["Score"] == mean


def test_not_asked_leaves_the_score_and_could_not_answer_counts_1(ida):
    make_role("CRA", make_term(questions=3))
    scorecard = make_submitted(ida, rating=4)
    answer(scorecard, 1, outcome=Outcome.NOT_ASKED)
    answer(scorecard, 2, outcome=Outcome.COULD_NOT_ANSWER)
    row = only(exported(), "Scorecards")
    assert (row["Score"], row["Answers in score"]) == (2.5, 2)
    assert (row["Questions"], row["Not asked"], row["Could not answer"]) == (3, 1, 1)


def test_score_is_empty_when_nothing_was_asked(ida):
    make_submitted(ida).answers.update(outcome=Outcome.NOT_ASKED, rating=None)
    row = only(exported(), "Scorecards")
    assert (row["Score"], row["Answers in score"]) == ("", 0)


def test_each_scorecard_keeps_its_own_answers(ida, ivan):
    kubernetes = make_role("SRE", make_term("Kubernetes", industry="IT", questions=3))
    pharma = make_role("CRA", make_term())
    for opening in (make_opening(role=kubernetes), make_opening(role=pharma)):
        application = make_application(opening=opening)
        make_submitted(ida, application=application, rating=2, notes="Ida's", flags=2)
        make_submitted(ivan, application=application, rating=5, notes="Ivan's")
    file = exported()
    seen = [(row["Interviewer"], row["Role"]) for row in rows(file, "Scorecards")]
    assert seen == [("ida", "SRE"), ("ivan", "SRE"), ("ida", "CRA"), ("ivan", "CRA")]
    for row in rows(file, "Answers"):
        assert row["Notes"].lower() == f"{row['Interviewer']}'s"
        assert row["Area"] == {"SRE": "Kubernetes", "CRA": "CRO"}[row["Role"]]
    assert {row["Interviewer"] for row in rows(file, "Red flags")} == {"ida"}


def test_drafts_and_assigned_ones_are_never_exported(ida, ivan, petra):
    make_scorecard(ivan, summary="A draft.")
    make_scorecard(petra, status="assigned")
    mine = make_submitted(ida)
    assert only(exported(), "Scorecards")["Scorecard ID"] == mine.pk


def test_a_scorecard_matched_twice_is_one_row(ida):
    make_submitted(ida)
    twice = Scorecard.objects.filter(answers__rating=4)
    assert twice.count() == 2
    assert len(rows(exported(twice), "Scorecards")) == 1


def test_times_are_of_the_sites_zone_and_say_so(ida, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    make_submitted(ida, at=SENT)
    row = only(exported(), "Scorecards")
    assert row["Submitted at (Asia/Tokyo)"] == clock("2026-11-21 08:30:15")


def test_times_and_numbers_are_no_texts(ida):
    make_submitted(ida, rating=3)
    header, row = opened(exported())["Scorecards"].iter_rows()
    formats = {
        head.value: (cell.data_type, cell.number_format)
        for head, cell in zip(header, row, strict=True)
    }
    assert formats["Submitted at (UTC)"] == ("d", "yyyy-mm-dd hh:mm")
    assert formats["Score"] == ("n", "0.00")
    assert formats["Scorecard ID"] == ("n", "0")
    assert formats["Candidate"] == ("s", "General")


def test_counts_are_of_the_rows(ida, tmp_path):
    make_submitted(ida, flags=1)
    make_scorecard(ida, round=2)
    with (tmp_path / "a.xlsx").open("wb") as file:
        counts = write_export(file, Selection(), reader=None, exported_by="Cora")
    assert counts == ExportCounts(scorecards=1, answers=2, red_flags=1, indicators=2)
    assert str(counts) == "1 scorecard, 2 answers, 1 red flag and 2 indicators"


def test_progress_is_told_after_each_scorecard(ida, tmp_path):
    make_submitted(ida)
    make_submitted(ida, round=2)
    told = []
    with (tmp_path / "a.xlsx").open("wb") as file:
        write_export(
            file,
            Selection(),
            reader=None,
            exported_by="Cora",
            progress=lambda *numbers: told.append(numbers),
        )
    assert told == [(1, 2), (2, 2)]


def test_about_says_when_by_whom_and_what(ida):
    make_submitted(ida)
    with time_machine.travel(SENT, tick=False):
        file = exported(
            exported_by="Cora Lund (cora)", list_filters=(("Search", "=CRA"),)
        )
    about = dict(cells(file, "About"))
    assert about["Exported at"] == "2026-11-20 23:30:15 (UTC)"
    assert about["Exported by"] == "Cora Lund (cora)"
    assert about["Filter: Search"] == "=CRA"
    assert about["Version of the application"] == "0.1.0"
    assert about["Version of the columns"] == 4
    assert (about["Rows: Scorecards"], about["Rows: Answers"]) == (1, 2)


def test_the_same_data_gives_the_same_sheets(ida, ivan):
    make_submitted(ida, flags=2)
    make_submitted(ivan)
    with time_machine.travel(SENT, tick=False):
        first, second = exported(), exported()
    for sheet in sheet_names(first):
        assert cells(first, sheet) == cells(second, sheet)


@pytest.mark.parametrize(("most", "sheet"), [(1, "Answers"), (2, "Indicators")])
def test_more_rows_than_excel_holds_are_refused_before_the_start(
    ida, monkeypatch, tmp_path, most, sheet
):
    scorecard = make_submitted(ida)
    scorecard.indicators.set(scorecard.kit.indicators.all()[:3])
    monkeypatch.setattr(tables, "MAX_ROWS", most + 1)
    monkeypatch.setattr(workbook, "MAX_ROWS", most + 1)
    with (
        (tmp_path / "a.xlsx").open("wb") as file,
        pytest.raises(TooManyRowsError, match=f"{sheet} would .* Narrow"),
    ):
        write_export(file, Selection(), reader=None, exported_by="Cora")
    assert not (tmp_path / "a.xlsx").read_bytes()


def test_csv_has_room_for_any_number_of_rows(ida, monkeypatch):
    make_submitted(ida)
    monkeypatch.setattr(tables, "MAX_ROWS", 2)
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    with zipfile.ZipFile(exported(file_format="csv")) as archive:
        assert archive.read("Answers.csv").count(b"\r\n") == 3


def test_a_sheet_that_fills_up_on_the_way_is_refused_too(ida, monkeypatch):
    make_submitted(ida, notes="x" * 100_000)
    monkeypatch.setattr(tables, "MAX_ROWS", 6)
    with pytest.raises(TooManyRowsError, match="Long text"):
        exported()


def test_a_failed_export_leaves_no_temporary_file(ida, monkeypatch, tmp_path):
    make_submitted(ida, notes="x" * 100_000)
    monkeypatch.setattr(tables, "MAX_ROWS", 6)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(TooManyRowsError):
        exported()
    assert list(tmp_path.iterdir()) == []


def test_a_finished_export_leaves_no_temporary_file(ida, monkeypatch, tmp_path):
    make_submitted(ida)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    exported()
    assert list(tmp_path.iterdir()) == []


def test_only_about_differs_between_two_exports_of_the_same(ida, ivan):
    make_submitted(ida, flags=2)
    make_submitted(ivan)
    with time_machine.travel(SENT):
        first = zipfile.ZipFile(exported())
    second = zipfile.ZipFile(exported())
    assert first.namelist() == second.namelist()
    differ = [
        name for name in first.namelist() if first.read(name) != second.read(name)
    ]
    about = f"xl/worksheets/sheet{len(sheet_names(exported()))}.xml"
    assert differ == [about]

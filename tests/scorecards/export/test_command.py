"""manage.py export_scorecards."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from scorecards.models import Scorecard
from scorecards.workbooks import tables
from tests.makers import (
    make_application,
    make_opening,
    make_role,
    make_scorecard,
    make_submitted,
    make_term,
)
from tests.scorecards.export.reading_back import cells, rows

pytestmark = [pytest.mark.django_db, pytest.mark.once]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def output(tmp_path):
    return tmp_path / "scorecards.xlsx"


def export(output, **options):
    """Run the command; what it printed."""
    printed = io.StringIO()
    errors = options.pop("stderr", io.StringIO())
    arguments = [f"--{name}={value}" for name, value in options.items()]
    call_command(
        "export_scorecards",
        f"--output={output}",
        *arguments,
        stdout=printed,
        stderr=errors,
    )
    return printed.getvalue()


def exported(output, **options):
    """The ids of the scorecards that the command exports."""
    export(output, **options)
    file = io.BytesIO(output.read_bytes())
    return [row["Scorecard ID"] for row in rows(file, "Scorecards")]


@pytest.fixture
def two(ida, ivan):
    """Scorecards that differ in everything that can be filtered by."""
    cra = make_opening("CRA, Basel", role=make_role("CRA", make_term()), level="mid")
    kubernetes = make_term("Kubernetes", industry="Information Technology")
    sre = make_opening("SRE, Oslo", role=make_role("SRE", kubernetes), level="senior")
    days = [datetime(2026, 11, day, 12, tzinfo=UTC) for day in (2, 5)]
    return [
        make_submitted(ida, application=make_application(opening=cra), at=days[0]).pk,
        make_submitted(ivan, application=make_application(opening=sre), at=days[1]).pk,
    ]


def test_all_that_is_submitted_is_written_and_counted(two, ida, output):
    make_scorecard(ida, round=2)
    assert export(output) == (
        f"Wrote 2 scorecards, 4 answers, 0 red flags and 4 indicators to {output}.\n"
    )
    assert exported(output.with_name("again.xlsx")) == two


@pytest.mark.parametrize(
    ("option", "first", "second"),
    [
        ("role", "CRA", "SRE"),
        ("level", "mid", "Senior"),
        ("opening", "CRA, Basel", "sre, oslo"),
        ("industry", "Pharmaceutical Services", "Information Technology"),
        ("interviewer", "ida", "IVAN"),
    ],
)
def test_filters_by_name_in_any_case(two, output, option, first, second):
    again = output.with_name("again.xlsx")
    assert exported(output, **{option: first}) == two[:1]
    assert exported(again, **{option: second}) == two[1:]


def test_a_name_that_ends_in_zip_asks_for_csv(two, tmp_path):
    output = tmp_path / "scorecards.zip"
    export(output, level="mid")
    with zipfile.ZipFile(output) as archive:
        names = archive.namelist()
        text = archive.read("Scorecards.csv").decode("utf-8-sig")
        summary = archive.read("Summary.csv").decode("utf-8-sig")
    assert names[:3] == ["Summary.csv", "Scorecards.csv", "To do.csv"]
    assert [row["Scorecard ID"] for row in csv.DictReader(io.StringIO(text))] == [
        str(two[0])
    ]
    [of_role] = csv.DictReader(io.StringIO(summary))
    assert (of_role["Mean score"], of_role["Flag rate"]) == ("4.00", "0.00")


def test_options_leave_out_and_say_so(two, output):
    call_command(
        "export_scorecards",
        f"--output={output}",
        "--without-names",
        "--without-text",
        "--zone=Europe/Zurich",
        "--recommendation=yes",
        stdout=io.StringIO(),
    )
    file = io.BytesIO(output.read_bytes())
    header = cells(file, "Scorecards")[0]
    assert not {"Candidate", "Summary"} & set(header)
    assert "Submitted at (Europe/Zurich)" in header
    assert dict(cells(file, "About"))["Filter: Recommendation"] == "Yes"


def test_a_zone_that_is_none_is_refused(output):
    with pytest.raises(CommandError, match="“Basel” is not a time zone"):
        export(output, zone="Basel")


def test_filters_add_up(two, output):
    assert exported(output, role="CRA", interviewer="ivan") == []


def test_a_role_is_found_by_its_title_of_then_and_of_now(two, output):
    role = Scorecard.objects.get(pk=two[0]).kit.role
    role.title = "Monitor"
    role.save()
    assert exported(output, role="Monitor") == two[:1]
    assert exported(output.with_name("again.xlsx"), role="CRA") == two[:1]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"from": "2026-11-02", "to": "2026-11-05"}, [0, 1]),
        ({"from": "2026-11-03"}, [1]),
        ({"to": "2026-11-04"}, [0]),
        ({"from": "2026-11-05", "to": "2026-11-05"}, [1]),
        ({"to": "2026-11-01"}, []),
        ({"from": "0001-01-01", "to": "9999-12-31"}, [0, 1]),
    ],
)
def test_filters_by_days_both_included(two, output, days, expected):
    assert exported(output, **days) == [two[number] for number in expected]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 1, 15, 0, tzinfo=UTC), "2026-11-02"),
        (datetime(2026, 11, 2, 14, 59, tzinfo=UTC), "2026-11-02"),
        (datetime(2026, 11, 2, 15, 0, tzinfo=UTC), "2026-11-03"),
    ],
)
def test_days_are_those_of_the_sites_zone(ida, output, settings, at, day):
    settings.TIME_ZONE = "Asia/Tokyo"
    mine = make_submitted(ida, at=at)
    assert exported(output, **{"from": day, "to": day}) == [mine.pk]


def test_the_workbook_says_which_filters(two, output):
    export(output, role="CRA", **{"from": "2026-11-01", "to": "2026-11-30"})
    about = dict(cells(io.BytesIO(output.read_bytes()), "About"))
    assert about["Filter: Role"] == "CRA"
    assert about["Filter: Submitted from"] == "2026-11-01"
    assert about["Filter: Submitted to"] == "2026-11-30"
    assert about["Exported by"].endswith(", by export_scorecards")


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("role", "CRAA", "There is no role “CRAA”. Closest matches: CRA."),
        ("role", "zzz", "There is no role “zzz”. Examples: CRA, SRE."),
        ("level", "midd", "There is no level “midd”. Closest matches: mid."),
        (
            "opening",
            "CRA Basel",
            "There is no opening “CRA Basel”. Closest matches: CRA, Basel.",
        ),
        (
            "interviewer",
            "idaa",
            "There is no interviewer “idaa”. Closest matches: ida.",
        ),
        (
            "industry",
            "Technology",
            "There is no industry “Technology”. Closest matches: Information "
            "Technology.",
        ),
    ],
)
def test_an_unknown_name_lists_the_nearest(two, output, option, value, sentence):
    with pytest.raises(CommandError) as error:
        export(output, **{option: value})
    assert str(error.value) == sentence
    assert not output.exists()


def test_with_nothing_to_name_it_says_so(output):
    with pytest.raises(
        CommandError, match="no opening “CRA”, and there are no others yet"
    ):
        export(output, opening="CRA")


def test_what_is_no_day_is_refused(output):
    with pytest.raises(CommandError, match="“23.11.2026” is not a date. .* 2026-11-23"):
        export(output, **{"from": "23.11.2026"})


def test_days_that_end_before_they_begin_are_refused(output):
    with pytest.raises(
        CommandError, match="end date .2026-11-01. is before the start date"
    ):
        export(output, **{"from": "2026-11-02", "to": "2026-11-01"})


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("scorecards.csv", "has an unknown ending. Use .xlsx .* or .zip for CSV"),
        ("scorecards", "has an unknown ending. Use .xlsx"),
        ("missing/scorecards.xlsx", "The folder .*missing doesn’t exist"),
        ("folder.xlsx", "is a folder"),
    ],
)
def test_a_place_that_cannot_be_written_gets_a_sentence(tmp_path, name, sentence):
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(CommandError, match=sentence):
        export(tmp_path / name)


def test_an_existing_file_is_kept(output):
    output.write_text("mine")
    with pytest.raises(CommandError, match="exists. .* --force"):
        export(output)
    assert output.read_text() == "mine"


def test_an_existing_file_is_replaced_by_force(two, output):
    output.write_text("mine")
    call_command(
        "export_scorecards", f"--output={output}", "--force", stdout=io.StringIO()
    )
    assert output.read_bytes().startswith(b"PK")


def test_a_failed_export_leaves_neither_half_a_file_nor_a_loss(
    two, output, monkeypatch
):
    monkeypatch.setattr(tables, "MAX_ROWS", 2)
    output.write_text("mine")
    with pytest.raises(CommandError, match="Narrow the export"):
        call_command("export_scorecards", f"--output={output}", "--force")
    assert output.read_text() == "mine"
    assert list(output.parent.iterdir()) == [output]


def test_the_file_is_for_its_owner_alone(output):
    export(output)
    assert output.stat().st_mode & 0o777 == 0o600


def test_progress_shows_on_a_terminal(two, output):
    terminal = Terminal()
    export(output, stderr=terminal)
    assert terminal.getvalue() == "\r2 of 2 scorecards\n"


def test_nothing_is_said_of_progress_in_a_pipe(two, output):
    pipe = io.StringIO()
    export(output, stderr=pipe)
    assert pipe.getvalue() == ""

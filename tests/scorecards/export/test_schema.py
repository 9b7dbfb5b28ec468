"""The columns as a contract: `docs/export-columns.json`."""

import io
import json
from copy import deepcopy

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from scorecards.export.schema import broken, declared, schema

COMMITTED = settings.BASE_DIR / "docs/export-columns.json"


@pytest.fixture
def columns():
    return deepcopy(schema(declared()))


def column_of(columns, title, name):
    """The sheet's columns, and the one of the name."""
    [sheet] = [each for each in columns["sheets"] if each["title"] == title]
    [column] = [each for each in sheet["columns"] if each["name"] == name]
    return sheet["columns"], column


def remove(columns):
    among, column = column_of(columns, "Answers", "Rating")
    among.remove(column)


def rename(columns):
    column_of(columns, "Answers", "Rating")[1]["name"] = "Points"


def test_committed_columns_are_those_declared(tmp_path):
    call_command("export_schema", output=tmp_path / "columns.json")

    assert COMMITTED.read_bytes() == (tmp_path / "columns.json").read_bytes(), (
        "run `make docs`"
    )


def test_no_column_that_reports_use_is_gone_in_the_same_version(columns):
    assert broken(json.loads(COMMITTED.read_text()), columns) == []


def test_columns_printed_without_a_file(columns):
    out = io.StringIO()

    call_command("export_schema", stdout=out)

    assert json.loads(out.getvalue()) == columns


def test_what_is_said_of_a_column(columns):
    assert column_of(columns, "Answers", "Rating")[1].items() >= {
        ("unit", "rating"),
        ("values", "1 to 5"),
    }
    assert column_of(columns, "Scorecards", "Submitted at")[1] == {
        "name": "Submitted at",
        "kind": "moment",
        "unit": "date and time",
        "values": "",
        "meaning": "When the scorecard was submitted and locked.",
    }


def test_columns_are_the_same_in_every_zone(columns, settings):
    settings.TIME_ZONE = "Asia/Tokyo"

    assert schema(declared()) == columns


@pytest.mark.parametrize("change", [remove, rename])
def test_a_column_gone_takes_a_higher_version(columns, change):
    before = deepcopy(columns)
    change(columns)

    assert broken(before, columns) == ["Answers[Rating]"]
    higher = before["columns_version"] + 1
    assert broken(before, {**columns, "columns_version": higher}) == []


def test_a_table_renamed_takes_a_higher_version(columns):
    before = deepcopy(columns)
    columns["sheets"][-1]["table"] = "Origin"

    assert broken(before, columns) == ["About[Item]", "About[Value]"]


def test_columns_may_be_added_and_change_places(columns):
    before = deepcopy(columns)
    among, column = column_of(columns, "Answers", "Rating")
    among.append({**column, "name": "Points"})
    among.reverse()

    assert broken(before, columns) == []


def test_make_docs_does_not_write_over_a_column_that_is_gone(columns, tmp_path):
    among, column = column_of(columns, "Answers", "Rating")
    among.append({**column, "name": "Points"})
    file = tmp_path / "columns.json"
    file.write_text(json.dumps(columns))

    with pytest.raises(CommandError, match=r"Answers\[Points\]. Raise COLUMNS_VERSION"):
        call_command("export_schema", output=file)

    assert json.loads(file.read_text()) == columns


@pytest.mark.parametrize("text", ["", "[]", "{}"])
def test_another_file_is_not_written_over(tmp_path, text):
    (tmp_path / "other.json").write_text(text)

    with pytest.raises(CommandError, match="columns of the export. Remove it first"):
        call_command("export_schema", output=tmp_path / "other.json")


def test_folder_that_does_not_exist(tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file or dir"):
        call_command("export_schema", output=tmp_path / "none/columns.json")

"""Commands run before there is a database to run them on: one line says so."""

import pytest

from tests.scorecards.operations.test_settings import manage

pytestmark = pytest.mark.once

COMMANDS = [
    ["seed_glossary"],
    ["seed_demo"],
    ["export_scorecards", "--output", "{folder}/scorecards.xlsx"],
]


@pytest.fixture(params=COMMANDS, ids=lambda command: command[0])
def refused(request, tmp_path):
    """What a command says, at once, to standard error alone."""
    command = request.param

    def run(**environment):
        arguments = [argument.format(folder=tmp_path) for argument in command]
        finished = manage(*arguments, DATA_DIR=str(tmp_path), **environment)
        assert (finished.returncode, finished.stdout) == (1, "")
        assert not list(tmp_path.glob("*.xlsx"))
        [line] = finished.stderr.splitlines()
        return line

    return run


def test_database_without_tables(refused):
    assert refused() == (
        "CommandError: The database is not up to date. Run manage.py migrate first."
    )


def test_database_in_a_folder_that_is_not_there(refused, tmp_path):
    assert refused(DATABASE_URL=f"sqlite:///{tmp_path}/none/db.sqlite3") == (
        "CommandError: The database can’t be reached: unable to open database file. "
        "Check DATABASE_URL and DATA_DIR."
    )


def test_file_that_is_no_database(refused, tmp_path):
    (tmp_path / "db.sqlite3").write_text("Not a database at all. " * 100)
    assert refused() == (
        "CommandError: The database can’t be reached: file is not a database. "
        "Check DATABASE_URL and DATA_DIR."
    )


def test_server_that_does_not_answer(refused):
    line = refused(DATABASE_URL="postgres://somebody:secret@127.0.0.1:1/none")
    assert line.startswith("CommandError: The database can’t be reached: ")
    assert line.endswith(" Check DATABASE_URL and DATA_DIR.")
    assert "secret" not in line

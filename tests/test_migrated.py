"""The migrated copy is that of this code, whole, and never one that went wrong."""

import sqlite3
from contextlib import closing

import pytest

from tests import migrated

TERM = "glossary/models/term.py"


@pytest.fixture
def database(tmp_path):
    return tmp_path / "database.sqlite3"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kept"


def write(database, sql):
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(sql)
        connection.commit()


def tables(database):
    with closing(sqlite3.connect(database)) as connection:
        return [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master")
        ]


def test_other_code_has_another_copy(tmp_path):
    (tmp_path / "requirements.txt").touch()
    file = tmp_path / TERM
    file.parent.mkdir(parents=True)
    file.write_text("one = 1")
    before = migrated.checksum(tmp_path)

    file.write_text("one = 2")

    assert migrated.checksum(tmp_path) != before


def test_whoever_comes_later_starts_from_the_first_one_s_database(folder, database):
    with migrated.starting_from_copy(database, folder) as done:
        write(database, "CREATE TABLE made (id)")
        done()
    database.unlink()

    with migrated.starting_from_copy(database, folder):
        assert tables(database) == ["made"]


def test_a_database_that_is_not_all_migrated_is_not_kept(folder, database):
    with migrated.starting_from_copy(database, folder):
        write(database, "CREATE TABLE made (id)")

    assert [*folder.glob("*.sqlite3")] == []

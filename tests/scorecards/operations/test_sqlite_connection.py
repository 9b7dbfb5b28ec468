"""The connection to SQLite stays open, as long as its file is the database's."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import ConnectionHandler, OperationalError

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def file(tmp_path):
    return make_database(tmp_path / "db.sqlite3", "before")


def make_database(file, word):
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE kept (word TEXT)")
        database.execute("INSERT INTO kept VALUES (?)", [word])
    return file


@pytest.fixture
def connection(file):
    """As the settings have it."""
    default = {
        "ENGINE": "scorecards.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL"},
    }
    connection = ConnectionHandler({"default": default})["default"]
    yield connection
    connection.close()


def words(connection):
    """As a request reads them: Django looks at the connection when one begins."""
    connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM kept")
        return [word for (word,) in cursor.fetchall()]


def test_the_connection_stays_from_one_request_to_the_next(connection):
    words(connection)
    first = connection.connection

    words(connection)

    assert connection.connection is first


def test_a_backup_put_in_its_place_is_read_by_the_next_request(
    connection, file, tmp_path
):
    words(connection)
    backup = make_database(tmp_path / "backup.sqlite3", "after")

    backup.replace(file)

    assert words(connection) == ["after"]


def test_closing_what_was_replaced_leaves_the_new_file_whole(
    connection, file, tmp_path
):
    """SQLite tidies up beside the name that it opened, unless the file has moved."""
    words(connection)
    backup = make_database(tmp_path / "backup.sqlite3", "after")
    backup.replace(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("INSERT INTO kept VALUES ('later')")

        assert words(connection) == ["after", "later"]

    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_that_is_gone_is_missed(connection, file, tmp_path):
    words(connection)

    shutil.move(file, tmp_path / "elsewhere.sqlite3")

    assert not connection.is_usable()


def connect_at_once(file, number):
    """What went wrong for any of the threads that opened a new file together."""
    settings = {
        "ENGINE": "scorecards.sqlite3",
        "NAME": file,
        "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL", "timeout": 10},
    }
    together = Barrier(number)

    def connect(_):
        connection = ConnectionHandler({"default": settings})["default"]
        together.wait(timeout=10)
        try:
            connection.ensure_connection()
        except OperationalError as error:
            return str(error)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(number) as threads:
        return list(filter(None, threads.map(connect, range(number))))


def test_several_who_open_a_new_database_at_once_all_get_in(tmp_path):
    failures = [connect_at_once(tmp_path / f"{n}.sqlite3", 8) for n in range(40)]

    assert failures == [[]] * 40

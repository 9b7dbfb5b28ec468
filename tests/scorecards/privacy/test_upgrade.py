"""A database of before keeps every fact, and its pages read as they did."""

import os
import subprocess
import sys
from contextlib import closing
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings


@pytest.fixture
def empty_database(tmp_path):
    """As DATABASE_URL names it: beside that of the tests, where it is PostgreSQL."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        return f"sqlite:///{tmp_path / 'old.sqlite3'}"
    with closing(psycopg.connect(address, autocommit=True)) as server:
        server.execute("DROP DATABASE IF EXISTS upgraded")
        server.execute("CREATE DATABASE upgraded")
    return urlsplit(address)._replace(path="/upgraded").geturl()


@pytest.mark.django_db
def test_every_fact_is_the_same_after_the_upgrade(empty_database, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.scorecards.privacy.upgrading", "--small"],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DATABASE_URL": empty_database,
            "DATA_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "scorecards.settings",
        },
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "rows; different: none" in done.stdout
    assert "submitted versions; different: 0" in done.stdout
    assert "2 e-mail addresses; different: 0" in done.stdout
    # By key, as one of them has been renamed since.
    assert "they read differently: 1" in done.stdout
    assert '{"change": "deleted", "members": [1, 3]}' in done.stdout

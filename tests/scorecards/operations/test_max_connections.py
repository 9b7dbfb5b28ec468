"""PostgreSQL has no connection left: pages say so, and what was typed is saved later.

On a server of its own, as other tests would miss theirs.
"""

import json
import subprocess
import sys

import pytest

from tests.scorecards.operations.crowded import THREADS, WORKERS

pytestmark = pytest.mark.once
TYPED = "Typed while the database was full."
TIMEOUT = 240


@pytest.fixture(scope="module")
def found():
    module = [sys.executable, "-m", "tests.scorecards.operations.crowded"]
    command = [sys.executable, "-m", "tests.postgres", "--careless", *module]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=TIMEOUT, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_a_thread_keeps_one_connection(found):
    assert found["kept"] == WORKERS * THREADS


def test_pages_and_the_health_check_say_503(found):
    assert found["taken"] > 50
    assert found["site"] == found["page"][0] == 503


def test_a_refused_save_is_stored_once_there_is_room(found):
    assert found["save"] == [503, ""]
    assert found["saved_again"] == [200, TYPED]
    assert found["site_again"] == 200

"""Exports in the background: the clock stands, and a test does the worker's tasks."""

import pytest

from scorecards.export import Selection, jobs
from tests.makers import make_submitted
from tests.scorecards.export.jobs.by_hand import NOON, made


@pytest.fixture
def clock(time_machine, settings, tmp_path):
    """Stands still, and everything unfinished lies in a folder of the test."""
    settings.DATA_DIR = tmp_path
    time_machine.move_to(NOON, tick=False)
    return time_machine


@pytest.fixture
def job(petra, ida):
    make_submitted(ida)
    return jobs.enqueue(petra, Selection())


@pytest.fixture
def ready(job):
    return made(job)


@pytest.fixture
def panel(client, petra):
    client.force_login(petra)
    return client

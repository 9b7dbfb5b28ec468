"""Real workers in processes of their own: killed, cancelled, and two at once."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings as project
from django.contrib.auth.models import User
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django_tasks_db.models import DBTaskResult

from scorecards.export import Selection, jobs
from scorecards.models import AuditEntry, ExportJob
from tests.bench.export import INTERVIEWER, make_scorecards
from tests.scorecards.export.reading_back import rows

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("migrated_rows"),
]

PATIENCE = 90  # seconds, for a machine that is busy with other tests
OFTEN = timedelta(seconds=1)
SHORT = 5  # seconds after which a silent export is taken for dead
MANY = 1_500  # scorecards: seconds of work


@pytest.fixture(autouse=True)
def shared_with_workers(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.EXPORT_WATCHED_EVERY = OFTEN


@pytest.fixture
def many(petra):
    make_scorecards(MANY)
    return jobs.enqueue(petra, Selection())


@contextmanager
def worker(tmp_path, name="one", stalled_after=PATIENCE):
    """A running ``manage.py db_worker``; killed if it still is at the end."""
    log = tmp_path / f"{name}.log"
    command = [sys.executable, str(project.BASE_DIR / "manage.py"), "db_worker"]
    command += ["--no-startup-delay", "--interval", "0.1", "--worker-id", name]
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "tests.scorecards.export.jobs.worker_settings",
        "STALLED_AFTER": str(stalled_after),
    }
    with (
        log.open("ab") as output,
        subprocess.Popen(
            command, env=environment, stdout=output, stderr=output
        ) as process,
    ):
        try:
            until(lambda: "Starting worker" in log.read_text(), log)
            yield process
        finally:
            process.kill()


def database_url():
    """Of the database that the tests use."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def until(condition, log=None):
    """Wait for it, not for a time; say what the worker said if it does not come."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"It did not come: {log and log.read_text()}")
        time.sleep(0.02)


def now(job):
    return ExportJob.objects.get(pk=job.pk)


def is_under_way(job):
    """Some is written and more is to come."""
    job = now(job)
    return job.state == "running" and 0 < job.done < job.total


def unfinished(tmp_path):
    return [each for each in tmp_path.glob("exports-unfinished/*/*") if each.is_file()]


def exports_recorded():
    return AuditEntry.objects.filter(action="exported").count()


def stored(tmp_path):
    return sorted(each.name for each in tmp_path.glob("exports/*"))


def test_a_killed_worker_s_export_is_finished_by_the_next(many, tmp_path):
    with worker(tmp_path) as first:
        until(lambda: is_under_way(many))
        first.send_signal(signal.SIGKILL)
        assert first.wait() == -signal.SIGKILL
    left = now(many)
    assert (left.state, left.attempt, left.file) == ("running", 1, "")
    assert unfinished(tmp_path) != []

    with worker(tmp_path, "two", stalled_after=SHORT):
        until(lambda: not now(many).is_unfinished, tmp_path / "two.log")

    made = now(many)
    assert (made.state, made.attempt, made.total) == ("ready", 2, MANY)
    assert unfinished(tmp_path) == []
    assert stored(tmp_path) == [made.file]
    with FileSystemStorage(tmp_path / "exports").open(made.file) as file:
        assert len(rows(file, "Scorecards")) == MANY
    assert exports_recorded() == 1


def test_two_workers_make_each_of_six_exports_once(petra, tmp_path):
    make_scorecards(100)
    with worker(tmp_path), worker(tmp_path, "two"):
        asked = [
            jobs.enqueue(
                petra, Selection(interviewer=INTERVIEWER, level=level, bom=bom)
            )
            for level in ("", "mid")
            for bom in (True, False)
        ]
        asked += [
            jobs.enqueue(petra, Selection(candidate_names=names, free_text=False))
            for names in (True, False)
        ]
        until(lambda: not ExportJob.objects.unfinished().exists(), tmp_path / "one.log")

    made = [(each.state, each.attempt, each.total) for each in map(now, asked)]
    assert made == [("ready", 1, 100)] * 6
    assert exports_recorded() == 6
    assert len(stored(tmp_path)) == 6
    makers = DBTaskResult.objects.filter(task_path__endswith="make")
    assert {each for task in makers for each in task.worker_ids} == {"one", "two"}


def test_a_cancelled_export_stops_and_the_worker_goes_on(many, petra, tmp_path):
    with worker(tmp_path):
        until(lambda: is_under_way(many))
        assert now(many).cancel()
        until(lambda: unfinished(tmp_path) == [])
        User.objects.filter(pk=petra.pk).update(is_active=False)
        next_one = jobs.enqueue(petra, Selection(level="senior"))
        until(lambda: not now(next_one).is_unfinished, tmp_path / "one.log")

    assert now(many).state == "cancelled"
    assert now(next_one).state == "failed"
    assert stored(tmp_path) == []
    assert exports_recorded() == 0

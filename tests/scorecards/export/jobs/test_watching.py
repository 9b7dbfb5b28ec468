"""The task that watches over exports: stalled, lost, given up."""

import io
from datetime import timedelta

import pytest
from django.conf import settings as project
from django.core.files.storage import storages
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from scorecards.export import Selection, jobs
from scorecards.export.jobs import folder, tasks
from tests.scorecards.export.jobs.by_hand import (
    made,
    queued,
    stopping,
    stored,
    unfinished_files,
    watched,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_living_export_is_left_alone(job, clock):
    job.claim()
    clock.shift(project.EXPORT_STALLED_AFTER - timedelta(seconds=1))
    after = watched(job)
    assert (after.state, after.attempt) == ("running", 1)
    assert queued("tasks.watch")[-1] == timezone.now() + project.EXPORT_WATCHED_EVERY


def test_a_stalled_export_is_made_again(job, clock):
    job.claim()
    DBTaskResult.objects.filter(task_path__endswith="make").update(status="RUNNING")
    clock.shift(project.EXPORT_STALLED_AFTER)
    after = watched(job)
    assert (after.state, len(queued("tasks.make"))) == ("waiting", 1)
    again = made(after)
    assert (again.state, again.attempt) == ("ready", 2)


def test_after_three_attempts_it_is_given_up(job, clock):
    for _ in range(3):
        job.refresh_from_db()
        assert job.claim()
        clock.shift(project.EXPORT_STALLED_AFTER)
        watched(job)
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", tasks.GIVEN_UP)


def test_an_export_whose_task_was_lost_is_queued_again(job, clock):
    DBTaskResult.objects.filter(task_path__endswith="make").update(status="RUNNING")
    clock.shift(project.EXPORT_STALLED_AFTER)
    watched(job)
    assert len(queued("tasks.make")) == 1


def test_an_export_in_a_long_queue_is_not_queued_twice(job, clock):
    clock.shift(project.EXPORT_STALLED_AFTER)
    watched(job)
    assert len(queued("tasks.make")) == 1


def test_after_a_day_in_the_queue_it_fails(job, clock):
    clock.shift(project.EXPORT_KEPT + timedelta(seconds=1))
    after = watched(job)
    assert (after.state, after.error) == ("failed", tasks.NEVER_TAKEN)


def test_whoever_looks_at_a_stalled_export_has_it_made_again(job, clock):
    job.claim()
    clock.shift(project.EXPORT_STALLED_AFTER)
    jobs.settle(job)
    job.refresh_from_db()
    assert job.state == "waiting"


def test_the_watch_of_one_sees_to_others_too(job, petra, clock):
    other = jobs.enqueue(petra, Selection(level="mid"))
    other.claim()
    clock.shift(project.EXPORT_STALLED_AFTER)
    watched(job)
    other.refresh_from_db()
    assert other.state == "waiting"


def test_half_a_file_of_a_killed_attempt_is_deleted(job, clock, tmp_path):
    job.claim()
    half = io.BytesIO(b"half")
    storages["exports"].save(f"{job.pk}-1.xlsx", half)
    left = folder._parent() / f"{job.pk}-1"
    left.mkdir(parents=True)
    (left / "openpyxl.abc").write_text("half")
    clock.shift(project.EXPORT_STALLED_AFTER)
    after = made(watched(job))
    assert stored() == [after.file] == [f"{job.pk}-2.xlsx"]
    assert unfinished_files(tmp_path) == []


def test_folders_of_running_attempts_stay(job, tmp_path):
    job.claim()
    kept = folder._parent() / f"{job.pk}-1"
    kept.mkdir(parents=True)
    folder.sweep()
    assert kept.is_dir()


def test_temporary_files_are_where_the_sweep_finds_them(job, monkeypatch, tmp_path):
    seen = []
    stopping(monkeypatch, lambda: seen.extend(unfinished_files(tmp_path)))
    made(job)
    assert any(name.startswith("openpyxl.") for name in seen)

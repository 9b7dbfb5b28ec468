"""From a row to a file, and all that may come between: without a worker process."""

import io
from datetime import timedelta

import pytest
from django.conf import settings as project
from django.core import mail
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from scorecards.export import Selection, jobs
from scorecards.export.jobs import heartbeat, making, tasks
from scorecards.models import AuditEntry, ExportJob
from scorecards.workbooks import tables
from tests.makers import make_application, make_scorecard, make_submitted
from tests.scorecards.export.jobs.by_hand import (
    NOON,
    content,
    made,
    queued,
    stopping,
    stored,
    unfinished_files,
)
from tests.scorecards.export.reading_back import rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_waits_with_a_task_and_a_watch(job):
    assert (job.state, job.attempt) == ("waiting", 0)
    assert len(queued("tasks.make")) == 1
    assert queued("tasks.watch") == [NOON + project.EXPORT_WATCHED_EVERY]


def test_task_and_job_come_together_or_not_at_all(petra, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(tasks, "look_again", fail)
    with pytest.raises(DatabaseError):
        jobs.enqueue(petra, Selection())
    assert not ExportJob.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_is_made_and_kept_for_a_day(ready):
    assert (ready.state, ready.done, ready.total) == ("ready", 1, 1)
    assert ready.expires_at == NOON + timedelta(hours=24)
    file = content(ready)
    assert ready.size == len(file.getvalue())
    assert [row["Candidate"] for row in rows(file, "Scorecards")] == ["Ada Park"]


def test_is_recorded_once_it_is_made(job, petra):
    assert not AuditEntry.objects.exists()
    made(job)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_name) == ("exported", "petra")


def test_holds_what_the_owner_may_see_when_it_is_made(job, petra, ida, ivan):
    hidden = make_submitted(ivan, application=make_application("Bo Lind"))
    make_scorecard(petra, application=hidden.application)
    file = content(made(job))
    assert [row["Candidate"] for row in rows(file, "Scorecards")] == ["Ada Park"]


def test_nothing_lies_about_afterwards(ready, tmp_path):
    assert unfinished_files(tmp_path) == []
    assert stored() == [ready.file]


def test_an_account_that_is_closed_gets_nothing(job, petra):
    type(petra).objects.filter(pk=petra.pk).update(is_active=False)
    after = made(job)
    assert (after.state, after.error) == (
        "failed",
        "Your account is no longer active. Ask an administrator.",
    )


def test_rights_that_were_lost_get_nothing(job, petra):
    petra.groups.clear()
    after = made(job)
    assert (after.state, after.file) == ("failed", "")
    assert after.error.startswith("You no longer have permission to export")
    assert stored() == []


def test_a_filter_that_means_nothing_any_more_is_said(petra):
    after = made(jobs.enqueue(petra, Selection(interviewer="nobody")))
    assert after.state == "failed"
    assert after.error.startswith("You can see no submitted scorecard by “nobody”")


def test_too_many_rows_are_said(job, monkeypatch):
    monkeypatch.setattr(tables, "MAX_ROWS", 1)
    after = made(job)
    assert after.state == "failed"
    assert "Narrow the export" in after.error


def test_a_full_disk_is_said(job, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "write_export", full)
    with pytest.raises(OSError, match="No space"):  # for the worker's log
        made(job)
    job.refresh_from_db()
    assert job.error == "The file could not be written: No space left on device."


def test_a_mistake_in_the_program_is_said_without_its_words(job, monkeypatch):
    def mistaken(*args, **kwargs):
        raise ValueError("Ada Park")

    monkeypatch.setattr(making, "write_export", mistaken)
    with pytest.raises(ValueError, match="Ada Park"):
        made(job)
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", making.BUG)


def test_a_database_that_fails_leaves_it_to_the_watch(job, monkeypatch):
    def lost(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(making, "write_export", lost)
    with pytest.raises(DatabaseError):
        made(job)
    job.refresh_from_db()
    assert job.state == "running"


def test_is_made_once_however_often_it_is_asked_for(ready):
    assert made(ready).attempt == 1
    assert AuditEntry.objects.count() == 1


def test_of_two_who_claim_one_succeeds(job):
    other = ExportJob.objects.get(pk=job.pk)
    assert [job.claim(), other.claim()] == [True, False]


def test_cancelled_while_it_waits_it_is_never_begun(job):
    assert job.cancel()
    after = made(job)
    assert (after.state, after.attempt) == ("cancelled", 0)
    assert not after.cancel()


def test_cancelled_mid_way_it_stops_and_leaves_nothing(job, monkeypatch, tmp_path):
    stopping(monkeypatch, ExportJob.objects.get(pk=job.pk).cancel)
    assert made(job).state == "cancelled"
    assert (stored(), unfinished_files(tmp_path)) == ([], [])
    assert not AuditEntry.objects.exists()


def test_cancelled_while_it_is_stored_it_leaves_nothing(job, monkeypatch):
    def cancelled(*args):
        ExportJob.objects.get(pk=job.pk).cancel()
        return {"reviews": True, "hidden": []}

    monkeypatch.setattr(making, "hidden_all_along", cancelled)
    assert made(job).state == "cancelled"
    assert stored() == []
    assert not AuditEntry.objects.exists()


def test_a_second_attempt_stops_the_first(job, monkeypatch):
    def take_over():
        ExportJob.objects.filter(pk=job.pk).update(state="running", attempt=2)

    stopping(monkeypatch, take_over)
    after = made(job)
    assert (after.state, after.attempt, after.file) == ("running", 2, "")
    assert stored() == []


def test_progress_is_written_once_a_second(job, clock, django_assert_num_queries):
    job.claim()
    beat = heartbeat.Heartbeat(job)
    with django_assert_num_queries(1):
        beat.progress(1, 1_000)
        beat.progress(100, 1_000)
    clock.shift(1)
    with django_assert_num_queries(1):
        beat.progress(199, 1_000)  # no look at the clock
        beat.progress(200, 1_000)
        beat.progress(300, 1_000)
    job.refresh_from_db()
    assert (job.done, job.total, job.heartbeat_at) == (200, 1_000, timezone.now())


def test_writing_and_reading_the_file_are_signs_of_life(job, clock):
    job.claim()
    file = heartbeat.BeatingFile(io.BytesIO(), heartbeat.Heartbeat(job))
    for step in (lambda: file.write(b"x"), file.read):
        clock.shift(5)
        step()
        job.refresh_from_db()
        assert job.heartbeat_at == timezone.now()
    job.cancel()
    clock.shift(5)
    with pytest.raises(heartbeat.StoppedError):
        file.read()


# The mail


@pytest.fixture
def with_address(petra, settings):
    settings.MAIL_GOES_OUT = True
    type(petra).objects.filter(pk=petra.pk).update(email="petra@example.org")
    petra.refresh_from_db()


def test_a_mail_says_where_it_is_and_nothing_of_anybody(with_address, ready):
    (message,) = mail.outbox
    assert (message.subject, message.to) == (
        "Your export is ready",
        ["petra@example.org"],
    )
    assert f"/admin/scorecards/scorecard/export/{ready.pk}/\n" in message.body
    assert "until Tue 24 Nov 2026, 12:00 (UTC)" in message.body
    assert "Ada Park" not in message.body


def test_no_mail_where_mail_is_not_set_up(with_address, settings, job):
    settings.MAIL_GOES_OUT = False
    made(job)
    assert mail.outbox == []


def test_a_mail_server_that_fails_does_no_harm(with_address, settings, job, caplog):
    settings.EMAIL_BACKEND = "tests.scorecards.reminders.test_sending.NoServer"
    assert made(job).state == "ready"
    assert "No mail about export" in caplog.text


# What the database refuses


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "lost"}, "export_job_known_state"),
        ({"state": "ready"}, "export_job_file_while_ready"),
        ({"file": "1-1.xlsx"}, "export_job_file_while_ready"),
        ({"state": "failed"}, "export_job_failed_says_why"),
        ({"done": 2, "total": 1}, "export_job_done_within_total"),
        ({"attempt": 4}, "export_job_attempt_0_to_3"),
    ],
)
def test_the_database_holds_its_rules(petra, fields, constraint):
    job = ExportJob.objects.create(owner=petra)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ExportJob.objects.filter(pk=job.pk).update(**fields)
    assert connection.is_usable()

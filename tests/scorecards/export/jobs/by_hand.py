"""What a worker does, and what there is to see of it."""

import io
from datetime import UTC, datetime

from django.core.files.storage import storages
from django_tasks_db.models import DBTaskResult

from scorecards.export import jobs
from scorecards.export.jobs import heartbeat, tasks
from scorecards.models import ExportJob

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def made(job):
    """As a worker makes it that takes its task."""
    tasks.make.call(job.pk)
    return ExportJob.objects.get(pk=job.pk)


def watched(job):
    tasks.watch.call(job.pk)
    return ExportJob.objects.get(pk=job.pk)


def queued(name):
    """What waits in the queue, and from when on."""
    waiting = DBTaskResult.objects.filter(status="READY", task_path__endswith=name)
    return [each.run_after for each in waiting.order_by("enqueued_at")]


def unfinished_files(tmp_path):
    return sorted(each.name for each in tmp_path.rglob("*") if each.is_file())


def stored():
    folders, files = storages["exports"].listdir("")
    return files


def content(job):
    with jobs.open_file(job) as file:
        return io.BytesIO(file.read())


def stopping(monkeypatch, what):
    """Does something while the first scorecard is written."""
    report = heartbeat.Heartbeat.report

    def interrupted(self):
        what()
        report(self)

    monkeypatch.setattr(heartbeat.Heartbeat, "report", interrupted)

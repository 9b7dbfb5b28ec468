"""Sees to it that every export comes to an end, and that no file outlives its time."""

from datetime import datetime

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from scorecards.export.jobs import tasks
from scorecards.export.jobs.folder import sweep
from scorecards.export.jobs.keeping import clear_attempts, withdraw_if_due
from scorecards.models import ExportJob
from scorecards.models.export_job import MOST_ATTEMPTS

GIVEN_UP = (
    f"It was begun {MOST_ATTEMPTS} times, and each time the worker ended before it was "
    "done. Tell whoever runs the site, or narrow the export."
)
NEVER_TAKEN = "No worker took it for a day. Tell whoever runs the site."


def watch(pk: int) -> None:
    """Look after this export, and all others that need it, and come back if needed."""
    now = timezone.now()
    sweep()
    for each in ExportJob.objects.stalled(now):
        have_made_again(each)
    for each in ExportJob.objects.expiring(now):
        withdraw_if_due(each)
    job = ExportJob.objects.filter(pk=pk).first()
    if job is None:
        return
    if job.is_unfinished:
        tasks.look_again(job, at=now + settings.EXPORT_WATCHED_EVERY)
        return
    clear_attempts(job)
    if job.is_ready and job.expires_at:
        tasks.look_again(job, at=job.expires_at)
    else:
        _prune()


def have_made_again(job: ExportJob) -> None:
    """Put a stalled export back into the queue, unless it waits there, or give up."""
    if job.state == ExportJob.State.WAITING:
        if _is_too_old(job):
            job.fail(NEVER_TAKEN)
        elif not _is_queued(job):
            tasks.put_into_queue(job)
        return
    if job.attempt >= MOST_ATTEMPTS:
        job.fail(GIVEN_UP)
        return
    with transaction.atomic():
        # From here on the attempt, should it live after all, is told to stop.
        if not job.move(ExportJob.State.WAITING, heartbeat_at=timezone.now()):
            return
        tasks.put_into_queue(job)
    clear_attempts(job)


def settle(job: ExportJob) -> None:
    """What is due anyway, for whoever looks at it: no worker may have run since."""
    if job.is_stalled:
        have_made_again(job)
    withdraw_if_due(job)


def _is_too_old(job: ExportJob) -> bool:
    waiting_since: datetime = job.heartbeat_at
    return timezone.now() - waiting_since > settings.EXPORT_KEPT


def _is_queued(job: ExportJob) -> bool:
    """Otherwise the worker ended between taking the task and beginning the export."""
    try:
        task = tasks.make.get_result(job.task_id)
    except TaskResultDoesNotExist:
        return False
    return task.status == TaskResultStatus.READY


def _prune() -> None:
    """The queue keeps a row for everything that was done."""
    call_command("prune_db_task_results", verbosity=0)

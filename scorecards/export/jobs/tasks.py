"""What the task queue does: make an export, and watch over it.

Nothing but the queue is needed. A worker that is killed leaves its export running for
ever, so that a second task looks at it from time to time, and stays until the file is
deleted.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks.exceptions import TaskResultDoesNotExist

from scorecards.export.jobs.folder import sweep
from scorecards.export.jobs.keeping import clear_attempts, withdraw_if_due
from scorecards.export.selection import Selection
from scorecards.models import ExportJob
from scorecards.models.export_job import MAX_ATTEMPTS

FIRST = 10  # a look at an export takes no time, making one does
GIVEN_UP = (
    f"It was interrupted {MAX_ATTEMPTS} times. Tell your administrator, or export "
    "fewer scorecards."
)
NEVER_TAKEN = "No worker started it within a day. Tell your administrator."


@task()
def make(pk: int) -> None:
    from scorecards.export.jobs.making import attempt  # only a worker needs it

    attempt(pk)


@task(priority=FIRST)
def watch(pk: int) -> None:
    look_after(pk)


def enqueue(owner: User, selection: Selection) -> ExportJob:
    """The job that makes this export; the one under way where it is asked for twice.

    The queue is a table beside it: both are there after the transaction, or neither.
    """
    kept = selection.as_json()
    under_way = ExportJob.objects.of(owner).unfinished().filter(selection=kept)
    if job := under_way.first():
        return job
    with transaction.atomic():
        job = ExportJob.objects.create(owner=owner, selection=kept)
        put_into_queue(job)
        look_again(job, at=timezone.now() + settings.EXPORT_WATCHED_EVERY)
    return job


def put_into_queue(job: ExportJob) -> None:
    job.task_id = make.enqueue(job.pk).id
    job.save(update_fields=["task_id"])


def look_again(job: ExportJob, *, at: datetime) -> None:
    watch.using(run_after=at).enqueue(job.pk)


def look_after(pk: int) -> None:
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
        look_again(job, at=now + settings.EXPORT_WATCHED_EVERY)
        return
    clear_attempts(job)
    if job.is_ready and job.expires_at:
        look_again(job, at=job.expires_at)
    else:
        _prune()


def have_made_again(job: ExportJob) -> None:
    """Put a stalled export back into the queue, unless it waits there, or give up."""
    if job.state == ExportJob.State.WAITING:
        if _is_too_old(job):
            job.fail(NEVER_TAKEN)
        elif not _is_queued(job):
            put_into_queue(job)
        return
    if job.attempt >= MAX_ATTEMPTS:
        job.fail(GIVEN_UP)
        return
    with transaction.atomic():
        # From here on the attempt, should it live after all, is told to stop.
        if not job.move(ExportJob.State.WAITING, heartbeat_at=timezone.now()):
            return
        put_into_queue(job)
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
        result = make.get_result(job.task_id)
    except TaskResultDoesNotExist:
        return False
    return result.status == TaskResultStatus.READY


def _prune() -> None:
    """The queue keeps a row for everything that was done."""
    call_command("prune_db_task_results", verbosity=0)

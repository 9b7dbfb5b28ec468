"""What the task queue does: make an export, and watch over it.

Nothing but the queue is needed. A worker that is killed leaves its export running for
ever, so that a second task looks at it from time to time, and stays until the file is
deleted.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from scorecards.export.selection import Selection
from scorecards.models import ExportJob

FIRST = 10  # a look at an export takes no time, making one does


@task()
def make(pk: int) -> None:
    from scorecards.export.jobs.making import attempt  # only a worker needs it

    attempt(pk)


@task(priority=FIRST)
def watch(pk: int) -> None:
    from scorecards.export.jobs import watching  # it imports this module

    watching.watch(pk)


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

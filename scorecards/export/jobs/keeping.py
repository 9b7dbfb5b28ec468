"""Where finished exports lie, for how long, and for whom."""

from typing import IO

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.utils import timezone

from scorecards.export.jobs.visibility import sees_less, visibility_of
from scorecards.export.selection import Selection
from scorecards.models import ExportJob

EXPIRED = "This export has expired and its file was deleted. Export again."
SEES_LESS = (
    "Some scorecards in this export are now hidden from you, so its file was deleted. "
    "Export again."
)
MISSING = "The file no longer exists. Export again."


class GoneError(Exception):
    """There is no file for this person any more; the message says why."""


def storage() -> Storage:
    return storages["exports"]


def name_of_attempt(job: ExportJob, attempt: int) -> str:
    """Each attempt has a name of its own, so that its remains can be found."""
    ending = Selection.from_json(job.selection).format.ending
    return f"{job.pk}-{attempt}{ending}"


def keep(job: ExportJob, content: IO[bytes]) -> str:
    """The name of the file that it was stored as; all of it or nothing."""
    name = name_of_attempt(job, job.attempt)
    try:
        return storage().save(name, File(content, name=name))
    except BaseException:
        storage().delete(name)
        raise


def clear_attempts(job: ExportJob) -> None:
    """Delete what killed attempts may have left in the storage."""
    for attempt in range(1, job.attempt + 1):
        name = name_of_attempt(job, attempt)
        if name != job.file:
            storage().delete(name)


def withdraw_file(job: ExportJob, why: str) -> None:
    """The row first: a file is never offered that is not there."""
    name = job.file
    if job.move(ExportJob.State.EXPIRED, file="", error=why):
        storage().delete(name)


def withdraw_if_due(job: ExportJob) -> None:
    """Take the file of a ready export back when it is not for its owner any more.

    Costs three queries while it is ready.
    """
    if not job.is_ready or job.expires_at is None:
        return
    if job.expires_at <= timezone.now():
        withdraw_file(job, EXPIRED)
    elif sees_less(job.visibility, visibility_of(job.owner)):
        withdraw_file(job, SEES_LESS)


def open_file(job: ExportJob) -> "File[bytes]":
    """To read and close. Raises `GoneError`."""
    withdraw_if_due(job)
    if not job.is_ready:
        raise GoneError(job.error)
    try:
        return storage().open(job.file)
    except FileNotFoundError as error:
        withdraw_file(job, MISSING)
        raise GoneError(MISSING) from error

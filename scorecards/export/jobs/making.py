"""One attempt at making an export."""

import os
import tempfile
from typing import IO, Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.utils import timezone

from scorecards.export.filters import FilterError
from scorecards.export.jobs.folder import folder_for, sweep
from scorecards.export.jobs.heartbeat import BeatingFile, Heartbeat, StoppedError
from scorecards.export.jobs.keeping import keep, storage
from scorecards.export.jobs.mail import tell_owner
from scorecards.export.jobs.visibility import hidden_all_along, visibility_of
from scorecards.export.response import record
from scorecards.export.selection import Selection
from scorecards.export.workbook import write_export
from scorecards.models import ExportJob
from scorecards.workbooks.attachment import named
from scorecards.workbooks.tables import TooManyRowsError

BUG = "Something broke on our side. Ask your administrator to check the worker’s log."


class NotAllowedError(Exception):
    """The owner may not export any more; the message says why."""


def attempt(pk: int) -> None:
    """Make the export, unless it is in hand already, or not wanted any more.

    What cannot be helped by trying again is written into the job, for its owner. When
    the database fails, or the process is killed, the job stays as it is, and whoever
    watches it has it made again.
    """
    sweep()
    job = ExportJob.objects.filter(pk=pk).first()
    if job is None or not job.claim():
        return
    try:
        _make(job)
    except StoppedError:
        return
    except (FilterError, TooManyRowsError, NotAllowedError) as error:
        job.fail(str(error))
    except DatabaseError:
        raise
    except OSError as error:
        job.fail(f"The file could not be written: {error.strerror or error}.")
        raise
    except Exception:
        job.fail(BUG)
        raise
    else:
        tell_owner(job)


def _make(job: ExportJob) -> None:
    owner = _owner(job)
    selection = Selection.from_json(job.selection)
    before = visibility_of(owner)
    with (
        Heartbeat(job) as heartbeat,
        folder_for(job) as folder,
        tempfile.TemporaryFile(dir=folder) as plain,
    ):
        file = cast(IO[bytes], BeatingFile(plain, heartbeat))
        write_export(
            file,
            selection,
            reader=owner,
            exported_by=named(owner),
            progress=heartbeat.progress,
        )
        after = visibility_of(_owner(job))
        size = plain.seek(0, os.SEEK_END)
        plain.seek(0)
        name = keep(job, file)
    facts = {
        "size": size,
        "done": heartbeat.total,
        "total": heartbeat.total,
        "visibility": hidden_all_along(before, after),
    }
    _hand_over(job, owner, selection, file=name, **facts)


def _owner(job: ExportJob) -> User:
    """With their rights of this moment. Raises `NotAllowedError`."""
    owner = User.objects.get(pk=job.owner_id)
    if not owner.is_active:
        raise NotAllowedError("Your account is no longer active. Ask an administrator.")
    if not owner.has_perm("scorecards.export_scorecard"):
        raise NotAllowedError(
            "You no longer have permission to export scorecards. Ask an administrator."
        )
    return owner


def _hand_over(
    job: ExportJob, owner: User, selection: Selection, *, file: str, **facts: Any
) -> None:
    """Ready and recorded in one step, or the file is gone again."""
    now = timezone.now()
    try:
        with transaction.atomic():
            if not job.move(
                ExportJob.State.READY,
                file=file,
                finished_at=now,
                expires_at=now + settings.EXPORT_KEPT,
                **facts,
            ):
                raise StoppedError
            record(owner, selection)
    except BaseException:
        storage().delete(file)
        raise

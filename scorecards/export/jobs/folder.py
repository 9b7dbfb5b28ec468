"""Where an attempt keeps what it has not finished, on the machine of its worker.

A process that is killed removes nothing, and half an export holds what people said of
others. So an attempt has a folder of its own, and whoever makes the next export on this
machine removes the folders of attempts that are over.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from scorecards.models import ExportJob


@contextmanager
def folder_for(job: ExportJob) -> Iterator[Path]:
    """A folder, which meanwhile is that of all temporary files of this process.

    openpyxl has no other way to be told where. A worker does one task at a time.
    """
    folder = _parent() / f"{job.pk}-{job.attempt}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    usual, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = usual
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of all attempts but those that are running."""
    folders = [each for each in _parent().glob("*-*") if each.is_dir()]
    if not folders:
        return
    running = ExportJob.objects.filter(state=ExportJob.State.RUNNING)
    names = {f"{pk}-{n}" for pk, n in running.values_list("pk", "attempt")}
    for folder in folders:
        if folder.name not in names:
            shutil.rmtree(folder, ignore_errors=True)


def _parent() -> Path:
    return Path(settings.DATA_DIR) / "exports-unfinished"

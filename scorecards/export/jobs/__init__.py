"""Exports that are made in the background, by a worker of the task queue."""

from scorecards.export.jobs.keeping import GoneError, open_file
from scorecards.export.jobs.tasks import enqueue, settle

__all__ = ["GoneError", "enqueue", "open_file", "settle"]

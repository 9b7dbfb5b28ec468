"""An export made in the background, for the one person who asked for it."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from glossary.personal_text import NO_KEY, Owner, Personal, PersonalText, nobody
from scorecards.models.erasable import ERASED

MAX_ATTEMPTS = 3
MAX_ERROR_LENGTH = 500
NAMING = ("interviewer", "opening", "list_filters")  # keys of a selection, as typed


class ExportJobQuerySet(models.QuerySet["ExportJob"]):
    def of(self, owner: User) -> "ExportJobQuerySet":
        """Those that this person asked for: nobody else knows of them."""
        return self.filter(owner=owner)

    def unfinished(self) -> "ExportJobQuerySet":
        return self.filter(state__in=ExportJob.UNFINISHED)

    def stalled(self, now: datetime) -> "ExportJobQuerySet":
        """Unfinished, and nothing was heard of them for too long."""
        return self.unfinished().filter(
            heartbeat_at__lte=now - settings.EXPORT_STALLED_AFTER
        )

    def expiring(self, now: datetime) -> "ExportJobQuerySet":
        return self.filter(state=ExportJob.State.READY, expires_at__lte=now)


class ExportJob(models.Model):
    """Its state changes by `move` alone, so that of two who change it one succeeds."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        READY = "ready", "Ready"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"
        EXPIRED = "expired", "Expired"

    UNFINISHED = (State.WAITING, State.RUNNING)

    selection = models.JSONField(default=dict, help_text="As `Selection.as_json`.")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="export_jobs"
    )
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    error = models.CharField(max_length=MAX_ERROR_LENGTH, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    task_id = models.CharField(max_length=64, blank=True, help_text="In the queue.")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    heartbeat_at = models.DateTimeField(
        default=timezone.now,
        help_text="When it was queued, or when a worker last wrote.",
    )
    visibility = models.JSONField(
        default=dict, help_text="Applications hidden from the owner when it was made."
    )
    file = models.CharField(
        max_length=200, blank=True, help_text="File name in the export storage."
    )
    size = models.PositiveBigIntegerField(default=0, help_text="In bytes.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = ExportJobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "waiting",
                        "running",
                        "ready",
                        "failed",
                        "cancelled",
                        "expired",
                    ]
                ),
                name="export_job_known_state",
                violation_error_message="Pick a state from the list.",
            ),
            models.CheckConstraint(
                condition=Q(state="ready") & ~Q(file="") & Q(expires_at__isnull=False)
                | ~Q(state="ready") & Q(file=""),
                name="export_job_file_while_ready",
                violation_error_message="Only a ready export has a file.",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""),
                name="export_job_failed_says_why",
                violation_error_message="Explain why it failed.",
            ),
            models.CheckConstraint(
                condition=Q(done__lte=F("total")),
                name="export_job_done_within_total",
                violation_error_message="Done can’t be more than the total.",
            ),
            models.CheckConstraint(
                condition=Q(attempt__range=(0, MAX_ATTEMPTS)),
                name="export_job_attempt_0_to_3",
                violation_error_message="At most 3 attempts are made.",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "heartbeat_at"], name="export_job_stalled"),
        ]

    personal_text: ClassVar[PersonalText] = {
        "selection": Personal(
            about={Owner.CANDIDATE: NO_KEY, Owner.MEMBER: NO_KEY},
            why="To make the export, and to say on its page what is in it.",
            seen_by="Whoever asked for it.",
            erased="What was typed is left out, once the export has finished.",
            by_name=True,
            instead=lambda job: (
                job.selection
                if job.is_unfinished
                else {k: v for k, v in job.selection.items() if k not in NAMING}
            ),
        ),
        "error": Personal(
            about={Owner.CANDIDATE: NO_KEY, Owner.MEMBER: NO_KEY},
            why="To say why an export failed, in a sentence that may quote a filter.",
            seen_by="Whoever asked for it.",
            erased=f"Replaced by “{ERASED}”.",
            by_name=True,
            instead=lambda job: ERASED,
        ),
        **nobody(
            "Keys and names that the software gives.", "task_id", "visibility", "file"
        ),
    }

    def __str__(self) -> str:
        return f"Export {self.pk}"

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def progress(self) -> str:
        """How much is written, in words."""
        noun = "scorecard" if self.total == 1 else "scorecards"
        if not self.total:
            return "None yet."
        if self.done < self.total:
            return f"{self.done:,} of {self.total:,} {noun}."
        if self.is_unfinished:
            return f"All {self.total:,} {noun}. Putting the file together."
        return f"{self.total:,} {noun}."

    def move(self, to: State, **fields: Any) -> bool:
        """Whether nobody else had changed the state or begun another attempt.

        One conditional UPDATE, which changes the other fields along with the state.
        """
        unchanged = ExportJob.objects.filter(
            pk=self.pk, state=self.state, attempt=self.attempt
        )
        if not unchanged.update(state=to, **fields):
            return False
        self.state = to
        for name, value in fields.items():
            setattr(self, name, value)
        return True

    def claim(self) -> bool:
        """Whether this worker makes it, and no other."""
        now = timezone.now()
        return self.state == self.State.WAITING and self.move(
            self.State.RUNNING,
            attempt=self.attempt + 1,
            started_at=now,
            heartbeat_at=now,
            done=0,
            total=0,
        )

    def report(self, done: int, total: int) -> bool:
        """A sign of life; whether the attempt is still wanted."""
        return self.move(
            self.State.RUNNING, done=done, total=total, heartbeat_at=timezone.now()
        )

    def fail(self, error: str) -> bool:
        return self.move(
            self.State.FAILED,
            error=error[:MAX_ERROR_LENGTH],
            finished_at=timezone.now(),
        )

    def cancel(self) -> bool:
        """Whether it was unfinished; whoever makes it notices and stops."""
        unfinished = ExportJob.objects.filter(pk=self.pk).unfinished()
        return bool(
            unfinished.update(state=self.State.CANCELLED, finished_at=timezone.now())
        )

    @property
    def is_stalled(self) -> bool:
        silence = timezone.now() - self.heartbeat_at
        return self.is_unfinished and silence >= settings.EXPORT_STALLED_AFTER

    def waits_for(self, longer_than: timedelta) -> bool:
        """Whether no worker has taken it for so long."""
        waited = timezone.now() - self.heartbeat_at
        return self.state == self.State.WAITING and waited > longer_than

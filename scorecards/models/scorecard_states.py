"""The states of a scorecard, and what each of them means."""

from django.db import models


class Stateful(models.Model):
    class Status(models.TextChoices):
        STARTED = "started", "Started"
        ASSIGNED = "assigned", "Assigned"
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Submitted"
        WITHDRAWN = "withdrawn", "Withdrawn"
        DECLINED = "declined", "Declined"

    status = models.CharField(max_length=9, choices=Status, default=Status.ASSIGNED)
    begun_at = models.DateTimeField(
        null=True, blank=True, help_text="When the interviewer began the interview."
    )
    ended_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When its opening was closed before it was submitted.",
    )

    class Meta:
        abstract = True

    @property
    def is_submitted(self) -> bool:
        return self.status == self.Status.SUBMITTED

    @property
    def is_started(self) -> bool:
        """Its interviewer made it and saved nothing: it is there for nobody else."""
        return self.status == self.Status.STARTED

    @property
    def is_withdrawn(self) -> bool:
        """Its interviewer reads it, and it counts nowhere."""
        return self.status == self.Status.WITHDRAWN

    @property
    def is_declined(self) -> bool:
        return self.status == self.Status.DECLINED

    @property
    def is_locked(self) -> bool:
        """Nothing can be saved in it."""
        return self.status in LOCKED

    @property
    def may_be_declined(self) -> bool:
        """Assigned, and the interview has not begun."""
        is_assigned = self.status == self.Status.ASSIGNED and self.ended_at is None
        return is_assigned and self.begun_at is None

    @property
    def is_untouched(self) -> bool:
        """Nothing was saved in it yet."""
        return self.status in UNTOUCHED

    @property
    def is_to_do(self) -> bool:
        """It hides others' scorecards from its interviewer, and a decision waits."""
        unfinished = self.status in (self.Status.ASSIGNED, self.Status.DRAFT)
        return unfinished and self.ended_at is None


UNTOUCHED = (
    Stateful.Status.STARTED,
    Stateful.Status.ASSIGNED,
    Stateful.Status.DECLINED,
)
LOCKED = (
    Stateful.Status.SUBMITTED,
    Stateful.Status.WITHDRAWN,
    Stateful.Status.DECLINED,
)

"""Mails to send: a row is made with what it tells of, and sent once by any process."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from glossary.personal_text import PersonalText, nobody
from scorecards.models.application import Application
from scorecards.models.scorecard import Scorecard


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def given_up(
        self, user: User | AnonymousUser, now: datetime
    ) -> "OutgoingMailQuerySet":
        """Those that a coordinator may know of and that still matter.

        With those that are being tried again. Where other interviewers are hidden from
        them, the mails about what they may arrange, and their own.
        """
        state = self.model.State
        failed = Q(state__in=[state.FAILED, state.WAITING], finished_at__isnull=False)
        later = self.model._default_manager.filter(
            scorecard_key=OuterRef("scorecard_key"), sequence__gt=OuterRef("sequence")
        )
        arranged = Scorecard.objects.arranged_by(user)
        hidden = Scorecard.objects.hidden_applications(user)
        may_know = (
            Exists(arranged.filter(pk=OuterRef("scorecard_key")))
            | ~Q(application__in=hidden)
            | Q(person=user.pk, scorecard_key__isnull=False)
        )
        is_over = Q(kind__in=["request", "day_before"], starts_at__lte=now)
        return (
            self.filter(failed, may_know, person__is_active=True)
            .exclude(is_over)
            .exclude(Exists(later))
        )


class OutgoingMail(models.Model):
    """What it says is written when it is sent, from the records of then.

    It points to a scorecard by key alone: the mail that an interview is cancelled goes
    out after a scorecard that was withdrawn is gone. The database does not check the
    other keys, as it would lock what they lead to, behind the scorecard.
    """

    class Kind(models.TextChoices):
        REQUEST = "request", "Invitation"
        ASSIGNED = "assigned", "Assignment without a time to come"
        CANCEL = "cancel", "Cancellation"
        DAY_BEFORE = "day_before", "Reminder the day before"
        ROUND_CHANGED = "round", "Look whether a round is complete"
        ALL_IN = "all_in", "All scorecards of a round are in"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENDING = "sending", "Being sent"
        WRITTEN = "written", "Written to a file, as no mail server is set up"
        SENT = "sent", "Sent"
        DROPPED = "dropped", "Dropped, as it had become pointless"
        FAILED = "failed", "Given up"

    kind = models.CharField(max_length=10, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="+",
        help_text="Who gets it; nobody while it is not known.",
    )
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, db_constraint=False, related_name="+"
    )
    scorecard_key = models.BigIntegerField(null=True)
    round = models.PositiveSmallIntegerField(default=1)
    sequence = models.PositiveIntegerField(
        default=0,
        help_text="Goes up with each change of an interview; for a round that is "
        "complete the number of its scorecards.",
    )
    starts_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    checksum = models.CharField(max_length=64, blank=True)

    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(
        default=timezone.now, help_text="It is not sent before."
    )
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(
        null=True, help_text="When a process began to send it."
    )
    finished_at = models.DateTimeField(null=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["state"], name="outgoing_mail_state"),
            # Of those alone that are not finished, which are few.
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["waiting", "sending", "written"]),
                name="outgoing_mail_due",
            ),
            models.Index(
                fields=["scorecard_key", "sequence"], name="outgoing_mail_scorecard"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard_key", "sequence", "kind"],
                condition=Q(scorecard_key__isnull=False),
                name="outgoing_mail_once_for_scorecard",
                violation_error_message="This mail is already waiting, or was sent.",
            ),
            models.UniqueConstraint(
                fields=["application", "round", "sequence", "person"],
                condition=Q(kind="all_in"),
                name="outgoing_mail_once_for_round",
                violation_error_message="This mail is already waiting, or was sent.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = nobody(
        "A checksum of keys, times and a place.", "checksum"
    )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_state_display().lower()}"

    @property
    def is_given_up(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def ends_at(self) -> datetime | None:
        """Of the interview that it tells of."""
        if self.starts_at is None:
            return None
        return self.starts_at + timedelta(minutes=self.minutes)

"""The audit trail: what happened, by whom, to what. Rows are only ever added.

It points at nothing with a foreign key, so that it survives the deletion of whatever
it speaks of.
"""

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Exists, Q

from scorecards.models.scorecard import Scorecard
from scorecards.models.written_once import WrittenOnce, WrittenOnceQuerySet


class AuditEntryQuerySet(WrittenOnceQuerySet):
    def visible_to(self, user: User | AnonymousUser) -> "AuditEntryQuerySet":
        """Those that tell nothing of scorecards which are hidden from this person.

        Of an application for which they owe a scorecard, none; while there is one,
        none of exports by others either, which tell that something was submitted.
        """
        if not user.has_perm("scorecards.view_auditentry"):
            return self.none()
        hidden = Scorecard.objects.hiding_from(user)
        applications = Scorecard.objects.hidden_applications(user)
        by_others = Q(action=AuditEntry.Action.EXPORTED) & ~Q(actor_key=user.pk)
        return self.exclude(application_key__in=applications).exclude(
            by_others & Exists(hidden)
        )


class AuditEntry(WrittenOnce):
    class Action(models.TextChoices):
        VIEWED = "viewed", "Read after breaking the glass"
        GLASS_BROKEN = "glass_broken", "Broke the glass"
        EXPORTED = "exported", "Exported"
        DECIDED = "decided", "Decided"
        RE_RATED = "re_rated", "Recorded a re-rating"
        NOTED = "noted", "Added a debrief note"
        ASSIGNED = "assigned", "Assigned"
        WITHDRAWN = "withdrawn", "Withdrew a scorecard"
        SUBMITTED = "submitted", "Submitted"
        REOPENED = "reopened", "Reopened"
        KIT_MOVED = "kit_moved", "Moved an opening to the newest kit"
        QUESTIONS = "questions", "Chose an opening’s questions"
        CLOSED = "closed", "Closed an opening"
        OPENED_AGAIN = "opened_again", "Reopened an opening"
        MERGED = "merged", "Merged candidates"
        UNMERGED = "unmerged", "Undid a merge of candidates"
        SPLIT = "split", "Split a candidate"
        MOVED = "moved", "Moved to another candidate or opening"
        RENAMED = "renamed", "Corrected a name"
        ADDED = "added", "Added candidates from a file"
        PERMISSIONS = "permissions", "Changed permissions"
        LOCKED_OUT = "locked_out", "Locked out after failed logins"

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    action = models.CharField(max_length=12, choices=Action)
    actor_key = models.BigIntegerField(null=True, help_text="None for a command.")
    actor_name = models.CharField(max_length=200)
    subject_type = models.CharField(max_length=80, help_text="Such as scorecard.")
    subject_key = models.CharField(max_length=40, blank=True)
    subject_name = models.CharField(max_length=400)
    application_key = models.BigIntegerField(
        null=True, help_text="Decides who can read the entry."
    )
    details = models.JSONField(default=dict)

    objects = AuditEntryQuerySet.as_manager()  # type: ignore[misc] # narrower

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "audit trail"
        indexes = [
            models.Index(
                fields=["subject_type", "subject_key"], name="audit_entry_subject"
            ),
            models.Index(fields=["subject_type", "-id"], name="audit_entry_kind"),
            models.Index(fields=["application_key"], name="audit_entry_application"),
            models.Index(fields=["actor_key"], name="audit_entry_actor"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(actor_name=""),
                name="audit_entry_has_actor",
                violation_error_message="Name who did it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.get_action_display()}, {self.subject_name}"

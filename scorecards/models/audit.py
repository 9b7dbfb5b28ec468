"""The audit trail: what happened, by whom, to what. Rows are only ever added.

It points at nothing with a foreign key, so that it survives the deletion of whatever
it speaks of. People and records are keys, which `AuditNames` puts into words; what
somebody typed is in ``words``, which can be blanked.
"""

from typing import Any, ClassVar

from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Exists, Q
from django.db.models.functions import Cast
from django.utils.functional import cached_property

from glossary.personal_text import Owner, Personal, PersonalText, nobody
from scorecards.models.application import Application
from scorecards.models.audit_names import AuditNames
from scorecards.models.opening import Opening
from scorecards.models.people import Candidate
from scorecards.models.scorecard import Scorecard
from scorecards.models.team import candidates_readable_by
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
        entries = self._of_openings_open_to(user)
        by_others = Q(action=AuditEntry.Action.EXPORTED) & ~Q(actor_key=user.pk)
        return entries.exclude(application_key__in=applications).exclude(
            by_others & Exists(hidden)
        )

    def told_to(self, user: User | AnonymousUser) -> "AuditEntryQuerySet":
        """What the timeline of a record that this person may read tells them.

        As `visible_to`, and whoever reads no audit trail is not told who exported
        or read what.
        """
        hidden = Scorecard.objects.hidden_applications(user)
        closed = Opening.objects.closed_to(user)
        entries = self.exclude(application_key__in=hidden)
        if not closed.query.is_empty():
            shut = Application.objects.filter(
                opening__in=closed.order_by().values("pk")
            )
            entries = entries.exclude(application_key__in=shut.order_by().values("pk"))
        if not user.has_perm("scorecards.view_scorecard"):
            entries = entries.filter(application_key=None)
        if not user.has_perm("scorecards.view_auditentry"):
            return entries.exclude(action__in=FOR_COORDINATORS)
        by_others = Q(action=AuditEntry.Action.EXPORTED) & ~Q(actor_key=user.pk)
        return entries.exclude(by_others & Exists(Scorecard.objects.hiding_from(user)))

    def _of_openings_open_to(self, user: User | AnonymousUser) -> "AuditEntryQuerySet":
        """Without those about openings, and people in them, that are closed to them."""
        closed = Opening.objects.closed_to(user).order_by()
        if closed.query.is_empty():
            return self
        applications = Application.objects.filter(opening__in=closed.values("pk"))
        readable = candidates_readable_by(user).order_by().values("pk")
        people = Candidate.objects.exclude(pk__in=readable)
        return (
            self.exclude(application_key__in=applications.order_by().values("pk"))
            .exclude(subject_type="opening", subject_key__in=_as_text(closed))
            .exclude(subject_type="candidate", subject_key__in=_as_text(people))
        )


def _as_text(rows: models.QuerySet[Any]) -> models.QuerySet[Any, Any]:
    return rows.order_by().values_list(Cast("pk", models.CharField()), flat=True)


CODES = frozenset(
    {
        "change",
        "due_at",
        "fields",
        "groups",
        "interview_at",
        "kept",
        "merged",
        "off",
        "on",
        "other",
        "outcome",
        "page",
        "rights",
        "what",
    }
)
"""Details that are text and name nobody: codes, times, groups and rights."""
FOR_COORDINATORS = (
    "reopen_asked",
    "reopen_back",
    "reopen_no",
    "resume_read",
    "viewed",
    "glass_broken",
    "exported",
    "team",
    "declined",
    "no_reminders",
    "reminders",
    "mail_again",
    "mail_left",
)
"""Actions that tell who reads what or may, and why somebody does not interview."""
MAX_NAME_LENGTH = 400


def _about_candidate(candidate: Candidate) -> Q:
    own = Application.with_hidden.filter(candidate=candidate.pk).values("pk")
    return Q(application_key__in=own) | Q(
        subject_type="candidate", subject_key=str(candidate.pk)
    )


def _about_member(user: User) -> Q:
    """Entries about the account or its scorecards, and the reasons they gave for
    breaking the glass."""
    reasons = Q(actor_key=user.pk, action=AuditEntry.Action.GLASS_BROKEN)
    return Q(person_key=user.pk) | reasons


def actions() -> list[tuple[str, str]]:
    """Called, so that another action needs no migration."""
    return AuditEntry.Action.choices


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
        DISCARDED = "discarded", "Discarded a blank scorecard"
        DECLINED = "declined", "Declined an interview"
        RESTORED = "restored", "Undid the withdrawal of a scorecard"
        SUBMITTED = "submitted", "Submitted"
        REMINDERS_STOPPED = "no_reminders", "Stopped the reminders for a scorecard"
        REMINDERS_STARTED = "reminders", "Started the reminders for a scorecard again"
        REOPENED = "reopened", "Reopened"
        REOPEN_ASKED = "reopen_asked", "Asked to reopen a scorecard"
        REOPEN_BACK = "reopen_back", "Took back a request to reopen"
        REOPEN_NO = "reopen_no", "Declined to reopen a scorecard"
        NOTE_PASSED = "note_passed", "Passed a note on to later rounds"
        NOTE_BACK = "note_back", "Took back a note to later rounds"
        RESUME_ADDED = "resume_added", "Attached a résumé"
        RESUME_GONE = "resume_gone", "Removed a résumé"
        RESUME_READ = "resume_read", "Read a résumé"
        KIT_MOVED = "kit_moved", "Moved an opening to the newest kit"
        QUESTIONS = "questions", "Chose an opening’s questions"
        KIT_BUILT = "kit_built", "Put together an opening’s questions"
        TEAM = "team", "Changed who can read an opening"
        PLANNED = "planned", "Changed an interview plan"
        PLAN_APPLIED = "plan_applied", "Assigned a round of an interview plan"
        PLAN_UNDONE = "plan_undone", "Took back a round of an interview plan"
        CLOSED = "closed", "Closed an opening"
        OPENED_AGAIN = "opened_again", "Reopened an opening"
        RELOCATED = "relocated", "Changed where interviews take place"
        MAIL_AGAIN = "mail_again", "Tried an undelivered mail again"
        MAIL_LEFT = "mail_left", "Left an undelivered mail after all"
        MERGED = "merged", "Merged candidates"
        UNMERGED = "unmerged", "Undid a merge of candidates"
        SPLIT = "split", "Split a candidate"
        MOVED = "moved", "Moved to another candidate or opening"
        KEPT_APART = "kept_apart", "Kept two candidates as two people"
        APART_UNDONE = "apart_undone", "Undid keeping two candidates as two people"
        RENAMED = "renamed", "Corrected a name"
        ADDED = "added", "Added candidates from a file"
        MADE = "made", "Added a record"
        CHANGED = "changed", "Changed a record"
        PERMISSIONS = "permissions", "Changed permissions"
        LOCKED_OUT = "locked_out", "Locked out after failed logins"

    class Actor(models.TextChoices):
        PERSON = "person", "Somebody with an account"
        COMMAND = "command", "A command on the server"
        NOBODY = "nobody", "Somebody not logged in"

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    action = models.CharField(max_length=12, choices=actions)
    actor_kind = models.CharField(max_length=7, choices=Actor)
    actor_key = models.BigIntegerField(null=True, help_text="None for a command.")
    subject_type = models.CharField(max_length=80, help_text="Such as scorecard.")
    subject_key = models.CharField(max_length=40, blank=True)
    person_key = models.BigIntegerField(
        null=True, help_text="The account, or the interviewer of the scorecard."
    )
    application_key = models.BigIntegerField(
        null=True, help_text="Decides who can read the entry."
    )
    details = models.JSONField(default=dict, help_text="Facts: figures and codes.")
    words = models.JSONField(default=dict, help_text="What was typed, such as reasons.")

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
            models.Index(fields=["person_key"], name="audit_entry_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(actor_kind="person", actor_key__isnull=False)
                | Q(actor_kind__in=["command", "nobody"], actor_key=None),
                name="audit_entry_has_actor",
                violation_error_message="Name who did it.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "words": Personal(
            about={
                Owner.CANDIDATE: _about_candidate,
                Owner.INTERVIEWER: _about_member,
                Owner.MEMBER: _about_member,
            },
            why="Reasons, earlier usernames and the filters of exports, so that what "
            "was done can be explained.",
            seen_by="Coordinators, without what is hidden from them.",
            by_name=True,
        ),
        **nobody("Keys, codes and figures.", "subject_type", "subject_key", "details"),
    }

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.get_action_display()}, {self.subject_name}"

    @cached_property
    def names(self) -> AuditNames:
        """Set it for entries that are read together: they then share the queries."""
        return AuditNames([self])

    @property
    def actor_name(self) -> str:
        return self.names.actor(self)

    @property
    def subject_name(self) -> str:
        return self.names.subject(self)

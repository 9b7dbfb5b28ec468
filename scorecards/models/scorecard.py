"""One interviewer's record of one interview."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from glossary.models import Level
from glossary.personal_text import Owner, Personal, PersonalText
from scorecards.models.answer import SEEN_BY
from scorecards.models.application import Application
from scorecards.models.erasable import Erasable
from scorecards.models.extra_question import ExtraQuestion
from scorecards.models.kit import Kit, KitIndicator
from scorecards.models.limits import NOTE_LENGTH
from scorecards.models.plan import PlanRound
from scorecards.models.scales import Recommendation
from scorecards.models.scorecard_queries import ScorecardQuerySet
from scorecards.models.scorecard_rules import CONSTRAINTS
from scorecards.models.scorecard_states import Stateful
from scorecards.models.scores import Score

OTHER_NOTES = {
    "general_note": "General note",
    "candidate_asked": "What the candidate asked",
}
"""The texts that belong to no question, and what they are called."""


class LockedError(Exception):
    """The scorecard is submitted; nothing about it changes any more."""


class BegunError(Exception):
    """Something was saved in the scorecard; it is kept."""


class Scorecard(Stateful, Erasable):
    indicators = models.ManyToManyField(
        KitIndicator, blank=True, related_name="scorecards"
    )
    demonstrated_level = models.CharField(max_length=6, choices=Level, blank=True)
    recommendation = models.CharField(max_length=10, choices=Recommendation, blank=True)
    reason = models.TextField(
        "why the recommendation differs from the score",
        blank=True,
        max_length=NOTE_LENGTH,
    )
    summary = models.TextField(blank=True, max_length=NOTE_LENGTH)
    general_note = models.TextField(blank=True, max_length=NOTE_LENGTH)
    candidate_asked = models.TextField(
        "what the candidate asked", blank=True, max_length=NOTE_LENGTH
    )

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="scorecards"
    )
    interviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="scorecards"
    )
    round = models.PositiveSmallIntegerField(default=1)
    planned_in = models.ForeignKey(
        PlanRound,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="scorecards",
        help_text="The round of the interview plan that assigned it.",
    )
    interview_at = models.DateTimeField(
        "interview start",
        null=True,
        blank=True,
        help_text="In the opening's time zone.",
    )
    interview_minutes = models.PositiveSmallIntegerField(
        "interview length in minutes",
        default=60,
        validators=[MinValueValidator(5), MaxValueValidator(480)],
    )
    due_at = models.DateTimeField(
        "due", null=True, blank=True, help_text="When it should be submitted."
    )

    place = models.CharField(
        "interview place or call link",
        max_length=300,
        blank=True,
        help_text="A room, or the address of the call. Only the interviewer sees it.",
    )
    brief = models.TextField(
        "note to the interviewer",
        blank=True,
        max_length=1000,
        help_text="What to know beforehand. Leave out what others think of the person.",
    )

    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="scorecards")
    started_after_others = models.BooleanField(
        default=False,
        help_text="Whether other scorecards were visible to the interviewer by then.",
    )
    version = models.PositiveSmallIntegerField(
        default=1, help_text="Goes up when the scorecard is reopened."
    )
    changed_after_reveal = models.BooleanField(
        default=False,
        help_text="Whether other scorecards were visible to the interviewer when "
        "this one was reopened, or before it was first submitted.",
    )
    reminders_dismissed_at = models.DateTimeField(null=True, blank=True)
    reminders_dismissed_reason = models.CharField(max_length=300, blank=True)
    closed_reason = models.CharField(
        max_length=500,
        blank=True,
        editable=False,
        help_text="Why it was withdrawn or declined.",
    )
    proposed = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who could interview instead, as whoever declined proposes.",
    )
    experience_revision = models.PositiveIntegerField(default=0)
    conclusion_revision = models.PositiveIntegerField(default=0)
    other_notes_revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        permissions = [
            ("assign_scorecard", "Can assign scorecards to interviewers"),
            ("export_scorecard", "Can export scorecards"),
            ("reopen_scorecard", "Can reopen submitted scorecards"),
        ]
        indexes = [
            models.Index(
                fields=["status", "submitted_at"], name="scorecard_status_submitted"
            ),
            models.Index(
                fields=["interviewer", "status", "submitted_at"],
                name="scorecard_interviewer_status",
            ),
            models.Index(
                fields=["application", "status", "submitted_at"],
                name="scorecard_application_status",
            ),
            # With all that decides who sees one: to count them by kit reads no row.
            models.Index(
                fields=["kit", "submitted_at", "application", "interviewer"],
                name="scorecard_kit_visibility",
            ),
        ]
        constraints = CONSTRAINTS

    personal_text: ClassVar[PersonalText] = {
        "reason": Personal(
            about={Owner.CANDIDATE: "application__candidate"},
            why="Why the recommendation differs from the score.",
            seen_by=SEEN_BY,
        ),
        "summary": Personal(
            about={Owner.CANDIDATE: "application__candidate"},
            why="What the interviewer concludes.",
            seen_by=SEEN_BY,
        ),
        "general_note": Personal(
            about={Owner.CANDIDATE: "application__candidate"},
            why="What the interviewer noted that belongs to no question.",
            seen_by=SEEN_BY,
        ),
        "candidate_asked": Personal(
            about={Owner.CANDIDATE: "application__candidate"},
            why="What the candidate wanted to know.",
            seen_by=SEEN_BY,
        ),
        "reminders_dismissed_reason": Personal(
            about={
                Owner.CANDIDATE: "application__candidate",
                Owner.INTERVIEWER: "interviewer",
            },
            why="Why no scorecard is to be expected, such as an interview called off.",
            seen_by="Its interviewer and coordinators.",
        ),
        **{
            column: Personal(
                about={Owner.CANDIDATE: "application__candidate"},
                why="To find the interview, and to know what to look into.",
                seen_by="Its interviewer and coordinators.",
            )
            for column in ("place", "brief")
        },
        "closed_reason": Personal(
            about={
                Owner.CANDIDATE: "application__candidate",
                Owner.INTERVIEWER: "interviewer",
            },
            why="Why a scorecard was withdrawn, or an interview declined.",
            seen_by="Its interviewer and coordinators.",
        ),
    }

    def __str__(self) -> str:
        return f"{self.application.candidate}, by {self.interviewer}"

    @property
    def erased_words(self) -> str:
        """As for every record; a summary that is there says that the texts are."""
        return "" if self.summary else super().erased_words

    @property
    def other_notes(self) -> list[tuple[str, str]]:
        """Label and text of what belongs to no question, where something is written."""
        texts = [(label, getattr(self, name)) for name, label in OTHER_NOTES.items()]
        return [(label, text) for label, text in texts if text]

    @property
    def asked_besides(self) -> list[ExtraQuestion]:
        """What was asked besides the kit's questions. One query, unless prefetched."""
        return [each for each in self.extra_questions.all() if not each.is_blank]

    @property
    def candidacy(self) -> int:
        """The key of the application that it counts for, where some are linked."""
        return self.application.head_key

    @property
    def score(self) -> Score:
        """From the annotations of `with_score`, or else from the answers."""
        loaded = vars(self)
        if "score_count" in loaded:
            return Score(
                total=loaded["score_total"],
                count=loaded["score_count"],
                weight=loaded["score_weight"],
            )
        return Score.of(self.answers.all())

    def contradicts(self, score: Score) -> bool:
        """Whether the recommendation is one thing and its score another."""
        return score.contradicts(self.recommendation, level=self.kit.level)

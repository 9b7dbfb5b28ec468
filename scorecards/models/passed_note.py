"""What an interviewer passes on: a topic for the interviewers of later rounds."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from glossary.personal_text import Owner, Personal, PersonalText
from scorecards.models.erasable import Erasable
from scorecards.models.scorecard import Scorecard

MAX_LENGTH = 300


class PassedNote(Erasable):
    """Counts until it is changed or taken back; for whoever had begun a later
    interview by then, it stays what it was."""

    text = models.CharField(max_length=MAX_LENGTH)

    scorecard = models.ForeignKey(
        Scorecard, on_delete=models.CASCADE, related_name="passed_notes"
    )
    written_at = models.DateTimeField()
    ended_at = models.DateTimeField(
        null=True, editable=False, help_text="When it was changed or taken back."
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard"],
                condition=Q(ended_at=None),
                name="passed_note_one_at_a_time",
                violation_error_message="There is a note already.",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(erased_at__isnull=False),
                name="passed_note_has_text",
                violation_error_message="Write what to ask about.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "text": Personal(
            about={Owner.CANDIDATE: "scorecard__application__candidate"},
            why="What the interviewers of later rounds should ask about.",
            seen_by=(
                "Its author and interviewers of later rounds; with the scorecard, the "
                "hiring panel and coordinators, blind until they submit."
            ),
        ),
    }

    def __str__(self) -> str:
        return f"Note from {self.scorecard}"

"""What was submitted and then reopened, and whoever read before they had written."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from glossary.personal_text import Nobody, Owner, Personal, PersonalText
from scorecards.models.application import Application
from scorecards.models.debrief import PANEL
from scorecards.models.limits import NOTE_LENGTH
from scorecards.models.scorecard import Scorecard
from scorecards.models.written_once import WrittenOnce

Content = dict[str, Any]
WRITTEN = ("reason", "summary", "general_note", "candidate_asked")


class SubmittedVersion(WrittenOnce):
    """A scorecard as it was submitted, kept when it is reopened.

    Its facts and its texts are columns of their own, which `split` and `whole` know.
    """

    number = models.PositiveSmallIntegerField()
    content = models.JSONField(help_text="Ratings, ticks and all else but the texts.")
    texts = models.JSONField(default=dict, help_text="All that was written.")
    submitted_at = models.DateTimeField()
    reason = models.TextField(max_length=NOTE_LENGTH)
    others_were_open = models.BooleanField(
        help_text="Whether the interviewer could read other scorecards by then."
    )

    scorecard = models.ForeignKey(
        Scorecard, on_delete=models.PROTECT, related_name="submitted_versions"
    )
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reopened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["scorecard", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "number"],
                name="submitted_version_unique_number",
                violation_error_message="That version is already kept.",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") | Q(erased_at__isnull=False),
                name="submitted_version_has_reason",
                violation_error_message="Explain why the scorecard is reopened.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "content": Nobody("Ratings, ticks and keys."),
        "texts": Personal(
            about={Owner.CANDIDATE: "scorecard__application__candidate"},
            why="Notes, evidence and conclusion as they were before it was reopened.",
            seen_by=f"Its interviewer. {PANEL}",
        ),
        "reason": Personal(
            about={
                Owner.CANDIDATE: "scorecard__application__candidate",
                Owner.INTERVIEWER: "scorecard__interviewer",
            },
            why="Why a submitted scorecard was reopened.",
            seen_by=f"Its interviewer. {PANEL}",
        ),
    }

    def __str__(self) -> str:
        return f"{self.scorecard}, version {self.number}"

    @staticmethod
    def split(entered: Content) -> dict[str, Content]:
        """What was entered, as values of ``content`` and ``texts``."""
        answers, flags = entered["answers"], entered["red_flags"]
        extra = entered["extra_questions"]
        return {
            "content": {
                **{key: entered[key] for key in entered if key not in WRITTEN},
                "answers": [_without(each, "notes") for each in answers],
                "red_flags": [_without(each, "evidence") for each in flags],
                "extra_questions": [_without(each, "text", "notes") for each in extra],
            },
            "texts": {
                **{key: entered[key] for key in WRITTEN},
                "notes": {str(each["question"]): each["notes"] for each in answers},
                "evidence": {str(each["red_flag"]): each["evidence"] for each in flags},
                "extra_questions": {
                    str(each["number"]): {"text": each["text"], "notes": each["notes"]}
                    for each in extra
                },
            },
        }

    @property
    def whole(self) -> Content:
        """What was entered; texts that were erased are blank.

        Versions of before know nothing of extra questions.
        """
        notes, evidence, extra = (
            self.texts.get(key, {}) for key in ("notes", "evidence", "extra_questions")
        )
        return {
            **self.content,
            **{key: self.texts.get(key, "") for key in WRITTEN},
            "answers": [
                {**each, "notes": notes.get(str(each["question"]), "")}
                for each in self.content["answers"]
            ],
            "red_flags": [
                {**each, "evidence": evidence.get(str(each["red_flag"]), "")}
                for each in self.content["red_flags"]
            ],
            "extra_questions": [
                {**each, "text": "", "notes": "", **extra.get(str(each["number"]), {})}
                for each in self.content.get("extra_questions", [])
            ],
        }


def _without(content: Content, *texts: str) -> Content:
    return {key: value for key, value in content.items() if key not in texts}


class BrokenGlass(WrittenOnce):
    """Who still has a scorecard to submit reads other interviewers' even so."""

    reason = models.TextField(max_length=NOTE_LENGTH)

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="broken_glass"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="broken_glass"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["application", "pk"]
        verbose_name_plural = "broken glass"
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person"],
                name="broken_glass_unique_person_of_application",
                violation_error_message="The glass is already broken.",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") | Q(erased_at__isnull=False),
                name="broken_glass_has_reason",
                violation_error_message="Explain why you need to read them now.",
            ),
        ]

    personal_text: ClassVar[PersonalText] = {
        "reason": Personal(
            about={
                Owner.CANDIDATE: "application__candidate",
                Owner.MEMBER: "person",
            },
            why="Why somebody read other scorecards before submitting their own.",
            seen_by="Coordinators, in the audit trail.",
        )
    }

    def __str__(self) -> str:
        return f"{self.person} for {self.application}"
